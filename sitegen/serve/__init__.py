"""The site while it is being written: served on this machine, and updated as its files change."""
