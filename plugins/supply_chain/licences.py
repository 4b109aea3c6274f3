"""The licence of every package of both locks, as SPDX, and which of them the portal may carry.

Sources: PEP 639 and the trove classifiers for Python, the field ``license`` of package.json for
npm, the SPDX licence list 3.27 for the names.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

UNKNOWN = "NOASSERTION"
"""What SPDX says where nothing is known."""

# Pelican makes the pages and stays on the machine that makes them: neither it nor anything that
# links to it reaches a browser. Nothing else under a licence of this family is let in.
AGPL_AT_BUILD_TIME = frozenset({"pelican"})

# What reaches browsers: its text is inside what we publish.
SHIPPED = frozenset({"@fontsource-variable/public-sans", "decap-cms", "lunr", "sphinx", "yaml"})

_COPYLEFT = frozenset({"GPL-2.0-or-later", "GPL-3.0-or-later", "LGPL-3.0", "MPL-1.1", "MPL-2.0"})

_FREE = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("MIT-CMU", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
    }
)
"""Licences that ask for no more than to be named, and so may stand in what is published."""

_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)

# Older ways to say it: the classifier's last part, or the free text of `License`.
_OTHER_NAMES = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "gnu affero general public license v3 or later (agplv3+)": "AGPL-3.0-or-later",
    "gnu general public license (gpl)": "GPL-3.0-or-later",
    "gnu general public license v2 or later (gplv2+)": "GPL-2.0-or-later",
    "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.1-or-later",
    "mit license": "MIT",
    "mozilla public license 1.1 (mpl 1.1)": "MPL-1.1",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "public domain": "LicenseRef-Public-Domain",
    "python software foundation license": "PSF-2.0",
}
_EXPRESSION = re.compile(r"\(?[A-Za-z0-9.+-]+(?: (?:OR|AND|WITH) \(?[A-Za-z0-9.+-]+\)?)*\)?")


@dataclass(frozen=True, order=True)
class Package:
    """One package of a lock; ``licence`` is an SPDX expression."""

    kind: str
    name: str
    version: str
    licence: str


def python_packages(lock: str) -> Iterator[Package]:
    """Yield the packages of a requirements lock.

    The licence is what the installed package itself says; one for other systems only, which is not
    installed here, says nothing.
    """
    for name, version in _PINNED.findall(lock):
        try:
            told = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            yield Package("pypi", name, version, UNKNOWN)
            continue
        classifiers = told.get_all("Classifier") or []
        yield Package(
            "pypi",
            name,
            version,
            spdx(
                _first(told.get_all("License-Expression")),
                _first(told.get_all("License")),
                [text for text in classifiers if text.startswith("License ::")],
            ),
        )


def _first(values: Sequence[str] | None) -> str:
    return values[0] if values else ""


def npm_packages(lock: str) -> Iterator[Package]:
    """Yield the packages of a package-lock.json; raise ValueError when it is none."""
    for path, about in json.loads(lock).get("packages", {}).items():
        if not path or about.get("link") or "version" not in about:
            continue
        name = path.rpartition("node_modules/")[2]
        yield Package("npm", name, about["version"], spdx(str(about.get("license") or "")))


def spdx(expression: str, text: str = "", classifiers: Iterable[str] = ()) -> str:
    """Return what a package says of its licence as an SPDX expression.

    ``classifiers`` of several licences are a choice, as trove means them.
    """
    if expression and _EXPRESSION.fullmatch(expression):
        return expression.strip("()")
    short = " ".join(text.split())
    if set(re.split(r" (?:OR|AND) ", short)) <= _FREE | _COPYLEFT:
        return short
    known = [_OTHER_NAMES.get(one.rpartition(" :: ")[2].lower(), "") for one in classifiers]
    named = sorted({one for one in known if one})
    if named:
        return " OR ".join(named)
    return _OTHER_NAMES.get(short.lower(), UNKNOWN)


def refusals(packages: Iterable[Package]) -> list[str]:
    """Return why packages may not stay, in Spanish; none when all may."""
    found = []
    for package in packages:
        if "AGPL" in package.licence and package.name not in AGPL_AT_BUILD_TIME:
            found.append(f"{package.name} {package.version} es {package.licence}: no se admite")
        elif package.name in SHIPPED and not _is_free(package.licence):
            found.append(
                f"{package.name} {package.version} llega a los navegadores y es "
                f"{package.licence}: solo se admiten licencias que no obligan a más que nombrarlas"
            )
    return found


def _is_free(expression: str) -> bool:
    """Whether one of the licences that one may choose is free, with all that go with it."""
    choices = expression.replace("(", "").replace(")", "").split(" OR ")
    return any(set(choice.split(" AND ")) <= _FREE for choice in choices)
