# What the machine must offer, and the few questions that every command asks it. Sourced.

say() { printf '%s\n' "$*" >&2; }
fail() { say "kalliky: $*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# install PACKAGE...: from the system's own repository, where we may.
install() {
  [ "$(id -u)" = 0 ] && has apt-get || return 1
  say "Installing $* ..."
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } >&2 </dev/null
}

# need PROGRAM SENTENCE [PACKAGE...]: the program, installed when it can be, else one sentence that says what to do.
need() {
  local program=$1 sentence=$2
  shift 2
  has "$program" && return
  [ $# -gt 0 ] && install "$@" && has "$program" && return
  fail "$sentence"
}

need_sdk() { need dotnet "the .NET 10 SDK is missing: install it, then run this again."; }
need_node() { need npm "Node 20 or newer with npm is missing: install it, then run this again." nodejs npm; }

# The browser tests drive the machine's own Chromium; nothing downloads one. The one without a window, where there is such a
# package, draws the same pages with less than half of the work.
need_chromium() {
  [ -n "${KALLIKY_CHROMIUM:-}" ] && return
  has chromium-headless-shell || install chromium-headless-shell || true
  KALLIKY_CHROMIUM=$(chromium_here) || {
    need chromium "Chromium is missing: install it or name one in KALLIKY_CHROMIUM." chromium
    KALLIKY_CHROMIUM=$(chromium_here)
  }
  export KALLIKY_CHROMIUM
}

chromium_here() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range from which the system hands out its own ports, so that nobody takes it between two runs.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    answers "$port" || { echo "$port"; return; }
  done
}

secret() { od -An -tx1 -N16 /dev/urandom | tr -d ' \n'; }
