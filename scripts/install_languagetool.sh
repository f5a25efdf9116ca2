#!/usr/bin/env bash
# Installs what the tests of LanguageTool need: the pinned jars by “checker languagetool install” into .venv/share, and for that Maven
# by apt, if this is root and it is absent; in CI Java too. Says what is missing and ends with 1 where it can't.
set -euo pipefail
. "$(dirname "$0")/parts.sh"
cd "$(dirname "$0")/.."

if ! command -v java >/dev/null && ! [ -x "${JAVA_HOME:-}/bin/java" ]; then
  [ -n "${CI:-}" ] || fail "Java is missing, so that the tests of LanguageTool are skipped; install Java 17 or newer"
  apt_install openjdk-17-jre-headless
fi
export XDG_DATA_HOME="$PWD/.venv/share"
python=.venv/bin/python
[ -x "$python" ] || fail ".venv is missing; run make"

there="import sys; from checker.backends.languagetool.jars import damage, default_folder; sys.exit(any(damage(default_folder())))"
"$python" -c "$there" && exit 0
command -v mvn >/dev/null || apt_install maven
"$python" -m checker languagetool install
