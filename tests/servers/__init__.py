"""Real servers that tests publish releases on."""
