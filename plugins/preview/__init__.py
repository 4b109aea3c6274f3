"""Makes of a site built with drafts one to be shown to a few, taken for official by none."""
