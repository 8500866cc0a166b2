"""The files of a site, rendered when asked for, and the output folder."""
