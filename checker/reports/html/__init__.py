"""The report for the desk: one HTML page."""
