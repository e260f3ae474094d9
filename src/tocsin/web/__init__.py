"""The HTTP API and the page: what a browser or a program asks of a record."""
