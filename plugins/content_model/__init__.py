"""What staff write, as typed frozen records: fields, front matter, datos, Catalogue and findings."""
