#!/usr/bin/env bash
# Install what Vitrine needs: system libraries, then .venv with the locked Python packages and the command `kiosk`.
# Usage: setup/setup.sh run|dev|media. A second run changes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }

profile=${1:-}
case $profile in
    run) lists=(run) lock=setup/lock-run.txt ;;
    dev) lists=(run dev) lock=setup/lock-dev.txt ;;
    media) lists=(run dev media) lock=setup/lock-dev.txt ;;
    *) stop "usage: setup/setup.sh run|dev|media" ;;
esac
lists=("${lists[@]/#/setup/system-}")
lists=("${lists[@]/%/.txt}")

suits() {  # PYTHON: a version that Kivy has wheels for, able to make a virtual environment
    "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

suits_machine() { [[ $(uname -m) =~ ^(x86_64|aarch64)$ ]]; }

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if suits "$name"; then command -v "$name"; return; fi
    done
    return 1
}

wanted_packages() {
    sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "${lists[@]}"
    find_python >/dev/null || printf '%s\n' python3 python3-venv
}

missing_packages() {
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' | awk '
        NR == FNR { if ($1 == "installed") there[$2]; next }
        !($1 in there) && !($1 "t64" in there)
    ' - <(wanted_packages) | while read -r name; do
        if apt-cache show "${name}t64" >/dev/null 2>&1; then echo "${name}t64"; else echo "$name"; fi
    done
}

may_install() { [ "$(id -u)" = 0 ] || { command -v sudo && sudo -n true; } >/dev/null 2>&1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

system_packages() {
    if ! command -v apt-get >/dev/null; then
        stop "this system has no apt. Install what these files list under your system's names, then run make again with VITRINE_SKIP_SYSTEM=1:
    ${lists[*]}"
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" -gt 0 ] || return 0
    may_install || stop "system packages are missing, and installing them needs a password. Run this, then the same make again:
    sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends ${missing[*]}'"
    # A broken third-party source must not stop the setup if the packages themselves are available.
    as_root apt-get update -qq || say "not every package list could be read; continuing"
    mapfile -t missing < <(missing_packages)  # again: only now are the names of this release known
    say "installing ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install --yes -qq --no-install-recommends \
        "${missing[@]}" >build/apt.log 2>&1 || { tail -n 20 build/apt.log >&2; stop "apt could not install them: build/apt.log"; }
}

fingerprint() {  # of everything that .venv is made from
    { .venv/bin/python -V 2>&1; cat setup/lock-build.txt "$lock" pyproject.toml setup/setup.sh; } | sha256sum | cut -d' ' -f1
}

venv_is_usable() {  # false if the system's Python was upgraded or the folder was moved
    suits .venv/bin/python &&
        [ -d "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" ] &&
        grep -qsF "$PWD/.venv/" .venv/bin/pip
}

python_packages() {
    local stamp=.venv/.vitrine-$profile python
    if ! venv_is_usable; then
        python=$(find_python) || stop "Python 3.11, 3.12 or 3.13 is needed; this system has $(python3 -V 2>&1)"
        say "making .venv with $("$python" -V)"
        "$python" -m venv --clear .venv
    elif [ -x .venv/bin/kiosk ] && [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then
        return
    fi
    say "installing the locked Python packages ($profile)"
    # Each package is verified by its hash. Build tools for pure Python sources are locked too, and installed first.
    pip_install --require-hashes --requirement setup/lock-build.txt
    pip_install --require-hashes --requirement "$lock"
    pip_install --no-index --editable .
    fingerprint >"$stamp"
}

pip_install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --use-pep517 "$@"
}

suits_machine || stop "Kivy, pygame and the other libraries are made for 64-bit PCs and 64-bit ARM only; this is $(uname -m)"
mkdir -p build
if [ -z "${VITRINE_SKIP_SYSTEM:-}" ]; then system_packages; fi
python_packages
