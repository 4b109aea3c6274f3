"""The load and the checks of a preview: what is hidden is shown, and says that it is hidden."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.checks.run import run
from plugins.content_model.drafts import with_marks
from plugins.content_model.finding import Finding
from plugins.content_model.load import Loaded


def run_with_drafts(
    root: Path,
    now: datetime,
    **options: Any,  # noqa: ANN401 - those of ``run``
) -> tuple[Loaded, list[Finding]]:
    """Do what ``run`` does, with drafts, embargoed and expired records in the Catalogue, marked."""
    loaded, findings = run(root, now, show_hidden=True, **options)
    return with_marks(loaded), findings
