"""What the site writes beside its pages: one module per format."""
