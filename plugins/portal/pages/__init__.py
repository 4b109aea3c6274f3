"""Which pages the site has: functions from the Context to pages, one module per section."""
