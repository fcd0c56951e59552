"""Word, OpenDocument, HTML and Markdown of other dialects, taken apart by pandoc and written in our notation."""
