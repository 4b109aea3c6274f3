"""Shows the site while it is written: serves it, rebuilds on every change, reloads the browser."""
