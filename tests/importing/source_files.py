"""Sources made of readable parts: what stands in a folder of `hard/` is wrapped and zipped as its program does."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from makeready.importing.documents.word_names import NAMESPACES

HARD = Path(__file__).parent / "hard"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = {
    "document.xml": "w:document",
    "styles.xml": "w:styles",
    "numbering.xml": "w:numbering",
    "footnotes.xml": "w:footnotes",
    "endnotes.xml": "w:endnotes",
    "comments.xml": "w:comments",
    "header1.xml": "w:hdr",
    "footer1.xml": "w:ftr",
    "charts/chart1.xml": "c:chartSpace",
    "diagrams/data1.xml": "dgm:dataModel",
}
_KINDS = {name: root.partition(":")[0] and name.partition(".")[0] for name, root in _ROOTS.items()}
ODF = {
    "office": "office:1.0",
    "text": "text:1.0",
    "style": "style:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
    "chart": "chart:1.0",
    "meta": "meta:1.0",
}


def picture(width: int = 320, height: int = 240, kind: str = "PNG") -> bytes:
    """A small picture."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), (180, 170, 140)).save(data, kind)
    return data.getvalue()


def pictures_of(folder: Path) -> dict[str, bytes]:
    """The pictures that `pictures.txt` names: "media/image1.png 320x240", or a name and other bytes."""
    found = {}
    listed = folder / "pictures.txt"
    for line in listed.read_text("utf-8").splitlines() if listed.exists() else ():
        name, _, size = line.partition(" ")
        if shape := re.fullmatch(r"(\d+)x(\d+)(?: (\w+))?", size):
            found[name] = picture(int(shape.group(1)), int(shape.group(2)), shape.group(3) or "PNG")
        else:
            found[name] = bytes.fromhex(size)
    return found


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """An archive of `parts`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()


def word_file(
    texts: Mapping[str, str], others: Mapping[str, bytes] | None = None, relations: str = ""
) -> bytes:
    """A .docx of the insides of its parts ("document.xml": what stands in the body), pictures, and relations.

    `relations` has a line for each: id, kind, target, and `External` where it leads outside.
    """
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml", "")]),
    }
    rows = [
        (f"own{name}", _KINDS[name], name, "") for name in texts if name in _KINDS and name != "document.xml"
    ]
    rows += [
        (*line.split()[:3], (line.split() + [""] * 4)[3]) for line in relations.splitlines() if line.strip()
    ]
    for name, inside in texts.items():
        root = _ROOTS.get(name)
        body = f"<w:body>{inside}</w:body>" if root == "w:document" else inside
        parts[f"word/{name}" if root else name] = f"<{root} {names}>{body}</{root}>" if root else inside
    parts["word/_rels/document.xml.rels"] = _relations(rows)
    parts |= {f"word/{name}": data for name, data in (others or {}).items()}
    return zipped(parts)


def _relations(rows: list[tuple[str, ...]]) -> str:
    lines = "".join(
        f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f'{f""" TargetMode="{mode}" """ if mode else ""}/>'
        for identifier, kind, target, mode in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def word_of(folder: Path) -> bytes:
    """The .docx whose parts stand in a folder; styles that it has none for are the ones that all share."""
    texts = {name: (HARD / "docx" / name).read_text("utf-8") for name in ("styles.xml", "numbering.xml")}
    for path in sorted(folder.rglob("*.xml")):
        texts[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
    relations = folder / "relations.txt"
    return word_file(texts, pictures_of(folder), relations.read_text("utf-8") if relations.exists() else "")
