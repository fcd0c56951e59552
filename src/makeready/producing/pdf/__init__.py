"""The printed issue as PDF, by WeasyPrint and a writer of our own: read `issue_pdf` first."""
