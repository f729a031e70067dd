"""The command line, a module a command. The only package that prints.

Results go to standard output, everything else to standard error. Exit status: 0 done; 1 done, but some
inputs could not be read; 2 wrong usage, or nothing could be done; 130 interrupted.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

from kg.cli.output import DONE, FAILED, INTERRUPTED, say
from kg.cli.usage import make_parser
from kg.errors import KgError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (without the program's name); gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(arguments)
        sys.stdout.flush()
        return status
    except KgError as error:
        for line in str(error).splitlines():
            say(f"kg: {line}")
        return FAILED
    except BrokenPipeError:
        # The reader has seen enough (`kg query mentions | head`): that is no error. What is left in the
        # buffer must go somewhere, or Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("kg: 已中断，原有结果未改动 interrupted, earlier results are as they were")
        return INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    parser = make_parser()
    given = parser.parse_args(arguments)
    if given.command is None:
        parser.print_help(sys.stderr)
        return FAILED
    # Imported here: `kg --help` and `kg query` do not wait for what only a build needs.
    command = importlib.import_module(f"kg.cli.{given.command}")
    return int(command.run(given))
