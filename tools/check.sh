#!/bin/sh
# Every check of the house but the tests. Each step says its name; the first that fails is last.
set -eu
bin=$1
cd "$(dirname -- "$0")/.."
export TRAVESIA_ROLE=test TRAVESIA_NODE=check
TRAVESIA_DATA=$(mktemp -d)
export TRAVESIA_DATA
trap 'rm -rf "$TRAVESIA_DATA"' EXIT
step() { printf '== %s ==\n' "$1"; }

step 'Format'
"$bin/ruff" format --check --quiet .
find src -name '*.html' -path '*/templates/*' -exec "$bin/djade" --target-version 5.2 --check {} +

step 'Lint'
"$bin/ruff" check --quiet .
for script in travesia .ci/run .ci/nightly tools/*.sh; do sh -n "$script" 2>/dev/null || bash -n "$script"; done

step 'Types'
"$bin/mypy"

step 'Contracts'
PYTHONPATH=src:. "$bin/lint-imports" --no-logo 2>/dev/null || PYTHONPATH=src:. "$bin/lint-imports"

step 'Migrations'
"$bin/python" manage.py makemigrations --check --dry-run
"$bin/python" manage.py check --fail-level WARNING

step 'Translations'
"$bin/python" tools/translations.py check

step 'Documents'
"$bin/python" tools/reference.py --check
"$bin/towncrier" build --draft --version next >/dev/null
"$bin/mkdocs" build --quiet --strict --site-dir "$TRAVESIA_DATA/site"

step 'Wheels only, hashes, no addresses'
"$bin/python" tools/wheels.py

printf 'Every check passed.\n'
