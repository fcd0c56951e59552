"""The styles of an OpenDocument text: what they are for, hide, and how they set and dress a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from makeready.importing.documents.marks import Role, role_named
from makeready.importing.documents.odf_names import found, tag, value

_SET = {"end": "right", "right": "right", "center": "center"}


class OdfStyles:
    """The styles of one text; the automatic ones stand in its content."""

    def __init__(self, content: etree._Element, named: etree._Element | None) -> None:
        self._content = content
        self._named = named
        self._parents = dict(self._style_names())
        self._dresses = self._dresses_of_paragraphs()

    def _style_names(self) -> Iterator[tuple[str, tuple[str, str, bool]]]:
        """Name as it is shown, parent, and whether it hides, of each style by the name in the file."""
        for tree in (self._named, self._content):
            for style in [] if tree is None else tree.iter(tag("style:style")):
                name = value(style, "style:name")
                shown = value(style, "style:display-name") or re.sub(
                    r"_([0-9a-f]{2})_", lambda code: chr(int(code.group(1), 16)), name
                )
                hides = any(
                    value(p, "text:display") == "none" for p in style.iter(tag("style:text-properties"))
                )
                yield name, (shown, value(style, "style:parent-style-name"), hides)

    def role_of(self, style: str) -> Role | None:
        """What a style is for, by its own name or that of the one it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            shown, parent, _ = self._parents.get(style, (style, "", False))
            if role := role_named(shown):
                return role
            style = parent
        return None

    def set_by(self, style: str) -> str:
        """How a cell's paragraph is set by its own style: "right", "center" or ""."""
        for own in found(self._content, "//office:automatic-styles/style:style"):
            if value(own, "style:name") == style:
                aligns = (value(p, "fo:text-align") for p in own.iter(tag("style:paragraph-properties")))
                return next((_SET[align] for align in aligns if align in _SET), "")
        return ""

    def _dresses_of_paragraphs(self) -> set[str]:
        """The automatic styles that set a whole paragraph in italics or bold: each gets a twin for a span."""
        found_here = set()
        for style in found(self._content, "//office:automatic-styles/style:style[@style:family='paragraph']"):
            dress = style.find(tag("style:text-properties"))
            is_dressed = dress is not None and (
                value(dress, "fo:font-style") == "italic" or value(dress, "fo:font-weight") == "bold"
            )
            if is_dressed:
                twin = deepcopy(style)
                twin.set(tag("style:name"), f"{value(style, 'style:name')}-in-line")
                twin.set(tag("style:family"), "text")
                twin.attrib.pop(tag("style:parent-style-name"), None)
                style.addnext(twin)
                found_here.add(value(style, "style:name"))
        return found_here

    def dress(self, paragraph: etree._Element) -> None:
        """Puts all that is in a dressed paragraph into a span of its dress: pandoc looks at spans alone."""
        style = value(paragraph, "text:style-name")
        if style not in self._dresses:
            return
        span = etree.Element(tag("text:span"))
        span.set(tag("text:style-name"), f"{style}-in-line")
        span.text, paragraph.text = paragraph.text, None
        span.extend(list(paragraph))
        paragraph.append(span)

    def hides(self, style: str) -> bool:
        """Whether words in a style are hidden."""
        return self._parents.get(style, ("", "", False))[2]
