"""What is said in a text, by whom, and with which verb."""
