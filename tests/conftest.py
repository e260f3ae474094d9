"""Puts this folder on the path, so that tests in any folder can share what stands here."""
