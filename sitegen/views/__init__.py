"""What each page shows: small typed values, made from the publication, from which alone a template renders."""
