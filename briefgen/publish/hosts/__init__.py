"""One file a kind of host; `host.py` says what all of them can do."""
