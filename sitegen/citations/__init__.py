"""Sources as bibliography managers take them."""
