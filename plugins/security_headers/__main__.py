"""``python -m plugins.security_headers <form>``."""

import sys

from plugins.security_headers.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
