"""The release as an ONIX for Books 3.1 message: what shops and libraries are told of each product of it.

The printed issue, the EPUB and the screen PDF are products of their own, each with its identifier. Nothing
stands in it that nobody has said: no price, no sales rights, no subject, no audience.
"""

from __future__ import annotations

from lxml import etree

from makeready.composing.issue_facts import place_in_series
from makeready.releasing.described import Described
from makeready.releasing.identifiers import product_identifier
from makeready.releasing.onix_collateral import add_collateral, add_contained
from makeready.releasing.onix_elements import (
    NAMESPACE,
    add,
    add_authors,
    add_identifier,
    add_language,
    add_said,
    add_title,
)
from makeready.releasing.onix_forms import add_extents, add_form
from makeready.releasing.released import ReleasedFile, Role


def onix_message(told: Described) -> bytes:
    """The message, with a product for each file that is on sale; raises `ValueError` where none is."""
    if not told.on_sale:
        raise ValueError("an ONIX message needs a product: neither a printed issue nor an ebook is there")
    message = etree.Element(f"{{{NAMESPACE}}}ONIXMessage", {"release": "3.1"}, {None: NAMESPACE})
    header = add(message, "Header")
    add(add(header, "Sender"), "SenderName", told.issue.publisher)
    add(header, "SentDateTime", told.instant.replace("-", "").replace(":", ""))
    for file in told.on_sale:
        _add_product(message, told, file)
    return etree.tostring(message, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_product(message: etree._Element, told: Described, file: ReleasedFile) -> None:
    issue = told.issue
    urn = product_identifier(issue, file.role)
    product = add(message, "Product")
    # 03 of list 1: a whole record, which takes the place of that of an earlier revision.
    add_said(product, RecordReference=urn, NotificationType="03")
    add_identifier(product, urn, issue.publisher)
    _add_description(add(product, "DescriptiveDetail"), told, file)
    if told.articles or told.covers:
        add_collateral(add(product, "CollateralDetail"), told)
    if told.articles:
        add_contained(add(product, "ContentDetail"), told)
    _add_publishing(add(product, "PublishingDetail"), told)
    _add_related(product, told, file)


def _add_description(detail: etree._Element, told: Described, file: ReleasedFile) -> None:
    issue = told.issue
    add(detail, "ProductComposition", "00")  # list 2: one thing, for sale
    add_form(detail, told, file)
    _add_magazine(detail, told)
    add_title(detail, told.title, "01", issue.language, issue.subtitle)
    add_authors(detail, told.authors, issue.bodies)
    if not told.authors:
        add(detail, "NoContributor")
    for language in told.languages:
        add_language(detail, language)
    add_extents(detail, told, file)


def _add_magazine(detail: etree._Element, told: Described) -> None:
    """The magazine that it is an issue of, as a publisher's collection (list 148: 10)."""
    collection = add(detail, "Collection")
    add(collection, "CollectionType", "10")
    if told.issn:
        identifier = add(collection, "CollectionIdentifier")
        add_said(identifier, CollectionIDType="02", IDValue=told.issn.replace("-", ""))
    if place := _sequence_number(place_in_series(told.issue)):
        sequence = add(collection, "CollectionSequence")
        # List 197: 02, the order of the titles as the publisher numbers them.
        add_said(sequence, CollectionSequenceType="02", CollectionSequenceNumber=place)
    add_title(collection, told.issue.title, "02", told.issue.language)


def _sequence_number(place: str) -> str:
    """The place as ONIX writes it, "7" for "07"; "" for an issue 0, which it can't count."""
    parts = [part.lstrip("0") for part in place.split(".")]
    return ".".join(parts) if all(parts) else ""


def _add_publishing(detail: etree._Element, told: Described) -> None:
    publisher = add(detail, "Publisher")
    add_said(publisher, PublishingRole="01", PublisherName=told.issue.publisher)
    add(detail, "PublishingStatus", "04")  # list 64: active
    published = add(detail, "PublishingDate")
    add(published, "PublishingDateRole", "01")
    add(published, "Date", told.issue.published.strftime("%Y%m%d"), dateformat="00")


def _add_related(product: etree._Element, told: Described, file: ReleasedFile) -> None:
    """The other products of the issue, by list 51."""
    others = [other for other in told.on_sale if other != file]
    if not others:
        return
    related = add(product, "RelatedMaterial")
    for other in others:
        composite = add(related, "RelatedProduct")
        add(composite, "ProductRelationCode", "06")  # the same in another format
        if _has_pages_of(told, file, other):
            add(composite, "ProductRelationCode", "13")  # whose page numbers it has
        add_identifier(composite, product_identifier(told.issue, other.role), told.issue.publisher)


def _has_pages_of(told: Described, file: ReleasedFile, other: ReleasedFile) -> bool:
    found = told.verified.ebook
    marked = found is not None and "pageBreakMarkers" in found.features
    return marked and file.role is Role.EPUB and other.role is Role.PRINT_PDF
