"""The search index: what citizens may search, analysed as the browser analyses their words."""
