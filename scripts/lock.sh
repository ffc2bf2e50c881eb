#!/bin/sh
# Resolve pyproject.toml to exact versions that a plain pip can install.
set -eu
.venv/bin/python -m pip install --quiet pip-tools
compile() { .venv/bin/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --annotation-style=line "$@"; }
compile --output-file=requirements.lock pyproject.toml
compile --extra=dev --output-file=requirements-dev.lock pyproject.toml
