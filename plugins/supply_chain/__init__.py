"""What the portal is made of: known faults of its packages, and what their licences allow."""
