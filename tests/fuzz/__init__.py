"""Looking for documents that a reader can neither take nor refuse: `python -m tests.fuzz --seconds 600`."""
