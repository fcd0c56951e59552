"""Sources made of readable parts: a folder of `hard/`, wrapped and zipped as its program does."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from makeready.importing.documents import odf_names, word_names

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
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in word_names.NAMESPACES.items())
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": relations_of([("rId1", "officeDocument", "word/document.xml", "")]),
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
    parts["word/_rels/document.xml.rels"] = relations_of(rows)
    parts |= {f"word/{name}": data for name, data in (others or {}).items()}
    return zipped(parts)


def relations_of(rows: list[tuple[str, ...]]) -> str:
    """The file that says where ids lead: id, kind, target, and "External" where it leads outside."""
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


def odt_file(
    text: str, automatic: str = "", styles: str = "", others: Mapping[str, bytes | str] | None = None
) -> bytes:
    """A .odt of what stands in its text, its automatic styles and its styles.xml, with other files."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in odf_names.NAMESPACES.items())
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    automatic = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>{automatic}{body}</office:document-content>",
            "styles.xml": f"<office:document-styles {names}>{styles}</office:document-styles>",
            **(others or {}),
        }
    )


def odt_of(folder: Path) -> bytes:
    """The .odt whose parts stand in a folder, with the styles that all share."""
    parts = {path.stem: path.read_text("utf-8") for path in folder.glob("*.xml")}
    styles = (HARD / "odt" / "styles.xml").read_text("utf-8") + parts.get("masters", "")
    objects = {
        f"Object {name[-1]}/content.xml": text for name, text in parts.items() if name[:-1] == "object-"
    }
    return odt_file(parts["text"], parts.get("automatic", ""), styles, {**pictures_of(folder), **objects})


SOURCES = {"docx": word_of, "odt": odt_of}
"""What makes a source of a folder, by its suffix; in other folders the source stands as it is."""


def source_of(folder: Path, into: Path) -> Path:
    """The source of a folder of `hard/`, written into another folder with the pictures beside it."""
    kind = folder.parent.name
    source = into / f"{folder.name}.{kind}"
    if kind in SOURCES:
        source.write_bytes(SOURCES[kind](folder))
        return source
    shutil.copyfile(folder / f"source.{kind}", source)
    for name, data in pictures_of(folder).items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(data)
    return source
