"""Photographs for every screen: turned upright, stripped, resized, encoded; and social cards."""
