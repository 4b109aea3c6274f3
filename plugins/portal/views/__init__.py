"""What each template sees: small frozen objects, made by pure functions from the Catalogue."""
