"""The composites of ONIX for Books 3.1 that a product record is built of.

Reference tags, https://ns.editeur.org/onix/en; the number of a code list stands beside each code.
An element whose words are missing is not written: the schema allows none that is empty.
"""

from __future__ import annotations

from lxml import etree

from makeready.composing.typography import direction
from makeready.releasing.identifiers import isbn_of
from makeready.releasing.language_codes import iso_639_2, region_in

NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"


def add(parent: etree._Element, tag: str, words: str = "", **attributes: str) -> etree._Element:
    """A new last child of `parent`."""
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    child.text = words or None
    return child


def add_said(parent: etree._Element, **said: str) -> None:
    """A child for each of `said`, by its tag, that says something."""
    for tag, words in said.items():
        if words:
            add(parent, tag, words)


def add_identifier(parent: etree._Element, urn: str, issuer: str) -> None:
    """What a product is identified by, list 5; `issuer` gives the name to what has no scheme there."""
    number = isbn_of(urn)
    if number:
        for scheme in ("03", "15"):  # the trade orders by GTIN-13, libraries look for the ISBN-13
            _add_one_identifier(parent, scheme, number)
    elif urn.lower().startswith("urn:isbn:"):  # with a wrong check digit: no ISBN
        _add_one_identifier(parent, "01", urn, issuer)
    else:
        _add_one_identifier(parent, "22", urn)


def _add_one_identifier(parent: etree._Element, scheme: str, value: str, issuer: str = "") -> None:
    identifier = add(parent, "ProductIdentifier")
    add_said(identifier, ProductIDType=scheme, IDTypeName=issuer, IDValue=value)


def add_title(parent: etree._Element, title: str, level: str, language: str, subtitle: str = "") -> None:
    """The distinctive title (list 15: 01) at a `level` of list 149: 01 product, 02 collection, 04 item."""
    detail = add(parent, "TitleDetail")
    add(detail, "TitleType", "01")
    element = add(detail, "TitleElement")
    add(element, "TitleElementLevel", level)
    code = iso_639_2(language)
    add(element, "TitleText", title, language=code)
    if subtitle:
        add(element, "Subtitle", subtitle, language=code)


def add_authors(parent: etree._Element, names: tuple[str, ...], bodies: tuple[str, ...]) -> None:
    """Who wrote it (list 17: A01), as the byline has the names: which of their parts is which, none says.

    Those of `bodies` are no persons.
    """
    for number, name in enumerate(names, start=1):
        contributor = add(parent, "Contributor")
        kind = "CorporateName" if name in bodies else "PersonName"
        add_said(contributor, SequenceNumber=str(number), ContributorRole="A01", **{kind: name})


def add_language(parent: etree._Element, language: str) -> None:
    """The language of the text (list 22: 01)."""
    composite = add(parent, "Language")
    add_said(composite, LanguageRole="01", LanguageCode=iso_639_2(language), CountryCode=region_in(language))


def add_text(parent: etree._Element, kind: str, words: str, language: str) -> etree._Element:
    """A text for everybody (list 154: 00) of a kind in list 153; the element of its words comes back."""
    content = add(parent, "TextContent")
    add_said(content, TextType=kind, ContentAudience="00")
    return add(content, "Text", words, language=iso_639_2(language))


def add_contents(parent: etree._Element, titles: list[tuple[str, str]], language: str) -> None:
    """The table of contents (list 153: 04) as XHTML; `titles` come with their languages."""
    text = add_text(parent, "04", "", language)
    text.set("textformat", "05")
    listed = add(text, "ul")
    for title, own in titles:
        add(listed, "li", title, lang=own, dir=direction(own))


def add_feature(parent: etree._Element, kind: str, value: str, description: str = "") -> None:
    """A feature of the product, list 79."""
    feature = add(parent, "ProductFormFeature")
    add_said(
        feature,
        ProductFormFeatureType=kind,
        ProductFormFeatureValue=value,
        ProductFormFeatureDescription=description,
    )


def add_extent(parent: etree._Element, kind: str, value: int, unit: str) -> None:
    """An extent of list 23 in a unit of list 24; 0 is none."""
    if value:
        add_said(add(parent, "Extent"), ExtentType=kind, ExtentValue=str(value), ExtentUnit=unit)
