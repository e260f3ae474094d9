"""Alerts: what is new or changed in a saved view, or unusual for a place, sent to a webhook."""
