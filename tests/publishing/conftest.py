"""What tests of publishing start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_shelves import add_release

from servers.places import place, places

__all__ = ["place", "places", "shelf"]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf of two releases, in a folder named as releases are."""
    folder = tmp_path / "build/release"
    add_release(folder, "salt-6", 1)
    add_release(folder, "salt-7", 20)
    return folder
