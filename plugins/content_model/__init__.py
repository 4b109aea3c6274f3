"""What staff write, as typed frozen records: fields, header, datos, Catalogue and findings."""
