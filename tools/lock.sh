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
lock_alone() {
  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
    --no-header --quiet --group "pyproject.toml:$1" -o "requirements/$1.txt"
}
lock demo --extra postgres --extra analytics --extra publish
lock test --extra postgres --extra analytics --extra publish --group test
lock check --extra postgres --extra analytics --extra publish --group test --group check
lock fuzz --group fuzz
# Peers that a benchmark measures against, each set in an environment of its own: some bear
# licences that ours must not depend on, one comes as source only, one pins an older cbor2.
lock_alone bench-mrz
lock_alone bench-cards
lock_alone bench-names
lock_alone bench-portal
# PySpark comes as source only; it holds no code that needs a compiler.
lock_alone spark
