"""The inks: every colour that the pictures are printed in, named once."""

PAPER = "#fbf8f1"
SAND = "#efe6d8"
STONE = "#d9cdbb"
CLAY = "#b9a78f"
EARTH = "#7d6d5c"
INK = "#1b1816"

POMEGRANATE = "#8a1538"
GARNET = "#5c0f27"
ROSE = "#c4807a"
BLUSH = "#e2bda9"

DUSK = "#6f7f8c"
SLATE = "#46535f"
NIGHT = "#28303a"
MIST = "#b4bcbd"

RIVER = "#8c9c92"
MOSS = "#5f6f66"
LAMP = "#f3d7a0"
