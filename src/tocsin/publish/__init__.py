"""Incidents to rows and files: one shape a file."""
