"""MDN HTTP Observatory's published scoring, for the tests that a static site can pass or fail.

Source: mdn/yari, copy/observatory/tests_and_scoring.md. Penalties first; bonuses count from 90 on.
Being on the HSTS preload list is a fact about the world, so it is an argument.
"""

from collections.abc import Mapping

PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def directives(policy: str) -> dict[str, list[str]]:
    """Split a policy into directive → sources."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: values for name, *values in parts}


def csp_score(policy: str | None) -> int:
    """Return the modifier of Content-Security-Policy."""
    if not policy:
        return -25
    found = directives(policy)
    default = found.get("default-src", ["*"])
    scripts = found.get("script-src", default)
    objects = found.get("object-src", default)
    styles = found.get("style-src", default)
    broad = {"*", "https:", "http:", "data:", "'unsafe-inline'"}
    if broad & {*scripts, *objects}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if broad & set(styles):
        return 0
    return 10 if default == ["'none'"] else 5


def score(headers: Mapping[str, str], sri: bool, preloaded: bool) -> int:
    """Return the score of a page without cookies whose scripts are all its own."""
    changes = [csp_score(headers.get("Content-Security-Policy"))]
    hsts = headers.get("Strict-Transport-Security", "")
    ages = [part.split("=")[1] for part in hsts.split("; ") if part.startswith("max-age=")]
    if preloaded and "preload" in hsts:
        changes.append(5)
    else:
        changes.append(0 if ages and int(ages[0]) >= 15768000 else -20 if not ages else -10)
    policy = headers.get("Referrer-Policy")
    changes.append(5 if policy in PRIVATE else 0 if policy is None else -5)
    # Scripts of one's own origin: a bonus with integrity, nothing without.
    changes.append(5 if sri else 0)
    changes.append(0 if headers.get("X-Content-Type-Options") == "nosniff" else -5)
    csp = directives(headers.get("Content-Security-Policy", ""))
    framed = csp.get("frame-ancestors")
    if framed is not None:
        changes.append(5)
    else:
        changes.append(0 if headers.get("X-Frame-Options") in {"DENY", "SAMEORIGIN"} else -20)
    resource = headers.get("Cross-Origin-Resource-Policy")
    changes.append(10 if resource in {"same-origin", "same-site"} else 0)
    base = 100 + sum(change for change in changes if change < 0)
    return base + (sum(change for change in changes if change > 0) if base >= 90 else 0)
