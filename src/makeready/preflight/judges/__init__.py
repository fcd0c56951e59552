"""Programs of others that judge the issue's files: EPUBCheck, Ace and veraPDF."""
