"""A project's folder, read, and all its problems."""
