"""Makeready turns a magazine's manuscript into its printed issue and its ebook."""
