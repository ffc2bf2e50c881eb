#!/bin/sh
# Make sure that LibreOffice can recalculate workbooks: Debian's package as root, otherwise one sentence says what to do.
set -eu
for name in soffice libreoffice; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${SOFFICE:-}" ] && [ -x "$SOFFICE" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
  exit 0
fi
echo "The workbook tests need LibreOffice Calc: install it, or set SOFFICE to the path of its program soffice." >&2
exit 1
