"""Guides and news as tagged PDF, for counters, printers and messages."""
