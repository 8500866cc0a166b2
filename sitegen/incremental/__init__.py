"""What is remembered between builds, so that work is done again only where something changed.

Everything here may be deleted or damaged at any time: then it is worked out anew.
"""
