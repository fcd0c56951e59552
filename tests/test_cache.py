"""What earlier builds have made is found again, or is as good as not there."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from makeready.cache import Cache
from makeready.digests import OURS, digest, digest_of_files, files_below, maker, source_files
from makeready.problems import Code, Place, Problem
from makeready.records import NotARecord, canonical, packed, unpacked


def entries(folder: Path) -> list[Path]:
    """The files of a cache."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_found(tmp_path: Path):
    """An entry comes back by its kind and key, in another build too."""
    Cache(tmp_path).put("units", digest("salt"), b"pages")

    assert Cache(tmp_path).get("units", digest("salt")) == b"pages"
    assert Cache(tmp_path).get("units", digest("tide")) is None
    assert Cache(tmp_path).get("chapters", digest("salt")) is None


@pytest.mark.parametrize("on_disk", [True, False], ids=["on the disk", "in memory"])
def test_it_tells_whether_it_has_any_of_a_kind(tmp_path: Path, *, on_disk: bool):
    """Without looking at all that it keeps."""
    cache = Cache(tmp_path if on_disk else None)
    cache.put("units", "ab12", b"salt")

    assert cache.has_any("units")
    assert not cache.has_any("fonts")


def test_a_record_is_made_once(tmp_path: Path):
    """What is made of the same things is made once and then recalled."""
    made = []

    def make() -> tuple[str, ...]:
        made.append(1)
        return ("pages",)

    cache = Cache(tmp_path)
    assert [cache.recall("units", digest("salt"), make) for _ in range(2)] == [("pages",), ("pages",)]
    assert len(made) == 1


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 200])
def test_a_damaged_entry_is_as_good_as_none(tmp_path: Path, damage: bytes):
    """An entry that was cut short or written over is not believed, and is made again."""
    cache = Cache(tmp_path)
    cache.put("units", digest("salt"), b"pages")
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage)

    assert cache.get("units", digest("salt")) is None
    cache.put("units", digest("salt"), b"pages")
    assert cache.get("units", digest("salt")) == b"pages"


def test_a_full_disk_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where nothing can be kept the reason is told, nothing half-written stays, and work goes on."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache = Cache(tmp_path)
    monkeypatch.setattr(Path, "replace", full)
    assert cache.recall("units", digest("salt"), lambda: "made") == "made"

    assert cache.fault == "No space left on device"
    assert entries(tmp_path) == []
    assert cache.record("units", digest("salt")) == "made"
    assert Cache(tmp_path).record("units", digest("salt")) is None


def test_a_cache_that_has_grown_too_large_is_cut_back(tmp_path: Path):
    """What was used last stays."""
    cache = Cache(tmp_path, most_bytes=1000)
    for number in range(10):
        cache.put("units", digest(str(number)), b"x" * 100)
        os.utime(entries(tmp_path / "units" / digest(str(number))[:2])[0], (number, number))
    assert cache.get("units", digest("0")) is not None  # used just now

    cache.trim()

    kept = [number for number in range(10) if cache.get("units", digest(str(number))) is not None]
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 1000
    assert kept[0] == 0
    assert kept[1:] == list(range(10 - len(kept) + 1, 10))


def test_a_cache_that_grows_build_by_build_is_cut_back(tmp_path: Path):
    """What several builds have kept is added up."""
    for number in range(20):
        cache = Cache(tmp_path, most_bytes=1000)
        cache.put("units", digest(str(number)), b"x" * 100)
        cache.trim()

        assert sum(path.stat().st_size for path in entries(tmp_path / "units")) <= 1000


@pytest.mark.parametrize("told", ["0 0", "0 9999999999", "", "salt", "-5"])
def test_a_wrong_count_of_a_cache_is_counted_anew(tmp_path: Path, told: str):
    """The file that tells how much there is may be old, damaged, or another's."""
    for number in range(20):
        Cache(tmp_path).put("units", digest(str(number)), b"x" * 100)
    (tmp_path / "count").write_text(told, "utf-8")
    cache = Cache(tmp_path, most_bytes=1000)
    cache.put("units", digest("last"), b"x" * 100)

    cache.trim()

    assert sum(path.stat().st_size for path in entries(tmp_path / "units")) <= 1000


