"""Alerts in a hurry: messages from templates, and the lane that publishes one without the rest."""
