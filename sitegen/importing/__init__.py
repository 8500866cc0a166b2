"""Bibliographies of other programs, BibTeX, RIS and CSL-JSON, as records of sources."""
