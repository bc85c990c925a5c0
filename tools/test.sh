#!/bin/sh
# The whole suite: once on SQLite, then the storage tests on PostgreSQL where there is one.
# TRAVESIA_REQUIRE_POSTGRES=1 and TRAVESIA_REQUIRE_BROWSER=1 turn a skip into a failure.
set -eu
bin=$1
shift
cd "$(dirname -- "$0")/.."
say() { printf '%s\n' "$*"; }
: "${TRAVESIA_TEST_POSTGRES:=postgresql://postgres@127.0.0.1:5432/travesia}"
workers=${TRAVESIA_TEST_WORKERS:-auto}

if [ $# -gt 0 ]; then
  exec "$bin/python" -m pytest "$@"
fi

failed=0
skipped=''
say "== The suite on SQLite =="
"$bin/python" -m pytest -q -n "$workers" --dist loadfile || failed=1

if ! "$bin/python" tools/find_chromium.py >/dev/null; then
  skipped="$skipped
- every test that drives a browser: Chromium was not found. Debian: apt install chromium;
  elsewhere say where it is with TRAVESIA_CHROMIUM=/path/to/chromium."
fi

if ! command -v tesseract >/dev/null || [ ! -f /usr/share/fonts/opentype/ocr-b/OCRB.otf ]; then
  skipped="$skipped
- the tests that read pictures of pages: Tesseract or the font OCR-B was not found.
  Debian: apt install tesseract-ocr fonts-ocr-b."
fi

if ! command -v w3m >/dev/null && ! command -v lynx >/dev/null; then
  skipped="$skipped
- the test that reads a page with a text browser: none was found. Debian: apt install w3m."
fi

if [ -z "${TRAVESIA_SPARK_PYTHON:-}" ]; then
  skipped="$skipped
- the test of linkage on Spark: no Python with PySpark was named. It needs Java 17; install
  requirements/spark.txt into an environment of its own and say TRAVESIA_SPARK_PYTHON=/path/to/python."
fi

say "== Storage tests on PostgreSQL =="
if "$bin/python" tools/find_postgres.py "$TRAVESIA_TEST_POSTGRES"; then
  TRAVESIA_DATABASE_URL=$TRAVESIA_TEST_POSTGRES "$bin/python" -m pytest -q -m storage || failed=1
elif [ "${TRAVESIA_REQUIRE_POSTGRES:-}" = 1 ]; then
  say "PostgreSQL is required here and was not reached."
  failed=1
else
  skipped="$skipped
- the storage tests on PostgreSQL: no server answered. Start PostgreSQL 15 or newer and name it:
  TRAVESIA_TEST_POSTGRES=postgresql://user:password@127.0.0.1:5432/name"
fi

if [ -n "$skipped" ]; then
  say "Skipped on this machine:$skipped"
else
  say "Nothing was skipped for want of a program."
fi
[ "$failed" = 0 ] && say "All tests passed." || say "Some tests failed; the first message above says which."
exit "$failed"
