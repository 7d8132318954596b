"""Runs `briefgen` on the terminal that standard input is, which becomes its own: Ctrl+C then reaches it."""

import fcntl
import signal
import sys
import termios

from briefgen.cli.main import run

fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background have it ignored
sys.exit(run())
