"""Step 7: keep what was read and decided, and answer questions about it."""
