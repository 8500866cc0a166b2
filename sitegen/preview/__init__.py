"""The state behind `sitegen serve`."""
