"""The files that a release's reader is made of, as a browser takes them."""
