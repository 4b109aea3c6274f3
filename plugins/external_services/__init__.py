"""Asks every external service whether it still answers, and writes down since when one does not."""
