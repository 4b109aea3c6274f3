"""The portal without signal: the emergency kit, the worker that keeps it, the app manifest."""
