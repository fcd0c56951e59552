"""The checked issue as all that leaves the house, in one folder of its own."""
