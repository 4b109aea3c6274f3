"""Says when the site must be built again, and why."""
