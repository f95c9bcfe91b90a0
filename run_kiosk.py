"""Staff start here: the kiosk, fullscreen."""

import sys

from kiosk.cli.main import main

if __name__ == "__main__":
    main(["run", *sys.argv[1:]])
