"""Turns exports of the procedure registry and of the former portal's news into drafts."""
