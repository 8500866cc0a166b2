"""A theme as read: its folders, assets and strings."""
