"""What a change brings: the files that differ from a revision, and what is new in them."""
