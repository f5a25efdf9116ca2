#!/usr/bin/env bash
# Installs what the tests of LanguageTool need: the pinned jars by “checker languagetool install” into .venv/share, and for that Maven
# by apt, if this is root and it is absent; in CI Java too. Then LanguageTool's own client, which only the tests of “checker serve” use.
# Says what is missing and ends with 1 where it can't.
set -euo pipefail
. "$(dirname "$0")/parts.sh"
cd "$(dirname "$0")/.."

# The newest client that was published: there is none of the pinned version, and the protocol is the same.
client=languagetool-http-client-6.7.jar
client_digest=6f20b1a2460518e6416293226fbbdb18eb45c4e2a726b94dbfdf6db3b11d8b58
client_folder="$PWD/.venv/share/languagetool-client"

has_client() {
  echo "$client_digest  $client_folder/$client" | sha256sum --check --status 2>/dev/null
}

fetch_client() {
  mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact=org.languagetool:languagetool-http-client:6.7 -DoutputDirectory="$client_folder" ||
    fail "Maven could not download LanguageTool's client"
  has_client || fail "$client differs from the published jar"
}

compiles_java() {
  [[ "$("${JAVA_HOME:+$JAVA_HOME/bin/}java" --list-modules 2>/dev/null)" == *jdk.compiler@* ]]
}

if ! command -v java >/dev/null && ! [ -x "${JAVA_HOME:-}/bin/java" ] && [ -z "${CI:-}" ]; then
  fail "Java is missing, so that the tests of LanguageTool are skipped; install Java 17 or newer"
fi
# Its client is called by a program that Java compiles. Without a compiler, only the tests of the client are skipped.
[ -z "${CI:-}" ] || compiles_java || apt_install openjdk-17-jdk-headless
export XDG_DATA_HOME="$PWD/.venv/share"
python=.venv/bin/python
[ -x "$python" ] || fail ".venv is missing; run make"

there="import sys; from checker.backends.languagetool.jars import damage, default_folder; sys.exit(any(damage(default_folder())))"
"$python" -c "$there" && has_client && exit 0
command -v mvn >/dev/null || apt_install maven
"$python" -m checker languagetool install
has_client || fetch_client
