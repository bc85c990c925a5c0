#!/bin/sh
# Recompile requirements/*.txt: hashes, no addresses, wheels only (ARCHITECTURE: tooling). Needs uv.
set -eu
cd "$(dirname "$0")/.."
lock() {
  out=$1; shift
  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
    --only-binary :all: --no-header --quiet pyproject.toml "$@" -o "requirements/$out.txt"
}
lock post
lock demo --extra postgres --extra analytics
lock test --extra postgres --extra analytics --group test
lock check --extra postgres --extra analytics --group test --group check
