"""`python -m travesia`: the command-line program, which lives in the assembly."""

import sys

from travesia.config.program import main

if __name__ == "__main__":
    sys.exit(main())
