"""Copies of sources in any of the formats in which they are kept, read as text with its places."""
