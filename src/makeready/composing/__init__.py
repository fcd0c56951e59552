"""Composing: the issue as markup, by the templates of a layout."""
