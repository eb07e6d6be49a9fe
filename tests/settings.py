"""The settings that tests run with: the project's own, on servers of the test run's own.

With DATABASE_URL and REDIS_URL set, those servers are used; the database is one that Django makes and drops.
Otherwise the engines live in a folder that the whole run shares and the last of its processes throws away.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from factcheck import embedded

if embedded.wanted():
    # pytest-xdist's workers inherit the first process's environment, and so its folder.
    folder = os.environ.get("FACTCHECK_TESTS", "")
    if not folder:
        folder = tempfile.mkdtemp(prefix="factcheck-tests-")
        # A run that needs no engines has no keeper to remove it.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["FACTCHECK_TESTS"] = os.environ["FACTCHECK_VAR"] = folder
    Path(folder).chmod(0o711)
else:
    os.environ["DEBUG"] = "1"  # Servers of their own do not make this production.

from factcheck.settings import *
from factcheck.settings import database

# Each xdist worker has a database of its own by name, and a broker of its own by number.
_number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
if EMBEDDED:
    CELERY_BROKER_URL = f"{CELERY_BROKER_URL}?virtual_host={_number}"
else:
    CELERY_BROKER_URL = f"{CELERY_BROKER_URL.rsplit('/', 1)[0]}/{_number}"

# Tests make tables and empty them; the processes they start connect as the application does.
DATABASES = {"default": database.DATABASES[database.DATABASE_OWNER]}
DATABASE_OWNER = "default"

# A file outlives the rows of a test; the tests of heads say which file they mean.
HISTORY_HEADS = None

# Every test comes from the same address, and many in the same minute.
REPLY_VISITS = 100_000

# Sites of tests come and go at the same few ports; the tests of robots.txt say how long it is kept.
FETCH_ROBOTS_KEPT = 0

# Hashing a password is slow on purpose; tests log in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
