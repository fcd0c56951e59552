"""What no judge says of an EPUB, and where in the manuscript it came from."""
