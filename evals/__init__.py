"""Yardsticks: one command each, on public data that is never part of the project."""
