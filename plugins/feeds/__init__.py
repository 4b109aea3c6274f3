"""What other programs subscribe to: Atom and RSS of news, Atom and CAP of emergencies."""
