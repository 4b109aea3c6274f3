"""Runs Lighthouse on one page as on a cheap phone over slow 4G, and reads what it found."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_CHROME_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
_PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Report:
    """Scores from 0 to 100 in the order of CATEGORIES; times in milliseconds; faults in words."""

    scores: tuple[int, ...]
    lcp: float
    cls: float
    tbt: float
    faults: tuple[str, ...]


def audit(url: str, modules: Path, chromium: Path) -> Report:
    """Return Lighthouse's report on a page (its own mobile settings).

    A run in which the browser hangs is tried once more.

    Raises:
        subprocess.CalledProcessError: Lighthouse failed; ``stderr`` says why.
        subprocess.TimeoutExpired: it hung twice.
    """
    try:
        return _run(url, modules, chromium)
    except subprocess.TimeoutExpired:
        return _run(url, modules, chromium)


def _run(url: str, modules: Path, chromium: Path) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "report.json")
        subprocess.run(
            [
                *("node", str(modules / "lighthouse" / "cli" / "index.js"), url, "--quiet"),
                *("--output=json", f"--output-path={out}", f"--chrome-flags={_CHROME_FLAGS}"),
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            env={**os.environ, "CHROME_PATH": str(chromium)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_SECONDS,
            check=True,
        )
        return read_report(json.loads(out.read_text("utf-8")))


def read_report(found: Mapping[str, Any]) -> Report:
    """Return what counts of Lighthouse's own JSON; a fault is an audit that costs points."""
    audits = found["audits"]
    categories = [found["categories"][name] for name in CATEGORIES]
    faults = [
        f"{category['id']}: {audits[ref['id']]['title']}"
        for category in categories
        for ref in category["auditRefs"]
        if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 0.9
        if audits[ref["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    ]
    return Report(
        tuple(round(100 * (category["score"] or 0)) for category in categories),
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        tuple(faults),
    )
