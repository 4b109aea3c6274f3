"""Small files at agreed places: security.txt, humans.txt, and where old addresses have moved to."""
