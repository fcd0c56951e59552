"""Judges an issue before it is released, and changes nothing."""
