"""A picture that came in is named for what it shows."""

from __future__ import annotations

from typing import cast

import pytest

from makeready.importing.documents.document import Document
from makeready.importing.documents.image_files import ImageFiles
from makeready.importing.documents.placed_picture import PlacedPicture


@pytest.mark.parametrize(
    ("alt", "name"),
    [("ferry.jpg", "ferry.jpg"), ("The ferry at six", "the-ferry-at-six.jpg"), ("", "picture.jpg")],
)
def test_a_suffix_in_what_is_heard_is_no_word_of_the_name(alt: str, name: str):
    """Programs put the file's name there; nothing is fetched for a picture that is missing."""
    files = ImageFiles(cast("Document", None))

    assert files.figure(PlacedPicture("media/image1.jpg", alt, why_missing="gone"), "") == (name, "gone")
