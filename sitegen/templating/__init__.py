"""Jinja, set up for the theme."""
