"""The living catalogue of the theme's components, made from their own examples."""
