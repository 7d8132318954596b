"""The command line: one file a command; each parses, calls one function and prints what it returned."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    from briefgen.cli.quick import nothing_to_do  # noqa: PLC0415  (so that what follows is imported only if needed)

    if nothing_to_do(sys.argv[1:]):
        return
    from briefgen.cli.main import run  # noqa: PLC0415

    sys.exit(run())


__all__ = ["main"]
