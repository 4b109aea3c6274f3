"""Every rule that content must obey, each a small function; ``run`` gives all findings at once."""
