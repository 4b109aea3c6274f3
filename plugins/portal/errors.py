"""What stops a build, said in Spanish to whoever started it."""

from __future__ import annotations


class BuildError(Exception):
    """The build cannot go on; the text says what is wrong and what to do."""


class SettingsError(BuildError):
    """A setting is unknown, missing or wrong."""


class TemplateError(BuildError):
    """A template is missing or uses something that does not exist."""


class OutputError(BuildError):
    """The output cannot be written, or two parts of the site claim one address."""


class LedgerError(BuildError):
    """What was published does not agree with the files of ``content/``."""
