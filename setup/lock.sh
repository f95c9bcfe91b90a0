#!/usr/bin/env bash
# Write setup/lock-{build,run,dev}.txt from pyproject.toml: every package with its version and hashes,
# for Linux on x86-64 and arm64 and Python 3.11 to 3.13. Versions change only with `make lock ARGS=--upgrade`.
set -euo pipefail
cd "$(dirname "$0")/.."

# Only writing the lock needs uv; installing from it needs pip.
[ -x build/lock/bin/uv ] || { python3 -m venv build/lock && build/lock/bin/python -m pip install --quiet uv; }

compile() {  # OUTPUT, options
    local output=$1
    shift
    build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command "make lock" --output-file "$output" "$@"
}

# setup/lock-run.txt comes first: the others hold the same versions.
compile setup/lock-run.txt pyproject.toml --group build "$@"
compile setup/lock-build.txt --group build --constraint setup/lock-run.txt "$@"
compile setup/lock-dev.txt pyproject.toml --group dev --constraint setup/lock-run.txt "$@"
