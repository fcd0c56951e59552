"""Stage 3: what was composed becomes the issue's files."""
