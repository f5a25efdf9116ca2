"""How reports for people put findings, totals and readability into words."""
