"""Notes on the page of their marks, where the text is set in columns.

WeasyPrint looks for a height of the columns at which the text and its notes fit. With less height a mark may
go to the next page, with its note's room regained the mark comes back, and then WeasyPrint ends the search
with the mark on the page and its note on the next one. The search ends here with the mark on the next page
too, which leaves a line or two empty. One line of its function is changed for that; nothing smaller would do.
"""

from __future__ import annotations

import linecache

from weasyprint.layout import block, column

ITS_RULE = "if last_footnotes_height not in footnote_area_heights:"
OUR_RULE = "if last_footnotes_height > max(footnote_area_heights):"

_code = column.columns_layout.__code__
_last = max(line for *_, line in _code.co_lines() if line)
_source = "".join(linecache.getlines(column.__file__)[_code.co_firstlineno - 1 : _last])
if _source.count(ITS_RULE) != 1:
    raise ImportError("WeasyPrint's columns_layout has changed; see makeready's page_notes.py")
exec(compile(_source.replace(ITS_RULE, OUR_RULE), column.__file__, "exec"), vars(column))  # noqa: S102
block.columns_layout = column.columns_layout
