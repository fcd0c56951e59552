"""Word, OpenDocument, HTML and Markdown of other dialects: taken apart by pandoc, written in our notation."""
