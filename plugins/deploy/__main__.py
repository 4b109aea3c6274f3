"""``python -m plugins.deploy <verb>``."""

import os
import sys

from plugins.deploy.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
