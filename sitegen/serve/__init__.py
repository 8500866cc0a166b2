"""The site while it is being written: served on this machine, and shown anew as its files change."""
