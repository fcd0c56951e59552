"""The printed issue as PDF, by WeasyPrint and pikepdf: read `issue_pdf` first."""
