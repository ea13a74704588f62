"""``python -m bot``."""

import sys

if __name__ == "__main__":
    try:
        from bot.cli import main

        code = main()
    except KeyboardInterrupt:  # while it was starting or ending
        if sys.stderr:
            print("bot: interrupted", file=sys.stderr)
        code = 130
    sys.exit(code)
