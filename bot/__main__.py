"""``python -m bot``."""

import gc
import sys

if __name__ == "__main__":
    try:
        gc.disable()  # until it has started: nothing of what imports make is garbage
        from bot.cli import main

        code = main()
    except KeyboardInterrupt:  # while it was starting or ending
        if sys.stderr:
            print("bot: interrupted", file=sys.stderr)
        code = 130
    sys.exit(code)
