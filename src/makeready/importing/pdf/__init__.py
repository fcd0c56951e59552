"""A PDF as an article: its lines and pictures by their places, and what they are by place and type."""
