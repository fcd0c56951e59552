"""The properties that a style sheet may set: of another WeasyPrint does not say what was meant."""

from __future__ import annotations

from weasyprint.css import properties
from weasyprint.css.validation import expanders

KNOWN_PROPERTIES = frozenset({*properties.KNOWN_PROPERTIES, *expanders.EXPANDERS})
"""Their names as they are typed, shorthands among them."""

OUR_PROPERTIES = frozenset({"--text-wrap", "--justify-letters"})
"""What the press reads beside them: `balanced_text` and `spaced_letters`."""
