"""Remembers what earlier builds made, so that the next makes only what differs."""
