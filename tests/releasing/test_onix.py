"""The ONIX message: what EDItEUR's schema allows, and nothing in it that nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree
from small_issues import article, issue
from told_releases import EPUB, FOUND, HEBREW, ODD, OFFPRINT, PRINT, SCREEN, bare, odd_issue, release, told

from judges import onix
from makeready.releasing.described import Described, Verified
from makeready.releasing.onix import onix_message

NAMES = {"o": "http://ns.editeur.org/onix/3.1/reference"}
PRODUCTS = ("printed", "EPUB", "screen PDF")


def found(message: bytes, *path: str) -> list[str]:
    """The words of the elements with the last name of `path` below those with the names before it."""
    got = etree.fromstring(message).xpath("".join(f"//o:{name}" for name in path), namespaces=NAMES)
    return ["".join(each.itertext()) for each in got]


def features(product: str, told_of: Described, kind: str = "09") -> list[str]:
    """The codes of one kind of feature, of one product."""
    message = etree.fromstring(onix_message(told_of))
    return [
        str(code)
        for code in message.xpath(
            f"o:Product[{PRODUCTS.index(product) + 1}]//o:ProductFormFeature"
            f"[o:ProductFormFeatureType='{kind}']/o:ProductFormFeatureValue/text()",
            namespaces=NAMES,
        )
    ]


@pytest.mark.parametrize(
    "told_of",
    [
        told(),
        told(address="https://salt.example/07/"),
        told(verified=Verified()),
        bare(),
        told(odd_issue(binding="saddle-stitch"), release(PRINT)),
        told(odd_issue(bodies=("Cy Moe",))),
        told(odd_issue(identifier="urn:isbn:978-3-16-148410-0", number="12.1")),
        told(odd_issue(identifier="urn:isbn:978-3-16-148410-1", number="0")),
        told(issue(article("one", language="qq"))),
    ],
)
def test_the_schema_allows_it(told_of: Described) -> None:
    """Whatever is known and whatever is not, in any script."""
    assert onix.faults(onix_message(told_of)) == []


def test_the_judge_sees_faults() -> None:
    """A code that no list has and an element out of its place are told."""
    message = onix_message(told())

    assert onix.faults(message.replace(b"<ProductForm>BC<", b"<ProductForm>QQ<")) != []
    assert onix.faults(message.replace(b"NotificationType>", b"Notification>")) != []


def test_each_thing_on_sale_is_a_product() -> None:
    """Print, EPUB and screen PDF have forms and identifiers of their own, and know of each other."""
    message = onix_message(told())
    numbers = found(message, "Product", "RecordReference")

    assert found(message, "DescriptiveDetail", "ProductForm") == ["BC", "ED", "ED"]
    assert found(message, "DescriptiveDetail", "ProductFormDetail") == ["B305", "E101", "E107"]
    assert len(set(numbers)) == 3
    assert set(found(message, "RelatedProduct", "IDValue")) == set(numbers)
    assert len(found(message, "RelatedProduct")) == 6


def test_an_isbn_is_that_of_the_ebook() -> None:
    """The EPUB has it as GTIN-13 and ISBN-13; the printed issue, which is another product, has not."""
    message = onix_message(told(odd_issue(identifier="urn:isbn:3-16-148410-X")))

    assert found(message, "Product[2]/o:ProductIdentifier", "ProductIDType") == ["03", "15"]
    assert found(message, "Product[2]/o:ProductIdentifier", "IDValue") == ["9783161484100"] * 2
    assert found(message, "Product[1]/o:ProductIdentifier", "ProductIDType") == ["22"]


def test_an_issn_is_that_of_the_magazine() -> None:
    """It names the series, without its hyphen, and no product."""
    message = onix_message(told())

    assert set(found(message, "Collection", "IDValue")) == {"12345679"}
    assert set(found(message, "Collection", "CollectionSequenceNumber")) == {"7"}
    assert "12345679" not in found(message, "ProductIdentifier", "IDValue")


def test_the_words_come_through() -> None:
    """Markup, quotes, emoji and Hebrew are words, and each says its language."""
    message = onix_message(told())

    assert set(found(message, "ContentItem", "TitleText")) == {ODD, HEBREW}
    assert ODD in found(message, "TitleElement", "Subtitle")
    assert f"Read {ODD}" in found(message, "ContentItem", "Text")
    assert HEBREW in found(message, "CollateralDetail", "li[@dir='rtl'][@lang='he']")
    assert f"Alt {ODD}" in found(message, "ResourceFeature", "FeatureNote")
    assert found(message, "Product[1]", "DescriptiveDetail", "LanguageCode") == ["eng", "heb"]


def test_articles_have_authors_and_pages() -> None:
    """Each is an item of the contents, on the folios where it is printed."""
    message = onix_message(told(None, release(EPUB)))

    assert found(message, "PageRun", "FirstPageNumber") == ["4", "8"]
    assert found(message, "PageRun", "LastPageNumber") == ["6", "8"]
    assert found(message, "ContentItem", "PersonName") == ["Ada Lind", "Bo Ek", "Cy Moe", "אדה לוי"]


def test_a_body_is_no_person() -> None:
    """Its name is that of a corporation, in its place among the authors of product and article."""
    message = onix_message(told(odd_issue(bodies=("Bo Ek",))))
    names = ["Ada Lind", "Cy Moe", "אדה לוי"]
    assert found(message, "ContentItem", "PersonName") == names * len(PRODUCTS)
    assert found(message, "ContentItem", "CorporateName") == ["Bo Ek"] * len(PRODUCTS)
    assert found(message, "DescriptiveDetail", "CorporateName") == ["Bo Ek"] * len(PRODUCTS)


def test_pages_are_counted_as_each_product_has_them() -> None:
    """All that are bound, those that show something for a text that reflows, all of them on the screen."""
    message = onix_message(told())

    assert found(message, "Extent[o:ExtentUnit='03']", "ExtentType") == ["06", "08", "07"]
    assert found(message, "Extent[o:ExtentUnit='03']", "ExtentValue") == ["12", "11", "12"]


def test_accessibility_is_what_was_verified() -> None:
    """A claim of the EPUB is a code of the EPUB alone; what was not checked is unknown."""
    assert features("EPUB", told()) == ["00", "11", "13", "14", "19", "41", "52"]
    assert features("EPUB", told(), "12") == ["14", "18", "16"]
    assert features("screen PDF", told()) == ["05"]
    assert features("printed", told()) == []
    unverified = told(verified=Verified())
    assert features("EPUB", unverified) == features("screen PDF", unverified) == ["08"]
    silent = replace(FOUND, features=(), sufficient=("textual,visual",), hazards=("unknown",))
    assert features("EPUB", told(verified=Verified(silent))) == ["00"]


def test_covers_are_told_by_their_file() -> None:
    """Size, pixels, checksum and a link, which is the file's name where no address is known."""
    message = onix_message(told(None, release(*release().files[:2], EPUB)))

    assert found(message, "ResourceVersion", "ResourceLink") == ["cover-1600.jpg", "cover-400.jpg"]
    assert found(message, "ResourceVersion[1]", "FeatureValue")[:3] == ["D502", "2286", "1600"]


def test_nothing_is_invented() -> None:
    """No price, no rights, no subject, no audience, and no element that is empty."""
    for told_of in (told(), bare()):
        message = etree.fromstring(onix_message(told_of))
        tags = {etree.QName(element).localname for element in message.iter()}
        assert not tags & {"ProductSupply", "Price", "SalesRights", "Subject", "Audience"}
        empty = [each.tag for each in message.iter() if not len(each) and not (each.text or "").strip()]
        assert [etree.QName(tag).localname for tag in empty] == ["NoContributor"] * (not told_of.authors)


def test_the_same_release_gives_the_same_bytes() -> None:
    """Told twice, it is told alike."""
    assert onix_message(told()) == onix_message(told())


def test_a_message_without_a_product_is_refused() -> None:
    """An offprint alone is nothing to sell."""
    with pytest.raises(ValueError, match="needs a product"):
        onix_message(told(None, release(OFFPRINT)))
    assert onix_message(told(None, release(SCREEN)))
