"""The import report: what was joined, moved, dropped and doubted, as lines and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from makeready.importing.account import Account
from makeready.importing.article_writing import shortened
from makeready.importing.imported import Decision, Did

REPORT = "import-report.md"
TITLES = {
    Did.DOUBTED: "Look at these: they were decided, and may be wrong",
    Did.MOVED: "Moved",
    Did.JOINED: "Put together",
    Did.DROPPED: "Dropped",
    Did.DECIDED: "Words divided at a line's end",
}
"""In the order in which an editor wants them."""


def as_text(decisions: Sequence[Decision], account: Account) -> str:
    """What an editor should look at, and the numbers of the rest."""
    doubts = [decision for decision in decisions if decision.did is Did.DOUBTED]
    lines = [f"{_where(doubt)}  {shortened(doubt.words)}\n    {doubt.why}." for doubt in doubts]
    counts = {did: sum(decision.did is did for decision in decisions) for did in Did}
    told = ", ".join(f"{count} {did.value}" for did, count in counts.items() if count)
    return "\n".join([*lines, told, *_surplus(account), _balance(account)])


def as_markdown(source: str, decisions: Sequence[Decision], account: Account) -> str:
    """The report to be kept beside the article."""
    parts = [f"# Brought in from {source}", _balance(account)]
    if not account.balances:
        parts.append("**Unfinished.** These words are nowhere: " + " ".join(account.missing))
    parts += _surplus(account)
    for did, title in TITLES.items():
        rows = [_row(decision) for decision in decisions if decision.did is did]
        if rows:
            parts += [
                f"## {title}",
                "| In the source | Here | Words | Why |\n| --- | --- | --- | --- |\n" + "\n".join(rows),
            ]
    return "\n\n".join(parts) + "\n"


def _balance(account: Account) -> str:
    if not account.balances:
        return f"The account does not balance: {len(account.missing)} of {account.source} words are nowhere."
    return (
        f"The account balances: {account.source} words, {account.article} in the article and its captions, "
        f"{account.dropped} dropped."
    )


def _surplus(account: Account) -> list[str]:
    """What to look for, where the article has words that the source has not."""
    words = " ".join(account.surplus)
    return [f"These words are here oftener than in the source; look for them: {words}"] if words else []


def _where(decision: Decision) -> str:
    return f"{decision.source} -> {decision.target}" if decision.target else f"{decision.source}"


def _row(decision: Decision) -> str:
    words = " ".join(decision.words.split())
    words = words if decision.did is Did.DROPPED else shortened(words)  # what is dropped stands nowhere else
    cells = (str(decision.source), decision.target or "-", words, decision.why)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
