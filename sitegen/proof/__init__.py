"""Whether a project's builds give the same bytes, however they come about."""
