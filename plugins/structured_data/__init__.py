"""JSON-LD for the pages: each record as schema.org names it."""
