# Sourced by ./casus and ./test: the system packages that the build needs, installed once and said aloud.

# casus_packages PACKAGE… : installs those that are missing.
casus_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "casus: needs ${missing[*]}; install them as root, or install sudo" >&2; return 1; }
    as=(sudo)
  fi
  echo "casus: installing system packages: ${missing[*]}" >&2
  "${as[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

casus_setup() {
  if ! command -v swift >/dev/null; then
    echo "casus: no swift on the path; install Swift 6.3 or newer (swift.org/install) and try again" >&2
    return 1
  fi
  if command -v dpkg-query >/dev/null; then
    casus_packages libsqlite3-dev "$@"
  fi
}
