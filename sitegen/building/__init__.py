"""A build from end to end."""
