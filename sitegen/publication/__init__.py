"""The publication as one immutable value: its records, and everything that follows from them."""
