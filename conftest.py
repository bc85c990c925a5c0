"""Settings that every test run needs before Django starts."""

import os
import tempfile

os.environ["TRAVESIA_ROLE"] = "test"
os.environ.setdefault("TRAVESIA_NODE", "test")
os.environ["TRAVESIA_DATA"] = tempfile.mkdtemp(prefix="travesia-test-")
os.environ["TRAVESIA_LANGUAGE"] = "en"
