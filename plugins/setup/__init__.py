"""Makes a bare machine ready: virtual environment, locked packages, Chromium for the tests."""
