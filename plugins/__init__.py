"""The portal's own packages: one folder per job (see the map in README)."""
