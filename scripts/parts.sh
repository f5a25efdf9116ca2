# Sourced by the scripts that install what tests need: how to say what is missing, and how to get it by apt.

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "$* missing; install with: apt-get install $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
    fail "apt-get could not install $*"
}
