"""SVG: what an editor's program has written becomes a drawing that only draws."""
