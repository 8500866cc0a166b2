"""sitegen compiles sourced explainers: YAML records and Markdown briefs become a static, searchable site."""

__version__ = "0.1.0"
