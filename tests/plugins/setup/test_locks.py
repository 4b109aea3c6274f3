import json
from pathlib import Path

from plugins.setup.locks import uv_command, without_addresses


def test_addresses_leave_the_npm_lock_and_everything_else_stays():
    package = {"version": "2.3.9", "integrity": "sha512-x", "dev": True}
    link = {"resolved": "theme", "link": True}
    lock = {
        "lockfileVersion": 3,
        "packages": {
            "": {"name": "portal"},
            "node_modules/lunr": {**package, "resolved": "https://registro.example/lunr.tgz"},
            "node_modules/theme": link,
        },
    }
    cleaned = without_addresses(json.dumps(lock))
    assert "registro.example" not in cleaned
    assert json.loads(cleaned)["packages"]["node_modules/lunr"] == package
    assert json.loads(cleaned)["packages"]["node_modules/theme"] == link
    assert without_addresses(cleaned) == cleaned


def test_the_python_lock_is_made_for_all_systems_with_hashes_and_without_addresses():
    command = uv_command(Path("x.lock"), ["pyproject.toml"], upgrade=False)
    assert {"--universal", "--generate-hashes", "--no-emit-index-url"} <= set(command)
    assert "--upgrade" not in command
    assert "--upgrade" in uv_command(Path("x.lock"), ["pyproject.toml"], upgrade=True)
