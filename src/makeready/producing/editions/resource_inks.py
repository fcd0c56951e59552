"""Pages and all that they draw by name, in inks: forms, patterns, gradients, soft masks, drawn letters."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from makeready.producing.editions.content_inks import in_inks
from makeready.producing.editions.inks import Cmyk, InInks
from makeready.producing.editions.shading_inks import shading_in_inks


class PageInks:
    """Gives the pages of one PDF their colours in inks, and what several of them draw once."""

    def __init__(self, pdf: pikepdf.Pdf, inks: InInks) -> None:
        self._pdf = pdf
        self._inks = inks
        self._done: set[tuple[int, int]] = set()

    def convert(self, page: pikepdf.Page) -> None:
        """Put the content of a page, and what it draws but for pictures, in inks; raises `NotConverted`."""
        resources = self._own(page.obj)
        content = in_inks(page, resources, self._inks, is_form=False)
        self._resources(resources, self._inks)
        page.obj.Contents = self._pdf.make_stream(content)

    def _own(self, holder: Any) -> Dictionary:
        """The resources of a page or form, which are its own: they are given graphics states."""
        held = holder.get("/Resources", Dictionary())
        own = Dictionary(dict(held.items()))
        if "/ExtGState" in own:
            own.ExtGState = Dictionary(dict(own.ExtGState.items()))
        holder.Resources = own
        return own

    def _resources(self, resources: Any, inks: InInks) -> None:
        for drawn in resources.get("/XObject", Dictionary()).values():
            if drawn.get("/Subtype") == "/Form":
                self._form(drawn, resources, inks)
        for pattern in resources.get("/Pattern", Dictionary()).values():
            if "/Shading" in pattern:
                self._shading(pattern.Shading, inks)
            else:
                self._form(pattern, resources, inks)
        for shading in resources.get("/Shading", Dictionary()).values():
            self._shading(shading, inks)
        for state in resources.get("/ExtGState", Dictionary()).values():
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary) and "/G" in mask:
                self._form(mask.G, resources, _Light() if mask.get("/S") == "/Luminosity" else inks)
        for font in resources.get("/Font", Dictionary()).values():
            if font.get("/Subtype") == "/Type3":
                self._letters(font, resources, inks)

    def _form(self, form: Any, around: Any, inks: InInks) -> None:
        """A form or a tiling pattern; `around` are the resources of what draws it."""
        if not self._is_new(form):
            return
        if "/Resources" not in form:
            form.Resources = around
        resources = self._own(form)
        if form.get("/PaintType") != 2:  # one that has a colour of its own
            form.write(in_inks(form, resources, inks, is_form=True))
        group = form.get("/Group")
        if group is not None and "/CS" in group:
            form.Group = Dictionary({**dict(group.items()), "/CS": Name.DeviceCMYK})
        self._resources(resources, inks)

    def _letters(self, font: Any, around: Any, inks: InInks) -> None:
        if not self._is_new(font):
            return
        if "/Resources" not in font:
            font.Resources = around
        resources = self._own(font)
        for letter in font.CharProcs.values():
            letter.write(in_inks(letter, resources, inks, is_form=True))
        self._resources(resources, inks)

    def _shading(self, shading: Any, inks: InInks) -> None:
        if self._is_new(shading):
            shading_in_inks(self._pdf, shading, inks)

    def _is_new(self, held: Any) -> bool:
        """Whether this object has not been converted before; one that stands in another has no number."""
        if held.objgen == (0, 0):
            return True
        is_new = held.objgen not in self._done
        self._done.add(held.objgen)
        return is_new


class _Light:
    """What is drawn in a soft mask: light itself, which no profile changes (ISO 32000-1, 11.5.3)."""

    @staticmethod
    def of_rgb(red: float, green: float, blue: float) -> Cmyk:
        """Black ink that leaves as much light as the colour has."""
        return (0, 0, 0, round(1 - (0.3 * red + 0.59 * green + 0.11 * blue), 3))

    @staticmethod
    def of_lab(lightness: float, a: float, b: float) -> Cmyk:  # noqa: ARG004
        """The same for a colour of CIELAB."""
        return (0, 0, 0, round(1 - lightness / 100, 3))
