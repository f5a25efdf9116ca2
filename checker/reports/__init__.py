"""One module per output format, each rendering the same stream of DocumentReports piece by piece."""
