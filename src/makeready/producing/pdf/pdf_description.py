"""What the finished PDF says of itself; its dates are the issue's, never the clock's."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from makeready.issue import Issue
from makeready.producing.pdf.pdf_file import PdfFile, Text

CREATOR, PRODUCER = "Makeready", "Makeready, WeasyPrint"

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{}\n<?xpacket end="r"?>'


def pdf_title(issue: Issue) -> str:
    """The title that a reader shows of a whole issue."""
    return f"{issue.title} {issue.number}"


def write_info(file: PdfFile, issue: Issue, title: str) -> int:
    """The number of the information dictionary: ISO 32000-1, 14.3.3."""
    return file.add(
        {
            "Title": Text(title),
            "Creator": CREATOR,
            "Producer": PRODUCER,
            "CreationDate": _pdf_date(issue.published),
            "ModDate": _pdf_date(issue.modified),
        }
    )


def write_metadata(file: PdfFile, issue: Issue, title: str) -> int:
    """The number of the stream of metadata: ISO 16684-1 (XMP)."""
    return file.add_stream(b"/Type/Metadata/Subtype/XML", _xmp(issue, title))


def _xmp(issue: Issue, title: str) -> bytes:
    for prefix, space in _SPACES.items():
        ET.register_namespace(prefix, space)
    meta = ET.Element(_name("x:xmpmeta"))
    about = ET.SubElement(
        ET.SubElement(meta, _name("rdf:RDF")), _name("rdf:Description"), {_name("rdf:about"): ""}
    )
    _add_list(about, "dc:title", "rdf:Alt", title).set(_XML_LANG, "x-default")
    _add_list(about, "dc:language", "rdf:Bag", issue.language)
    _add_list(about, "dc:publisher", "rdf:Bag", issue.publisher)
    _add(about, "dc:identifier", issue.identifier)
    if issue.rights:
        _add_list(about, "dc:rights", "rdf:Alt", issue.rights).set(_XML_LANG, "x-default")
    _add_list(about, "dc:date", "rdf:Seq", issue.published.isoformat())
    _add(about, "xmp:CreateDate", _midnight(issue.published))
    _add(about, "xmp:ModifyDate", _midnight(issue.modified))
    _add(about, "xmp:CreatorTool", CREATOR)
    _add(about, "pdf:Producer", PRODUCER)
    # ISO 14289-1, 5: the part that the file conforms to; the tests let veraPDF judge it.
    _add(about, "pdfuaid:part", "1")
    return _PACKET.format(ET.tostring(meta, "unicode")).encode()


def _pdf_date(day: date) -> str:
    """Midnight of a day: ISO 32000-1, 7.9.4."""
    return f"D:{day:%Y%m%d}000000Z"


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _name(name)).text = text


def _add_list(parent: ET.Element, name: str, kind: str, text: str) -> ET.Element:
    """The one item of a new list of this kind."""
    item = ET.SubElement(ET.SubElement(ET.SubElement(parent, _name(name)), _name(kind)), _name("rdf:li"))
    item.text = text
    return item
