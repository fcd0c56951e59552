"""What is wrong in the finished PDF and in the printer's."""
