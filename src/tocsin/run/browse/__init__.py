"""Looking at a whole record: lists, maps, time lines and counts over all incidents."""
