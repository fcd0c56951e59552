"""The ebook as EPUB, by EbookLib: read `issue_epub` first."""
