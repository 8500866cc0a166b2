"""Pictures as browsers want them: inspected, planned in sizes and formats, and made. Nothing here knows records."""
