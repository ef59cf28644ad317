# run, migrate, seed, credit, paid, invoice, eval, bench. Sourced.

run() {
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  export ASPNETCORE_URLS=${ASPNETCORE_URLS:-http://localhost:${KALLIKY_PORT:-5080}}
  port_is_ours
  build src/Web/Web.csproj
  kept_database
  web migrate || fail "the database could not be brought up to date."
  demo
  serve
}

# An empty database receives the demo stores. Their sign-in and key are shown once by the product;
# this machine keeps them beside its database, to show them at every start.
demo() {
  local shown=$state/demo
  web seed >"$shown.new" || fail "the demo stores could not be loaded."
  if [ -s "$shown.new" ]; then (umask 077 && cat "$shown.new" >"$shown"); fi
  rm -f "$shown.new"
}

serve() {
  announce &
  at_end hush $!
  web
}

hush() { kill "$1" 2>/dev/null; }

announce() {
  local port tries
  port=$(port_of "$ASPNETCORE_URLS")
  for tries in $(seq 600); do
    answers "$port" && break
    sleep 0.1
  done
  answers "$port" || return 0
  printf '\nKalliky is ready: %s\n' "${ASPNETCORE_URLS%%;*}"
  cat "$state/demo" 2>/dev/null || true
  echo "Ctrl-C stops it."
}

port_is_ours() {
  local port
  port=$(port_of "$ASPNETCORE_URLS")
  ! answers "$port" || fail "port $port is taken: choose another with KALLIKY_PORT."
}

port_of() {
  local first=${1%%;*}
  first=${first%/}
  case ${first##*:} in
    *[!0-9]*) case $first in https:*) echo 443 ;; *) echo 80 ;; esac ;;
    *) echo "${first##*:}" ;;
  esac
}

migrate() {
  build src/Web/Web.csproj
  kept_database
  web migrate
}

seed() {
  migrate
  web seed "$@"
}

credit() {
  migrate
  web credit "$@"
}

paid() {
  migrate
  web paid "$@"
}

invoice() {
  migrate
  web invoice "$@"
}

evaluate() {
  build src/Web/Web.csproj
  fresh_database eval --throwaway
  web migrate >&2
  web eval "$@"
}

# Always on a server of its own: what a bench leaves behind belongs in no database that somebody uses.
bench() {
  build Kalliky.sln
  own_database "$state/bench-$$" --measured
  web migrate >&2
  KALLIKY_WEB=$web_dll attend dotnet "$root/tests/Load/bin/Release/net10.0/Kalliky.Load.dll" "$@"
}
