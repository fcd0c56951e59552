"""What is wrong in a layout's own files."""
