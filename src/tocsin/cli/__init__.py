"""The command line: one file a command."""

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; errors that a user can mend are one line, and no traceback."""
    from tocsin.cli.app import app
    from tocsin.errors import TocsinError

    try:
        app(prog_name="tocsin")
    except TocsinError as error:
        from tocsin.cli.terminal import line

        sys.stderr.write(f"tocsin: {line(str(error))}\n")
        _leave(1)
    except BrokenPipeError:
        _leave(0)
    except KeyboardInterrupt:
        _leave(130)


def _leave(status: int) -> None:
    """Exit without a second complaint when the reader of standard output has gone."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)
