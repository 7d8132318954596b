"""The command line: one file a command, which parses, calls one function and prints what it returned."""

from briefgen.cli.main import main

__all__ = ["main"]
