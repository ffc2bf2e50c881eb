#!/bin/sh
# Make sure that LibreOffice can recalculate workbooks and open documents and slides, and that PDFs can be read back:
# Debian's packages as root, otherwise one sentence says what to do.
set -eu
find_program() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  missing=""
  for part in calc impress writer; do
    if ! dpkg -s "libreoffice-$part" >/dev/null 2>&1 && ! dpkg -s "libreoffice-$part-nogui" >/dev/null 2>&1; then
      missing="$missing libreoffice-$part-nogui"
    fi
  done
  if ! find_program pdftotext; then missing="$missing poppler-utils"; fi
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 - a list of package names
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
  fi
  exit 0
fi
if ! find_program soffice libreoffice && ! { [ -n "${SOFFICE:-}" ] && [ -x "$SOFFICE" ]; }; then
  echo "The tests of files need LibreOffice (Calc, Impress, Writer): install it, or set SOFFICE to its program soffice." >&2
  exit 1
fi
if ! find_program pdftotext; then
  echo "The tests of files need pdftotext: install poppler-utils (Debian) or poppler." >&2
  exit 1
fi