def test_records_come_back_as_they_were():
    """A record of ours is the same after it was kept."""
    problem = Problem(Code.FILE_MISSING, Place("issue.yaml", 3), file="x", advice="y")

    assert str(unpacked(packed([problem]))[0]) == str(problem)


def test_equal_records_have_the_same_canonical_bytes():
    """It does not count whether a string is there twice or two strings are equal."""
    once = str(b"salt", "ascii")
    twice = str(b"salt", "ascii")

    assert packed((once, once)) != packed((once, twice))
    assert canonical((once, once)) == canonical((once, twice))


def test_what_is_no_record_is_not_brought_back():
    """Bytes that ask for anything but records of ours run nothing: a cache may come from elsewhere."""

    class Evil:
        def __reduce__(self):
            return os.system, ("touch /tmp/run-by-a-cache",)

    for bad in (pickle.dumps(Evil()), b"no pickle", pickle.dumps(os.getcwd)):
        with pytest.raises(NotARecord):
            unpacked(bad)


@pytest.mark.parametrize("name", ["subprocess.Popen", "Path", "find"])
def test_nothing_runs_that_a_module_of_ours_has_imported(name: str):
    """A name that leads through one of our modules to what is no record of its own is refused."""
    asked = b"\x80\x05cmakeready.system_libraries\n" + name.encode() + b"\n."

    with pytest.raises(NotARecord):
        unpacked(asked)


def test_no_module_of_ours_is_imported_for_a_record():
    """Some begin to work when they are imported: `worker_start` loads WeasyPrint and turns `gc` off."""
    asked = b"\x80\x05cmakeready.worker_start\nPath\n."
    code = "import sys; from makeready.records import NotARecord, unpacked\n"
    code += f"try:\n    unpacked({asked!r})\nexcept NotARecord as refused:\n    print(refused)\n"
    code += "print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    refused, modules = run.stdout.splitlines()
    assert refused == "makeready.worker_start.Path is no record"
    assert "makeready.worker_start" not in modules.split()


def test_an_output_in_the_folder_itself_hides_no_file(tmp_path: Path):
    """Only a folder below is left out; one that can't be listed is as a file."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build/salt.pdf").touch()
    (tmp_path / "salt.md").touch()

    assert list(files_below(tmp_path, tmp_path / "build")) == [tmp_path / "salt.md"]
    assert len(list(files_below(tmp_path, tmp_path))) == 2
    assert list(files_below(tmp_path / "nowhere")) == []


def test_a_digest_tells_where_its_parts_end(tmp_path: Path):
    """Parts that say the same run together are not the same; a file counts by its name and what it holds."""
    assert digest("ab", "c") != digest("a", "bc")

    (tmp_path / "a").write_text("one")
    before = digest_of_files([tmp_path / "a"], tmp_path)
    (tmp_path / "a").write_text("two")
    assert digest_of_files([tmp_path / "a"], tmp_path) != before
    assert len(digest_of_files([tmp_path / "not-there"], tmp_path)) == 64
    assert len(maker()) == 64


def test_all_that_git_has_of_our_source_decides_what_was_made():
    """A style sheet of the report or a list of fonts makes other bytes, as Python does."""
    source = Path(OURS)
    listed = subprocess.run(
        ["git", "ls-files"], cwd=source, capture_output=True, text=True, check=True
    ).stdout
    ours = {name for name in listed.splitlines() if not name.endswith(".md")}

    assert {"preflight/report/report.css", "producing/pdf/weasyprint_seams/fonts.conf"} <= ours
    assert ours <= {Path(path).relative_to(source).as_posix() for path in source_files(OURS)}
