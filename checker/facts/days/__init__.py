"""The days that a text names: dates, weekdays, months, days without their month."""
