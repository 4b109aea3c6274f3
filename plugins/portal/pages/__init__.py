"""Which pages the site has: generator functions from the Context to pages, one module per section."""
