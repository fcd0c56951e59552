"""The report of a check: a page for people, and the same as data for programs."""
