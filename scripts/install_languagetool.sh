#!/usr/bin/env bash
# Installs what the tests of LanguageTool need: Maven by apt, if this is root and it is absent, and the pinned jars by
# “checker languagetool install” into .venv/share. Says what is missing and ends with 1 where it can't. Java is not installed.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "install_languagetool.sh: $1" >&2
  exit 1
}

command -v java >/dev/null || [ -x "${JAVA_HOME:-}/bin/java" ] ||
  fail "java is missing, so that the tests of LanguageTool are skipped; install Java 17 or newer"
export XDG_DATA_HOME="$PWD/.venv/share"
python=.venv/bin/python
[ -x "$python" ] || fail ".venv is missing; run make"

there="import sys; from checker.backends.languagetool.jars import damage, default_folder; sys.exit(any(damage(default_folder())))"
"$python" -c "$there" && exit 0
if ! command -v mvn >/dev/null; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "Maven is missing; install with: apt-get install maven"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends maven >/dev/null 2>&1 ||
    fail "apt-get could not install maven"
fi
"$python" -m checker languagetool install
