"""The steps put in a row: one use case a file."""
