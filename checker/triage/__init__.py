"""What takes findings out of the count: directives, side-car files, the baseline."""
