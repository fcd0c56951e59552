"""The build manifest: what CycloneDX allows, and everything that the release was made of."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from layouts_for_tests import SHIPPED, shipped
from told_releases import HEBREW, ODD, bare, odd_issue, told

from makeready.composing.printing_condition import printing_condition
from makeready.releasing.bill_of_materials import MadeOf, bill_of_materials
from makeready.releasing.described import Described
from makeready.releasing.parts import Kind, Part, colour_profile, fonts_in, machine_libraries, python_packages

LOCK = SHIPPED.parent / ".locks/requirements.lock"
JUDGE = JsonStrictValidator(SchemaVersion.V1_6)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def made_of() -> MadeOf:
    """What a release that is made here is made of."""
    layout = shipped()
    return MadeOf(
        maker="0.1.0",
        parts=(
            *python_packages(LOCK.read_text("utf-8")),
            *machine_libraries(),
            *fonts_in(layout.folders),
            colour_profile(printing_condition(layout), layout.folders),
        ),
        commands=(f"git checkout {COMMIT}", "make release"),
        commit=COMMIT,
    )


def said(told_of: Described, made_of: MadeOf) -> dict[str, Any]:
    """The manifest as the values that JSON has."""
    found: dict[str, Any] = json.loads(bill_of_materials(told_of, made_of))
    return found


def faults(told_of: Described, made_of: MadeOf) -> str:
    """What the strict schema of CycloneDX 1.6 finds wrong."""
    return str(JUDGE.validate_str(bill_of_materials(told_of, made_of).decode()) or "")


def test_the_schema_allows_it(made_of: MadeOf) -> None:
    """Whatever is known of the source, in any script, and with nothing known at all."""
    odd = told(odd_issue(title=HEBREW))
    strange = Part(Kind.FILE, ODD, licence=ODD, copyright=ODD, sha256=f"{7:064x}")

    assert faults(odd, made_of) == ""
    assert faults(odd, replace(made_of, parts=(strange,), changed=True)) == ""
    assert faults(bare(), MadeOf("0.1.0", (), ())) == ""
    assert faults(odd, replace(made_of, parts=(replace(strange, sha256="none"),))) != ""


def test_every_installed_package_is_in_it(made_of: MadeOf) -> None:
    """In the version that is installed, with the files that the lock allows it to come from."""
    packages = {part.name: part for part in made_of.parts if part.purl}

    assert packages["weasyprint"].version == metadata.version("weasyprint")
    assert packages["weasyprint"].purl == f"pkg:pypi/weasyprint@{metadata.version('weasyprint')}"
    assert all(part.locked for part in packages.values())
    locked = LOCK.read_text("utf-8")
    assert all(f"sha256:{digest}" in locked for digest in packages["lxml"].locked)


def test_a_package_that_is_not_the_locked_one_is_told_as_it_is() -> None:
    """Its version is that which is installed, and no file vouches for it; one that isn't here is not told."""
    digest = "ab" * 32
    lock = f"lxml==0.1 \\\n    --hash=sha256:{digest}\nno-such-package==1.0 \\\n    --hash=sha256:{digest}\n"

    told_of = [(part.name, part.version, part.locked) for part in python_packages(lock)]

    assert told_of == [("lxml", metadata.version("lxml"), ())]
    assert python_packages("") == ()


def test_the_machine_s_libraries_are_in_it(made_of: MadeOf) -> None:
    """Python, and what sets type, with their versions as they tell them."""
    versions = {part.name: part.version for part in made_of.parts if not part.purl and not part.sha256}

    assert {"CPython", "Pango", "HarfBuzz", "fontconfig"} <= set(versions)
    assert versions["Pango"].count(".") == 2


def test_every_font_is_in_it_with_its_licence(made_of: MadeOf) -> None:
    """As the font itself says it; its checksum is that of the file."""
    fonts = {part.name: part for part in made_of.parts if part.name.endswith((".otf", ".ttf"))}
    files = [file for file in (SHIPPED / "fonts").rglob("*") if file.suffix in {".otf", ".ttf"}]

    assert set(fonts) == {file.name for file in files}
    assert {part.licence for part in fonts.values()} == {"OFL-1.1"}
    assert all(fonts[file.name].sha256 == sha256(file.read_bytes()).hexdigest() for file in files)


def test_the_colour_profile_is_in_it(made_of: MadeOf) -> None:
    """With the licence beside its file, and whose it is by its own word."""
    profile = made_of.parts[-1]

    assert (profile.name, profile.licence) == ("ISOcoated_v2_300_bas.icc", "Zlib")
    assert "Color Solutions" in profile.copyright


def test_a_licence_that_nobody_knows_is_told_by_its_first_words(tmp_path: Path, made_of: MadeOf) -> None:
    """A house's own profile has a licence of its own, which is no identifier of SPDX."""
    condition = printing_condition(shipped())
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "ours.icc").write_bytes(condition.profile)
    (tmp_path / "profiles" / "LICENSE.txt").write_text("\n# For our printer alone\n\nMore.", "utf-8")
    profile = colour_profile(condition, [tmp_path])
    components = said(told(), replace(made_of, parts=(profile,)))["components"]

    assert components[0]["licenses"] == [{"license": {"name": "For our printer alone"}}]


def test_the_same_fonts_in_another_place_are_the_same_parts(tmp_path: Path) -> None:
    """Nothing in the manifest says where on a disk a thing lay."""
    shutil.copytree(SHIPPED / "fonts", tmp_path / "layouts" / "fonts")

    assert fonts_in([tmp_path / "layouts"]) == fonts_in([SHIPPED])


def test_the_release_and_its_files_are_in_it(made_of: MadeOf) -> None:
    """Each file with its checksum; the release depends on all it was made of."""
    bill = said(told(), made_of)
    whole = bill["metadata"]["component"]

    assert (whole["bom-ref"], whole["name"], whole["version"]) == (told().identifier, "salt-07", "1")
    assert {file["name"]: file["hashes"][0]["content"] for file in whole["components"]} == {
        file.name: file.sha256 for file in told().release.files
    }
    assert len(bill["dependencies"][0]["dependsOn"]) == len(made_of.parts)
    assert bill["metadata"]["timestamp"] == "2031-03-20T00:00:00Z"


@pytest.mark.parametrize(
    ("commit", "changed", "says"),
    [
        (COMMIT, False, [COMMIT, "no"]),
        (COMMIT, True, [COMMIT, "yes"]),
        (COMMIT, None, [COMMIT, "unknown"]),
        ("", False, ["none", "unknown"]),
    ],
)
def test_the_source_is_told_as_it_was(
    made_of: MadeOf, commit: str, says: list[str], *, changed: bool | None
) -> None:
    """Its commit, and whether the work tree was as committed; without git nobody knows."""
    source = replace(made_of, commit=commit, changed=changed)

    assert [each["value"] for each in said(told(), source)["metadata"]["component"]["properties"]] == says


def test_it_says_how_the_release_is_made_again(made_of: MadeOf) -> None:
    """The commands, in the order in which they are typed."""
    steps = said(told(), made_of)["formulation"][0]["workflows"][0]["steps"]

    assert [step["commands"][0]["executed"] for step in steps] == [f"git checkout {COMMIT}", "make release"]


def test_the_same_release_has_the_same_manifest(made_of: MadeOf) -> None:
    """Byte for byte; one that was made of something else has another number."""
    other = replace(made_of, parts=made_of.parts[1:])

    assert bill_of_materials(told(), made_of) == bill_of_materials(told(), made_of)
    assert said(told(), made_of)["serialNumber"] != said(told(), other)["serialNumber"]
