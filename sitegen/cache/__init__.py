"""How anything is kept on disk between builds."""
