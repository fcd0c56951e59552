"""Whether print and ebook say the same."""
