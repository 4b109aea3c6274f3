"""The browser editor at ``/admin/``: Decap CMS, its forms made from the content model."""
