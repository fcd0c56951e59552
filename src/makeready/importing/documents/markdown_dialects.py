"""What dialects of Markdown add to it, put into words that pandoc knows; what has no place here is told.

Figures of WordPress, Hugo and Jekyll become a picture and a paragraph marked as its caption. Code is left as
it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from makeready.importing.documents.document import Told
from makeready.importing.documents.marks import Kind, Role, mark
from makeready.importing.imported import Did

_CODE = re.compile(
    r"^(?P<fence>[ \t]*(`{3,}|~{3,}))[^\n]*\n.*?(?:^[ \t]*\2[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_HELD = re.compile("\ufdd2(\\d+)\ufdd2")
"""What holds a piece of code's place."""
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"'>\]]+))""")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|<img\b[^>]*>", re.IGNORECASE)
_HTML = re.compile(
    r"^[ \t]*<(?P<name>table|figure|dl|details|iframe|video|audio|script|style|form|svg|object)\b"
    r".{0,50000}?</(?P=name)\s*>[ \t]*$"
    r"|^[ \t]*<(?P<other>blockquote|aside|section|ul|ol|center|p|h[1-6])\b(?:(?!\n[ \t]*\n).){0,5000}?"
    r"</(?P=other)\s*>[ \t]*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""HTML that is a piece by itself. In a tag of the second kind, Markdown goes on after a blank line."""
_PICTURE_NAME = re.compile(r"\.(jpe?g|png|gif|webp|tiff?|svg|avif|bmp|heic)$", re.IGNORECASE)


@dataclass
class Dialects:
    """The text of one file while it is put into the words that pandoc knows."""

    told: list[Told] = field(default_factory=list)
    pieces: dict[str, str] = field(default_factory=dict)
    """HTML by the name in its mark."""
    markup: list[str] = field(default_factory=list)
    """The names and values of markup that was put into other words: none of the author's own."""
    code: list[str] = field(default_factory=list)

    def plain(self, text: str) -> str:
        """The text without what is a dialect's own."""
        text = _CODE.sub(self._keep_code, text)
        for pattern, put in self._rules():
            text = pattern.sub(put, text)
        return _HELD.sub(lambda found: self.code[int(found.group(1))], text)

    def _rules(self) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
        multi = re.DOTALL | re.MULTILINE
        return [
            (re.compile(r"%%(.{1,5000}?)%%", re.DOTALL), lambda found: f"<!-- {found.group(1).strip()} -->"),
            (
                re.compile(r"\[caption\b([^\]]{0,2000})\](.{0,5000}?)\[/caption\]", re.DOTALL),
                self._wordpress_caption,
            ),
            (
                re.compile(
                    r"\[(?:gallery|audio|video|playlist|youtube|vimeo|contact-form[\w-]*|sc|toc)\b[^\]\n]*\](?![(\[:])"
                    r"|\[embed\][^\[]*\[/embed\]",
                    re.IGNORECASE,
                ),
                self._drop("a shortcode, which is not read"),
            ),
            (re.compile(r"\{\{[<%]\s*figure\s+(.{0,5000}?)[>%]\}\}", re.DOTALL), self._figure),
            (
                re.compile(
                    r"\{%-?\s*include\s+\S*(?:figure|image|picture)\S*\s+(.{0,5000}?)-?%\}", re.DOTALL
                ),
                self._figure,
            ),
            (
                re.compile(
                    r"\{\{[<%]\s*highlight\s+(\w*).{0,200}?[>%]\}\}(.{0,20000}?)\{\{[<%]\s*/highlight\s*[>%]\}\}"
                    r"|\{%-?\s*highlight\s+(\w*).{0,200}?%\}(.{0,20000}?)\{%-?\s*endhighlight\s*-?%\}",
                    re.DOTALL,
                ),
                self._highlighted,
            ),
            (
                re.compile(r"\{\{[<%].{0,2000}?[>%]\}\}", re.DOTALL),
                self._drop("a shortcode, which is not read"),
            ),
            (
                re.compile(r"\{%.{0,2000}?%\}", re.DOTALL),
                self._drop("a site builder's instruction, which is not read"),
            ),
            (
                re.compile(r"\{\{.{0,2000}?\}\}", re.DOTALL),
                self._drop("a site builder's value, which is not read"),
            ),
            (
                re.compile(r"^[ \t]*[*-] TOC\n(?=\{:toc)", re.MULTILINE),
                self._drop("a table of contents, which the issue makes itself"),
            ),
            (re.compile(r"\{::?[^}\n]*\}"), self._drop("an attribute, which is not read")),
            (re.compile(r"!\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]"), self._embedded),
            (re.compile(r"(?<!!)\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]"), self._wiki_link),
            (re.compile(r"^((?:[ \t]*>)+[ \t]*)\[!([\w-]+)\][+-]?[ \t]*(.*)$", re.MULTILINE), self._callout),
            (re.compile(r"^:{3,}[ \t]*(pullquote|sidebar)[ \t]+([^\n{]+?)[ \t]*:*$", re.MULTILINE), _our_box),
            (re.compile(r"^([ \t]*\d{1,9})\)(?=[ \t]+\S)", re.MULTILINE), lambda found: f"{found.group(1)}."),
            (_HTML, self._keep_html),
            (re.compile(r"<img\b([^>]*)>", re.IGNORECASE | multi), self._image),
        ]

    def _keep_code(self, found: re.Match[str]) -> str:
        self.code.append(found.group())
        return f"\ufdd2{len(self.code) - 1}\ufdd2"

    def _drop(self, what: str) -> Callable[[re.Match[str]], str]:
        def dropped(found: re.Match[str]) -> str:
            self.told.append(Told(Did.DROPPED, 0, " ".join(found.group().split()), what))
            return ""

        return dropped

    def _keep_html(self, found: re.Match[str]) -> str:
        name = str(len(self.pieces) + 1)
        self.pieces[name] = found.group()
        return f"\n\n{mark(Kind.HTML, name)}\n\n"

    # --- Pictures --------------------------------------------------------------------------------

    def _wordpress_caption(self, found: re.Match[str]) -> str:
        inside = found.group(2)
        picture = re.search(rf"\[({_IMAGE.pattern})\]\([^)]*\)|{_IMAGE.pattern}", inside, re.IGNORECASE)
        caption = _attributes(found.group(1)).get("caption", "")
        self.markup.append(f"caption caption caption {_without(found.group(1), 'caption')}")
        if picture is None:
            return inside
        self.markup += re.findall(r"</?a\b[^>]*>", inside, re.IGNORECASE)
        words = inside[: picture.start()] + inside[picture.end() :]
        words = re.sub(r"</?a\b[^>]*>", "", words, flags=re.IGNORECASE)
        return _with_caption(picture.group(), f"{caption} {words}")

    def _figure(self, found: re.Match[str]) -> str:
        """Hugo's figure, Jekyll's include: a picture by its attributes."""
        said = _attributes(found.group(1))
        address = next(
            (said.pop(key) for key in ("src", "image_path", "url", "file", "path") if key in said), ""
        )
        words = [said.pop(key, "") for key in ("title", "caption", "attr", "credit")]
        picture = _typed(address, said.pop("alt", ""))
        self.markup += [re.sub(r"=\s*(\"[^\"]*\"|'[^']*'|\S+)", " ", found.group())]
        rest = " ".join(f"{key}={value}" for key, value in said.items())
        if rest:
            self.told.append(Told(Did.DROPPED, 0, rest, "what a figure says of its look or its link"))
        return _with_caption(picture, *words)

    def _image(self, found: re.Match[str]) -> str:
        said = _attributes(found.group(1))
        self.markup += ["img src alt", _without(_without(found.group(1), "src"), "alt")]
        return _typed(said.get("src", ""), said.get("alt", ""))

    def _embedded(self, found: re.Match[str]) -> str:
        name, _, _ = found.group(1).partition("#")
        said = found.group(2) or ""
        if not _PICTURE_NAME.search(name.strip()):
            return self._drop("another note, embedded here; bring it in by itself")(found)
        if re.fullmatch(r"\d+(x\d+)?", said.strip()):
            self.markup.append(said)
            said = ""
        return _typed(name.strip(), said)

    def _wiki_link(self, found: re.Match[str]) -> str:
        page, shown = found.group(1), found.group(2)
        self.told.append(Told(Did.DROPPED, 0, page, "a link to another note, behind its words"))
        return shown or page

    def _callout(self, found: re.Match[str]) -> str:
        signs, kind, title = found.groups()
        self.told.append(Told(Did.DROPPED, 0, kind, "the kind of a callout; its words are a quotation here"))
        return f"{signs}**{title.strip()}**\n{signs.rstrip()}" if title.strip() else signs.rstrip()

    def _highlighted(self, found: re.Match[str]) -> str:
        language, code = found.group(1) or found.group(3) or "", found.group(2) or found.group(4) or ""
        self.markup.append("highlight highlight endhighlight")
        self.code.append(f"```{language}\n{code.strip(chr(10))}\n```")
        return f"\n\ufdd2{len(self.code) - 1}\ufdd2\n"


def kept_code(text: str, change: Callable[[str], str]) -> str:
    """The text with all but its code changed."""
    code = [found.group() for found in _CODE.finditer(text)]
    held = (f"\ufdd2{number}\ufdd2" for number in range(len(code)))
    return _HELD.sub(lambda found: code[int(found.group(1))], change(_CODE.sub(lambda _: next(held), text)))


def without_code(text: str) -> str:
    """The text without its code."""
    return _CODE.sub("", text)


def _without(attributes: str, name: str) -> str:
    """Attributes as they are typed, without one of them."""
    return _ATTRIBUTE.sub(lambda found: "" if found.group(1).lower() == name else found.group(), attributes)


def _attributes(text: str) -> dict[str, str]:
    return {
        found.group(1).lower(): next(filter(None, found.groups()[1:]), "")
        for found in _ATTRIBUTE.finditer(text)
    }


def _typed(address: str, alt: str) -> str:
    """A picture as Markdown."""
    words = re.sub(r"([\[\]\\`*_])", r"\\\1", " ".join(alt.split()))
    return f"![{words}](<{address.strip().replace('<', '%3C').replace('>', '%3E')}>)"


def _with_caption(picture: str, *captions: str) -> str:
    """A picture and the paragraphs that are printed beside it."""
    words = (" ".join(caption.split()) for caption in captions)
    told = "".join(f"{mark(Kind.ROLE, Role.CAPTION.value)}{each}\n\n" for each in words if each)
    return f"\n\n{picture}\n\n{told}"


def _our_box(found: re.Match[str]) -> str:
    title = found.group(2).replace('"', "”")
    return f'::: {{.{found.group(1)} title="{title}"}}'
