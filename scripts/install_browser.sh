#!/usr/bin/env bash
# Installs what the tests in a browser need: Chromium and pdftotext by apt, if this is root and they are absent; axe and
# playwright-core by npm into tests/browser/node_modules. Says what is missing and ends with 1 where it can't.
set -euo pipefail
. "$(dirname "$0")/parts.sh"
cd "$(dirname "$0")/../tests/browser"

missing=()
[ -n "${CHECKER_CHROMIUM:-}" ] || command -v chromium >/dev/null || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
[ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"

command -v npm >/dev/null || fail "npm is missing; install Node 20 or newer"
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || fail "npm could not install axe-core and playwright-core"
  cp package-lock.json node_modules/.installed
fi
