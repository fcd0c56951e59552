"""What a copy editor would mark: each file a kind of rule, each rule a function that yields problems."""
