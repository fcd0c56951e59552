"""Editions of the finished PDF: one for the printer, in the printer's inks, and one for screens."""
