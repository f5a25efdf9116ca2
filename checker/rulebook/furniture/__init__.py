"""What belongs to the web page that a text was taken from, and not to the story."""
