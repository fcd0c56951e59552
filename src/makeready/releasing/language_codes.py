"""A language's tag, as a manuscript has it, in the codes that libraries and shops ask for."""

from __future__ import annotations


def iso_639_2(language: str) -> str:
    """The bibliographic code of ISO 639-2: "ger" for "de-AT", "und" for a language that has none."""
    from langcodes import Language  # noqa: PLC0415  a release alone needs it

    try:
        return Language.get(language).to_alpha3(variant="B")
    except (ValueError, LookupError):
        return "und"


def region_in(language: str) -> str:
    """The country in a tag, as ISO 3166: "GB" for "en-GB"; "" where it names none."""
    from langcodes import Language  # noqa: PLC0415  a release alone needs it

    try:
        territory = Language.get(language, normalize=False).territory or ""
    except ValueError:
        return ""
    return territory if territory.isalpha() else ""
