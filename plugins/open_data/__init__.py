"""The city's records as open data: JSON, CSV and JSON Schema under /api/v1/."""
