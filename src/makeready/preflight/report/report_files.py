"""All files of the report."""

from __future__ import annotations

from pathlib import Path

from makeready.cache import Cache
from makeready.preflight.checked import Checked
from makeready.preflight.report.page_images import fold_images, page_images
from makeready.preflight.report.report_data import as_json
from makeready.preflight.report.report_page import report_page
from makeready.preflight.report.sarif import as_sarif


def report_files(checked: Checked, manuscript: Path, pdf: Path, cache: Cache) -> dict[str, bytes]:
    """What the report's files hold, by their names; the pages are drawn from the finished PDF."""
    across = [row.folios[0] for row in checked.pictures if row.in_gutter]
    page = report_page(checked, page_images(pdf, cache), fold_images(pdf, across))
    return {
        "preflight.html": page,
        "preflight.json": as_json(checked),
        "preflight.sarif": as_sarif(checked, manuscript),
    }
