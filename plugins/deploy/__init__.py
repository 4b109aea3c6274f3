"""Publishes a folder of bytes to stores so that no page is ever seen without its files.

Knows nothing of Pelican, of content or of the other plugins.
"""
