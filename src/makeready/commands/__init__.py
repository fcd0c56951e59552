"""A file for each command that people type, or for those that belong together."""
