"""Whatever prose is set in columns with furniture and captions: it comes back word for word."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from importing.set_pages import Press, draw_pictures

from makeready.importing.imported import Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading import read_pages
from makeready.preflight.house_style.dictionaries import dictionary_of
from makeready.producing.word_account import words_in

EXAMPLES = int(os.environ.get("MAKEREADY_EXAMPLES", "12"))
"""How many settings are tried; MAKEREADY_EXAMPLES=300 looks longer."""
WORDS = [
    "the", "of", "and", "a", "to", "in", "on", "with", "from", "by", "that", "which", "it", "was",
    "were", "had", "for", "as", "at", "but", "not", "so", "when", "where", "salt", "road", "mule",
    "carrier", "harbour", "ledger", "weather", "officer", "water", "causeway", "milestone", "inn",
    "chimney", "candle", "lantern", "difficult", "official", "affluent", "fluffy", "wherever",
    "notification", "recommendation", "neighbourhood", "extraordinary", "two-masted", "self-appointed",
    "twenty-four", "mule-driver", "harbour-wall", "long-forgotten", "walked", "counted", "carried",
    "remembered", "complained", "replaced", "understood", "afterwards", "Quba", "Hale", "Farrow", "Low",
    "Ness",
]  # fmt: skip

FIRST = (
    "The road begins at the harbour, and nobody knows why it does. There is no sign, no stone and no "
    "house at its beginning, and whoever asks for it is told to turn round. It ends as it begins, after "
    "forty miles, sixteen milestones and four inns, in the middle of a field. Those who have walked it "
    "say that this is the point of it, and that the salt was an excuse."
)
"""A text begins with as much prose, so that it has more of it than captions."""

word = st.sampled_from(WORDS)
sentence = st.lists(word, min_size=4, max_size=22).map(
    lambda words: " ".join(words)[0].upper() + " ".join(words)[1:] + "."
)
paragraph = st.lists(sentence, min_size=1, max_size=5).map(" ".join)
caption = st.lists(word, min_size=3, max_size=12).map(lambda words: "Here " + " ".join(words))
subhead = st.lists(word, min_size=2, max_size=4).map(lambda words: "How " + " ".join(words))
block = st.one_of(
    st.tuples(st.just("p"), paragraph),
    st.tuples(st.just("p"), paragraph),
    st.tuples(st.just("p"), paragraph),
    st.tuples(st.just("figure"), caption),
    st.tuples(st.just("h2"), subhead),
)


@pytest.fixture(scope="module")
def bring_in(tmp_path_factory: pytest.TempPathFactory, press: Press) -> Callable[[str], Imported]:
    """Sets HTML and brings the PDF in."""
    folder = tmp_path_factory.mktemp("prose")
    draw_pictures(folder)
    dictionary = dictionary_of("en-GB")
    assert dictionary

    def brought_in(page: str) -> Imported:
        (folder / "pages.css").write_text((Path(__file__).parent / "pdfs/pages.css").read_text("utf-8"))
        return as_article(read_pages(press(page, folder, folder / "prose.pdf")), dictionary.knows, "prose")

    return brought_in


def page_of(blocks: list[tuple[str, str]], columns: int, indent: bool, justified: bool) -> str:  # noqa: FBT001
    """HTML of blocks in columns, with a running head, a folio, and a picture above each caption."""
    told = "".join(
        f'<figure><img src="wide.jpg"><figcaption>{escape(text)}</figcaption></figure>'
        if kind == "figure"
        else f"<{kind}>{escape(text)}</{kind}>"
        for kind, text in blocks
    )
    paragraphs = "text-indent: 1em" if indent else "margin-bottom: 6pt"
    return f"""<html lang="en-GB"><link rel="stylesheet" href="pages.css"><style>
        @page {{ @top-left {{ content: "The salt road"; font: 6pt sans-serif }}
                 @bottom-right {{ content: counter(page); font: 6pt sans-serif }} }}
        div {{ columns: {columns}; column-gap: 5mm; text-align: {"justify" if justified else "left"} }}
        p {{ {paragraphs} }} figure {{ margin: 3mm 0; break-inside: avoid }}
        </style><h1>What the carriers said</h1><div>{told}</div></html>"""


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
)
@given(
    blocks=st.lists(block, min_size=4, max_size=14),
    columns=st.integers(1, 3),
    indent=st.booleans(),
    justified=st.booleans(),
)
def test_prose_comes_back_word_for_word(
    bring_in: Callable[[str], Imported],
    blocks: list[tuple[str, str]],
    columns: int,
    indent: bool,  # noqa: FBT001
    justified: bool,  # noqa: FBT001
):
    """Text and subheads in order, captions in captions.md, furniture in neither."""
    blocks = [("p", FIRST), *blocks]
    imported = bring_in(page_of(blocks, columns, indent, justified))
    body = imported.article.split("\n---\n", 1)[1]
    text = " ".join(line for line in body.split("\n") if not line.startswith(("![", "<!--")))
    captions = " ".join(line for line in imported.captions.split("\n") if line[:3] not in ("## ", "- p"))

    assert words_in(text) == [word for kind, text in blocks if kind != "figure" for word in words_in(text)]
    assert sorted(words_in(captions)) == sorted(
        word for kind, text in blocks if kind == "figure" for word in words_in(text)
    )
    assert {"salt", "road"} <= set(imported.dropped)
