"""Draws the pictures of the test manuscripts: `python tests/manuscripts/draw.py`.

Each is of another kind that a camera or a program may give, and small in bytes.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

COMPLETE = Path(__file__).parent / "complete"
ORIENTATION = 0x0112
TURNED_LEFT = 6


def ridges(mode: str, size: tuple[int, int], dark: object, light: object) -> Image.Image:
    """Bands of two colours running to a horizon."""
    image = Image.new(mode, size, light)
    draw = ImageDraw.Draw(image)
    width, height = size
    for step in range(0, height, max(height // 12, 2)):
        draw.rectangle((0, step, width, step + step // 6), fill=dark)
    return image


def draw_all() -> None:
    """Write every picture of the complete manuscript."""
    road, clock = COMPLETE / "salt-road/images", COMPLETE / "tide-clock/images"
    for folder in (road, clock):
        folder.mkdir(exist_ok=True)
    ridges("RGB", (900, 1200), "#5b6f7a", "#f4f1ea").save(COMPLETE / "cover.jpg", quality=60)
    ridges("RGB", (1600, 800), "#7a5b4a", "#efe6da").save(road / "road.jpg", quality=60)
    _save_turned(ridges("RGB", (600, 400), "#4a5b7a", "#e6eaf4"), road / "rakers-dawn.jpg")
    ridges("CMYK", (600, 800), (80, 40, 20, 60), (5, 3, 10, 0)).save(road / "pans.jpg", quality=60)
    ridges("L", (1500, 1000), 70, 240).save(road / "shore.jpg", quality=60)
    ridges("RGBA", (400, 300), (90, 30, 40, 255), (255, 255, 255, 0)).save(road / "gauge.png", optimize=True)
    ridges("I;16", (400, 300), 9000, 60000).save(clock / "float.png", optimize=True)
    ridges("P", (400, 300), 3, 200).convert("1").save(clock / "cups.tif", compression="group4")
    (road / "crystal.svg").write_text(CRYSTAL, encoding="utf-8")
    (clock / "clock.svg").write_text(CLOCK, encoding="utf-8")


def _save_turned(image: Image.Image, path: Path) -> None:
    """Save a picture lying on its side, with the EXIF fact that says so."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT
    image.save(path, quality=60, exif=exif)


CRYSTAL = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">
  <path d="M2 4 6 2l4 2v5l-4 2-4-2z" fill="#dfe7ea" stroke="#5b6f7a"/>
  <path d="M2 4l4 2 4-2M6 6v5" fill="none" stroke="#5b6f7a"/>
</svg>
"""

CLOCK = """\
<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="80mm" viewBox="0 0 120 80">
  <linearGradient id="water">
    <stop stop-color="#9db4bd"/><stop offset="1" stop-color="#5b6f7a"/>
  </linearGradient>
  <rect width="120" height="80" fill="#f4f1ea"/>
  <circle cx="60" cy="40" r="28" fill="url(#water)" stroke="#333"/>
  <path d="M60 40V20M60 40l14 8" stroke="#333" stroke-width="2"/>
</svg>
"""

if __name__ == "__main__":
    draw_all()
