"""Brings in what authors send, word for word: an article folder in our form, and a report."""
