"""Judges: programs of others that say whether what Makeready writes is right."""
