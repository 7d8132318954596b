"""Runs `briefgen` on the terminal that standard input is, which becomes its own: Ctrl+C then reaches it."""

import fcntl
import sys
import termios

from briefgen.cli.main import run

fcntl.ioctl(0, termios.TIOCSCTTY, 0)
sys.exit(run())
