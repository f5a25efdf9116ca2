"""Commands for whoever sets up a project or writes rules."""
