"""What the site writes besides its pages: one module per format."""
