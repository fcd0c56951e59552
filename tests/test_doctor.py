"""The doctor names what is there and the remedy for what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from makeready import doctor, system_libraries
from makeready.doctor import Row
from makeready.exits import Exit
from makeready.system_libraries import Need, System

LAYOUTS = Path(__file__).parents[1] / "layouts"
NOWHERE = Need("Unobtainium", "sets nothing", {System.DEBIAN: "libunobtainium1"}, ("libunobtainium.so.1",))


def rows_by_name(layouts: Path = LAYOUTS) -> dict[str, Row]:
    """What the doctor finds, by the name of the thing."""
    return {row.name: row for row in doctor.examine(layouts)}


def test_what_is_there_has_its_version():
    """Libraries tell their own versions; those of packages are the installed ones."""
    rows = rows_by_name()

    assert rows["weasyprint"].version == "70.0"
    assert rows["Pango"].version.count(".") == 2
    assert rows["fontconfig"].version.startswith("2.")
    assert rows["HarfBuzz subset"].found


def test_fonts_are_named_with_their_styles():
    """The fonts are those of the layout that is asked about."""
    assert "Semibold" in rows_by_name()["Source Serif 4"].version


def test_a_broken_font_is_missing(tmp_path: Path):
    """A file with a font's name that is no font is told with its path."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/Broken.otf").write_text("no font")

    row = rows_by_name(tmp_path)["Broken.otf"]

    assert not row.found
    assert "fonts/Broken.otf" in row.remedy


def test_what_is_missing_comes_with_its_remedy(monkeypatch: pytest.MonkeyPatch):
    """A needed thing that is missing makes the exit code 4 and names the line that installs it."""
    monkeypatch.setattr(doctor, "NEEDS", (NOWHERE,))
    monkeypatch.setattr(system_libraries, "this_system", lambda: System.DEBIAN)

    rows = doctor.examine(LAYOUTS)

    assert doctor.exit_for(rows) is Exit.MISSING
    assert "MISSING  Unobtainium" in doctor.as_text(rows)
    assert "apt-get install -y --no-install-recommends libunobtainium1\n" in doctor.as_text(rows)


def test_what_only_tests_need_may_be_missing():
    """Nobody needs a judge to print a magazine."""
    rows = [Row("Judges", "Java", found=False, needed=False)]

    assert doctor.exit_for(rows) is Exit.DONE


def test_away_from_a_layout_no_fonts_are_needed(tmp_path: Path):
    """The doctor can be asked from any folder; a layout that is there but has no fonts is another matter."""
    assert doctor.exit_for(doctor.examine(tmp_path / "nowhere")) is Exit.DONE
    assert doctor.exit_for(doctor.examine(tmp_path)) is Exit.MISSING


def test_data_is_the_same_as_text():
    """With --format json, programs read what people read."""
    rows = doctor.examine(LAYOUTS)

    assert [found["name"] for found in json.loads(doctor.as_json(rows))["found"]] == [
        row.name for row in rows
    ]
