"""Asking a person for a password, where one sits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from makeready.progress import Progress


def asked_on_a_terminal(progress: Progress) -> Callable[[str], str] | None:
    """What asks for the password of an address, typed unseen; None where nobody can type."""
    if not sys.stdin.isatty():
        return None

    def ask(address: str) -> str:
        with progress.paused():
            typed: str = click.prompt(f"Password for {address}", hide_input=True, err=True)
        return typed

    return ask
