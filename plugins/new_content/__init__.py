"""Begins a news item, a guide or a page: a commented file that already passes the checks."""
