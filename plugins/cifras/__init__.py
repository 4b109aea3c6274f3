"""The CDN's logs counted: visits, guides, searches and downloads as figures that name nobody."""
