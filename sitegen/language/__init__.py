"""What sitegen knows of languages."""
