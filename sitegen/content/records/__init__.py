"""The kinds of records: a class for each, in a file of its own."""
