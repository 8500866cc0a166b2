"""What is remembered of builds."""
