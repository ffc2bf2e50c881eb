#!/bin/sh
# Make .venv if it is missing and install the exact versions of a lock file, then the workbench itself.
# usage: make_environment.sh LOCK
set -eu
lock=$1

find_python() {
  for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "The workbench needs Python 3.11 or newer; install it, or name one: make PYTHON=/path/to/python3 …" >&2
  exit 1
}

if [ ! -x .venv/bin/python ]; then
  python=$(find_python)
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
    else
      echo "Python's venv module is missing; on Debian or Ubuntu: sudo apt-get install python3-venv" >&2
      exit 1
    fi
  fi
  "$python" -m venv .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
