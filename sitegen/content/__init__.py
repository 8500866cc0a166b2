"""What editors write: its schema, and how it is read from files."""
