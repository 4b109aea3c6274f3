"""Lets ``python -m plugins.checks`` check the content of the current folder."""

import sys

from plugins.checks.cli import main

sys.exit(main(sys.argv[1:]))
