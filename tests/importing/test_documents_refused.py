"""What is no document, or would do harm, is refused with a plain reason, and nothing is written."""

from __future__ import annotations

import struct
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from importing.source_files import odt_file, relations_of, word_file, zipped

from judges.availability import require
from makeready.exits import Exit
from makeready.importing.bringing_in import bring_in
from makeready.importing.documents import pandoc_program, zip_packages
from makeready.importing.documents.pandoc_program import PandocMissing, pandoc_json
from makeready.importing.documents.source_kinds import OLE
from makeready.importing.documents.zip_packages import parsed_xml
from makeready.importing.text_source import NotImported

WORDS = {"document.xml": "<w:p><w:r><w:t>The pans lie flat.</w:t></w:r></w:p>"}
ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
LOCKED = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
LOCKED += "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"


def unlike_itself(part: bytes) -> bytes:
    """A .docx whose text says that it is ten bytes long, and is longer."""
    data = bytearray(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": part}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


SOURCES = {
    "empty.docx": (b"", "is empty"),
    "blank.html": (b" \n\n", "is empty"),
    "empty.md": (b"", "is empty"),
    "empty.odt": (b"\n", "is empty"),
    "garbage.docx": (bytes(range(256)) * 40, "no document that can be read"),
    "garbage.odt": (b"\x00\x01\x02garbage", "no document that can be read"),
    "garbage.html": (b"\x00\x01\x02garbage", "no document that can be read"),
    "garbage.md": (b"\x00\x01\x02garbage", "no document that can be read"),
    "prose.docx": (b"Words and no more.", "is its suffix right"),
    "old.docx": (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "old kind .*save it as .docx"),
    "old.doc": (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "old kind .*save it as .docx"),
    "locked.docx": (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "locked.odt": (odt_file("<text:p>x</text:p>", others={"META-INF/manifest.xml": LOCKED}), "password"),
    "rich.docx": (rb"{\rtf1\ansi Words}", "Rich Text"),
    "rich.rtf": (rb"{\rtf1\ansi Words}", "Rich Text .*save it as .docx"),
    "sheet.docx": (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "Excel"),
    "slides.docx": (
        zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}),
        "PowerPoint",
    ),
    "archive.docx": (zipped({"letter.txt": "Words"}), "archive"),
    "mac.pages": (zipped({"Index/Document.iwa": b"\x00"}), "export it to Word"),
    "open.docx": (odt_file("<text:p>x</text:p>"), "is OpenDocument: give its name the suffix .odt"),
    "word.odt": (word_file(WORDS), "is Word: give its name the suffix .docx"),
    "word.md": (word_file(WORDS), "is Word: give its name the suffix .docx"),
    "page.md": (b"<!DOCTYPE html><p>x", "is HTML: give its name the suffix .html"),
    "picture.html": (b"\x89PNG\r\n\x1a\n", "is a picture"),
    "cut.docx": (word_file(WORDS)[:-200], "damaged"),
    "no-text.docx": (
        zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}),
        "its text.*is missing",
    ),
    "broken.docx": (
        zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<w:document>"}),
        "is damaged",
    ),
    "entities.docx": (
        zipped({"[Content_Types].xml": "<x/>", "word/document.xml": ENTITIES}),
        "has entities of its own",
    ),
    "liar.docx": (unlike_itself(b"<x/>" * 4000), "is damaged"),
    "nothing.docx": (word_file({"document.xml": "<w:p/><w:sectPr/>"}), "holds no words"),
    "deep.html": (b"<html><body>" + b"<div>" * 5000 + b"Words" + b"</body></html>", "inside each other"),
    "wordless.html": (b"<html><body><script>1</script><img src=x></body></html>", "shows no words"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_no_document_is_refused(tmp_path: Path, name: str):
    """With the reason, in a line that an editor can act on, and without a folder."""
    data, reason = SOURCES[name]
    source = tmp_path / name
    source.write_bytes(data)

    with pytest.raises(NotImported, match=reason) as refused:
        bring_in(source, tmp_path / "salt-road")
    assert str(refused.value).startswith(name)
    assert refused.value.exit is Exit.WRONG_CALL
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("doctype", ["<!DOCTYPE x>", '<!DOCTYPE x PUBLIC "-//A//DTD X 1.0//EN" "x.dtd">'])
def test_a_doctype_alone_does_no_harm(doctype: str):
    """Old programs write one; what it names is not opened, and an entity of it is not passed over."""
    assert parsed_xml(f"{doctype}<x>Salt &amp; flint</x>".encode(), "content.xml").text == "Salt & flint"
    with pytest.raises(NotImported, match=r"^content\.xml"):
        parsed_xml(f"{doctype}<x>Salt &more; flint</x>".encode(), "content.xml")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html", ".md"])
def test_200_megabytes_are_not_read(tmp_path: Path, suffix: str):
    """Their size is looked at first."""
    source = tmp_path / f"large{suffix}"
    with source.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(NotImported, match="200 MB"):
        bring_in(source, tmp_path / "salt-road")


def test_an_archive_that_would_fill_the_machine_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Neither one part that is huge, nor many that are huge together."""
    huge = b" " * (zip_packages.LARGEST_PART + 1)
    source = tmp_path / "bomb.docx"
    source.write_bytes(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": huge}))
    with pytest.raises(NotImported, match="unpacks to more than any article has"):
        bring_in(source, tmp_path / "salt-road")

    monkeypatch.setattr(zip_packages, "LARGEST_IN_ALL", 3_000_000)
    huge = b" " * 1_000_000
    parts = {f"word/media/{number}.bin": huge for number in range(10)}
    source.write_bytes(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>", **parts}))
    with pytest.raises(NotImported, match="nothing was unpacked"):
        bring_in(source, tmp_path / "salt-road")


def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path: Path):
    """A picture outside the file is not there, whatever the file calls it."""
    require("pandoc")
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    drawing = '<w:drawing><wp:inline><a:blip r:embed="rId9"/></wp:inline></w:drawing>'
    body = f"<w:p><w:r><w:t>The pans lie flat.</w:t></w:r></w:p><w:p><w:r>{drawing}</w:r></w:p>"
    inside = tmp_path / "inside"
    inside.mkdir()
    source = inside / "sent.docx"
    relations = "rId9 image ../../secret.png"
    source.write_bytes(word_file({"document.xml": body}, {"../../secret.png": b"evil"}, relations))
    outcome, decisions, _ = bring_in(source, inside / "salt-road")

    assert outcome is Exit.DONE
    assert any("an FPO panel" in decision.why for decision in decisions)
    assert list((inside / "salt-road" / "images").iterdir()) == []
    assert secret.read_bytes() == b"secret"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inside", "secret.png"]


def test_macros_and_links_to_other_files_are_told_and_not_followed(tmp_path: Path):
    """The words are brought in all the same."""
    require("pandoc")
    settings = relations_of([("rId1", "attachedTemplate", "https://example.org/evil.dotm", "External")])
    source = tmp_path / "sent.docm"
    source.write_bytes(
        word_file(WORDS, {"vbaProject.bin": b"\x00", "_rels/settings.xml.rels": settings.encode()})
    )
    outcome, decisions, _ = bring_in(source, tmp_path / "salt-road")

    told = {decision.words: decision.why for decision in decisions}
    assert outcome is Exit.DONE
    assert "not run" in told["macros"]
    assert "not followed" in told["https://example.org/evil.dotm"]
    assert "The pans lie flat." in (tmp_path / "salt-road" / "article.md").read_text("utf-8")


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".odt"])
def test_nothing_is_fetched(tmp_path: Path, suffix: str):
    """A picture on the web is an FPO panel; the server that has it hears nothing."""
    require("pandoc")
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/far.png"
    page = f'<p>The pans lie flat.</p><p><img src="{address}" alt="Far"></p>'
    page += f'<link rel="stylesheet" href="{address}">'
    drawing = '<w:drawing><wp:inline><a:blip r:link="rId9"/></wp:inline></w:drawing>'
    made = {
        ".html": f"<html><body>{page}</body></html>".encode(),
        ".md": f"The pans lie flat.\n\n![Far]({address})\n\n{page}\n".encode(),
        ".docx": word_file(
            {"document.xml": f"{WORDS['document.xml']}<w:p><w:r>{drawing}</w:r></w:p>"},
            relations=f"rId9 image {address} External",
        ),
        ".odt": odt_file(
            "<text:p>The pans lie flat.</text:p><text:p><draw:frame>"
            f'<draw:image xlink:href="{address}"/></draw:frame></text:p>'
        ),
    }
    source = tmp_path / f"sent{suffix}"
    source.write_bytes(made[suffix])
    outcome, decisions, _ = bring_in(source, tmp_path / "salt-road")
    server.shutdown()
    server.server_close()

    assert outcome is Exit.DONE
    assert asked == []
    assert any(address in decision.why for decision in decisions)


def test_pandoc_is_given_no_more_than_its_time_and_memory(monkeypatch: pytest.MonkeyPatch):
    """One that finds no end, or wants too much, is stopped and told."""
    require("pandoc")
    text = b"Salt *and* brine. " * 200_000
    monkeypatch.setattr(pandoc_program, "SECONDS", 0.01)
    with pytest.raises(NotImported, match="found no end"):
        pandoc_json(text, "markdown")
    monkeypatch.setattr(pandoc_program, "SECONDS", 60)
    monkeypatch.setattr(pandoc_program, "MEMORY", "8m")
    with pytest.raises(NotImported, match="pandoc can't read it"):
        pandoc_json(text, "markdown")


def test_pandoc_opens_no_file(tmp_path: Path):
    """What a source names as a file to be taken in is not taken in."""
    require("pandoc")
    (tmp_path / "secret.csv").write_text("secret,words\n")
    source = tmp_path / "sent.md"
    source.write_text(
        f"Salt.\n\n``` {{.include}}\n{tmp_path}/secret.csv\n```\n\n\\include{{{tmp_path}/secret.csv}}\n"
    )
    bring_in(source, tmp_path / "salt-road")

    assert "secret,words" not in (tmp_path / "salt-road" / "article.md").read_text("utf-8")


def test_a_machine_without_pandoc_is_told_how_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With the number for what is missing on a machine, and the one command."""
    monkeypatch.setattr(pandoc_program, "find_spec", lambda _name: None)
    monkeypatch.setattr(pandoc_program.shutil, "which", lambda _name: None)
    pandoc_program.program.cache_clear()
    source = tmp_path / "sent.docx"
    source.write_bytes(word_file(WORDS))

    with pytest.raises(PandocMissing, match=r"make \.venv/ready-for-imports") as missing:
        bring_in(source, tmp_path / "salt-road")
    pandoc_program.program.cache_clear()
    assert missing.value.exit is Exit.MISSING
    assert not (tmp_path / "salt-road").exists()


def test_words_that_pandoc_drops_leave_the_article_unfinished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The account does not take pandoc's word for it."""
    require("pandoc")
    from makeready.importing.documents import word_source

    monkeypatch.setattr(
        word_source, "pandoc_json", lambda data, reader: pandoc_json(data, reader).replace(b'"flat."', b'"."')
    )
    source = tmp_path / "sent.docx"
    source.write_bytes(word_file(WORDS))
    outcome, _, account = bring_in(source, tmp_path / "salt-road")

    assert outcome is Exit.REFUSED
    assert account.missing == ("flat",)
    assert "UNFINISHED" in (tmp_path / "salt-road" / "article.md").read_text("utf-8")
