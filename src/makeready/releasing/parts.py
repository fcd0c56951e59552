"""What a release was made of, part by part: packages, libraries of the machine, fonts, colour profile."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from importlib import metadata
from io import BytesIO
from pathlib import Path

from makeready.composing.printing_condition import PrintingCondition
from makeready.system_libraries import NEEDS, For, look_up


class Kind(StrEnum):
    """Kinds of part, as CycloneDX calls them."""

    LIBRARY = "library"
    PLATFORM = "platform"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    name: str
    version: str = ""
    licence: str = ""
    """An identifier or expression of SPDX, or the first words of a licence that has none; "" if unknown."""
    copyright: str = ""
    sha256: str = ""
    """Of a file."""
    locked: tuple[str, ...] = ()
    """Of a package: the SHA-256 of each file that the lock allows it to come from."""
    purl: str = ""
    """Its package URL."""


LICENCES = {
    "SIL Open Font License, Version 1.1": "OFL-1.1",
    "scripts.sil.org/OFL": "OFL-1.1",
    "openfontlicense.org": "OFL-1.1",
    "zlib/libpng License": "Zlib",
    "Apache License, Version 2.0": "Apache-2.0",
}
"""Words by which a licence is known, with its identifier in the SPDX list."""

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)|--hash=sha256:([0-9a-f]{64})", re.MULTILINE)


def python_packages(lock: str) -> tuple[Part, ...]:
    """The packages of a lock file that are installed here, by name, each in the version that is installed.

    One that is there in a version the lock doesn't have comes without its files: nothing vouches for it.
    """
    locked: dict[str, dict[str, list[str]]] = {}
    files: list[str] = []
    for name, version, digest in _LOCKED.findall(lock):
        if name:
            files = locked.setdefault(name, {}).setdefault(version, [])
        else:
            files.append(digest)
    return tuple(_packages(locked))


def _packages(locked: dict[str, dict[str, list[str]]]) -> Iterator[Part]:
    for name in sorted(locked):
        try:
            installed = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # the lock has it for another kind of machine
        version = installed["Version"]
        yield Part(
            Kind.LIBRARY,
            name,
            version,
            licence=" ".join(installed.get_all("License-Expression") or ()),
            locked=tuple(sorted(locked[name].get(version, ()))),
            purl=f"pkg:pypi/{name.lower().replace('_', '-')}@{version}",
        )


def machine_libraries() -> tuple[Part, ...]:
    """Python, and the libraries of the machine that set type; a version where the library tells it."""
    found = (look_up(need) for need in NEEDS if need.libraries and need.wanted_by is For.BUILDS)
    libraries = (Part(Kind.LIBRARY, each.need.name, each.version) for each in found if each.found)
    return (Part(Kind.PLATFORM, platform.python_implementation(), platform.python_version()), *libraries)


def fonts_in(folders: Iterable[Path]) -> tuple[Part, ...]:
    """The fonts of a layout and of those that it is based on (`Layout.folders`), by name, each once."""
    found = {file for folder in folders for file in (folder / "fonts").rglob("*")}
    files = [file for file in found if file.suffix.lower() in {".otf", ".ttf", ".woff", ".woff2"}]
    return tuple(sorted({_font(file) for file in files}, key=lambda part: (part.name, part.sha256)))


def _font(file: Path) -> Part:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  a release alone asks a font for its licence

    with TTFont(file, lazy=True) as font:
        names = {number: font["name"].getDebugName(number) or "" for number in (0, 5, 13, 14)}
    return Part(
        Kind.FILE,
        file.name,
        names[5].removeprefix("Version ").partition(";")[0],
        _licence_in(f"{names[13]} {names[14]}", file),
        names[0],
        sha256(file.read_bytes()).hexdigest(),
    )


def colour_profile(condition: PrintingCondition, folders: Iterable[Path]) -> Part:
    """The profile of a printing condition, which a layout has in one of its `folders`."""
    from PIL import ImageCms  # noqa: PLC0415  a release alone asks a profile who made it

    profile = ImageCms.ImageCmsProfile(BytesIO(condition.profile))
    found = (file for folder in folders for file in sorted((folder / "profiles").rglob("*.ic[cm]")))
    file = next((file for file in found if file.read_bytes() == condition.profile), None)
    return Part(
        Kind.FILE,
        file.name if file else condition.name,
        licence=_licence_in("", file) if file else "",
        copyright=ImageCms.getProfileCopyright(profile).strip(),
        sha256=sha256(condition.profile).hexdigest(),
    )


def _licence_in(words: str, file: Path) -> str:
    """The licence that a file's own words name, or the LICENSE beside it."""
    beside = [licence.read_text("utf-8", "replace") for licence in sorted(file.parent.glob("LICENSE*"))]
    for text in (words, *beside):
        known = next((spdx for phrase, spdx in LICENCES.items() if phrase in text), "")
        if known:
            return known
    return next(
        (line.strip("# ") for text in (words, *beside) for line in text.splitlines() if line.strip()), ""
    )
