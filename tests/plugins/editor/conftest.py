import json
import subprocess
from pathlib import Path

import pytest

from plugins.editor.shapes import shapes

ROOT = Path(__file__).resolve().parents[3]
RUNNER = Path(__file__).with_name("format_in_node.mjs")


@pytest.fixture(scope="session")
def node():
    """Runs jobs of the editor's scripts (see format_in_node.mjs); returns their answers."""

    def run(*jobs):
        told = {"modules": str(ROOT / "theme/admin"), "shapes": shapes(), "jobs": jobs}
        done = subprocess.run(
            ["node", str(RUNNER)],
            input=json.dumps(told),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
