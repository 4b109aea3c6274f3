"""Turns the Catalogue into the pages of the site, all or nothing."""
