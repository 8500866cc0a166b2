"""What a text says that a machine can check: figures, dates, quotations, words that lean on the day of writing."""
