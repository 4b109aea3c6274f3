"""What can go wrong. Messages are Spanish and plain: the person on duty reads them."""

from __future__ import annotations

from collections.abc import Sequence


class DeployError(Exception):
    """The run stops with this message; nothing that citizens see is broken by stopping."""


class StoreFailed(DeployError):
    """The store did not do what it was asked, or may have done it without saying so."""

    def __init__(self, message: str, *, transient: bool) -> None:
        super().__init__(message)
        self.transient = transient


class Missing(DeployError):
    """There is no object of that name."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no existe «{key}» en el destino")
        self.key = key


class Conflict(DeployError):
    """A condition (If-Match, If-None-Match) did not hold: somebody else wrote."""

    def __init__(self, key: str) -> None:
        super().__init__(f"«{key}» cambió en el destino mientras se publicaba")
        self.key = key


class LockHeld(DeployError):
    """Another deploy is running."""


class LockLost(DeployError):
    """Our lease ran out or somebody took it: not one more write may follow."""


class Refused(DeployError):
    """The plan is not one to carry out without somebody's word."""


class VerifyFailed(DeployError):
    """What is in the store is not what was put there."""

    def __init__(self, message: str, paths: Sequence[str]) -> None:
        shown = "".join(f"\n  - {path}" for path in paths[:10])
        more = f"\n  … y {len(paths) - 10} más" if len(paths) > 10 else ""
        super().__init__(f"{message}{shown}{more}")
        self.paths = tuple(paths)
