"""What is to be seen on the pages as they are laid out."""
