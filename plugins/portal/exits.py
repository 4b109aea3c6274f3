"""How a build ends that cannot go on: a plain message and exit code 1, without a traceback."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from plugins.portal.errors import BuildError


@contextmanager
def clear_exit() -> Iterator[None]:
    """Turn what stops a build into a message and exit code 1; DEBUG adds the traceback."""
    try:
        yield
    except BuildError as cause:
        _exit(str(cause), cause)
    except OSError as cause:
        _exit(f"No se pudo leer o escribir: {cause}", cause)


def _exit(message: str, cause: Exception) -> NoReturn:
    if logging.getLogger("pelican").isEnabledFor(logging.DEBUG):
        traceback.print_exception(cause)
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
    raise SystemExit(1)
