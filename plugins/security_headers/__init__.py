"""The headers that protect readers: one source of rules, written for every kind of server."""
