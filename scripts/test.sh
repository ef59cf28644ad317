# The test projects, one after the other on one database server. Sourced.

test_projects() {
  local names=(Architecture Unit Conversation Integration Browser) name=${1:-}
  if [ -n "$name" ]; then
    names=("$(printf %s "${name:0:1}" | tr '[:lower:]' '[:upper:]')${name:1}")
    [ -d "$root/tests/${names[0]}.Tests" ] || fail "there is no test project '$name'."
    shift
  fi
  case " ${names[*]} " in *" Browser "*) need_chromium ;; esac
  build Kalliky.sln
  test_server
  passed=0 failed=0 skipped=0 failures=
  for name in "${names[@]}"; do test_project "$name.Tests" "$@"; done
  grep . <<<"$failures" || true
  [ "$skipped" = 0 ] || echo "$skipped skipped"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

test_server() {
  [ -n "${KALLIKY_TEST_DB:-}" ] && return
  local folder=$state/test-$$
  at_end "$root/scripts/postgres" down "$folder"
  KALLIKY_TEST_DB=$("$root/scripts/postgres" up "$folder" --throwaway </dev/null)
  export KALLIKY_TEST_DB
}

# A project that ran nothing, or ended without a word, counts as a failure.
test_project() {
  local project=$1 log=$state/$1.log status=0 total
  shift
  echo "== $project"
  attend test_program "$project" "$log" "$@" || status=$?
  total=$(sum Total "$log")
  if [ "$(sum Failed "$log")" != 0 ] && steady_after_all "$project" "$log"; then
    passed=$((passed + total - $(sum Skipped "$log") - $(sum "Not Run" "$log")))
    skipped=$((skipped + $(sum Skipped "$log")))
    return
  fi
  failed=$((failed + $(sum Failed "$log") + $(sum Errors "$log")))
  skipped=$((skipped + $(sum Skipped "$log")))
  passed=$((passed + total - $(sum Failed "$log") - $(sum Skipped "$log") - $(sum "Not Run" "$log")))
  failures+=$'\n'$(told "$log")
  if [ "$total" = 0 ] || { [ "$status" != 0 ] && [ "$(sum Failed "$log")" = 0 ] && [ "$(sum Errors "$log")" = 0 ]; }; then
    failures+=$'\n'"FAILED $project did not run to its end:"$'\n'$(tail -n 5 "$log" | sed 's/^/       /')
    failed=$((failed + 1))
  fi
}

# steady_after_all PROJECT LOG: the few tests that failed pass when they run again, alone. They are named all the same:
# a test that a busy machine can fail is to be mended.
steady_after_all() {
  local names name again=$2.again methods=()
  names=$(told "$2" | sed -n 's/^FAILED //p' | sed 's/(.*//' | sort -u)
  [ -n "$names" ] && [ "$(wc -l <<<"$names")" -le 5 ] || return 1
  while read -r name; do methods+=(-method "$name"); done <<<"$names"
  echo "== $1: again, alone"
  attend test_program "$1" "$again" -parallel none "${methods[@]}" || return 1
  [ "$(sum Total "$again")" != 0 ] && [ "$(sum Failed "$again")" = 0 ] && [ "$(sum Errors "$again")" = 0 ] && [ "$(sum Errors "$2")" = 0 ] || return 1
  sed 's/^/UNSTEADY /' <<<"$names"
}

# A test program runs most of its code a few times only: it is not worth watching it in order to compile it better. It need
# not save memory either: its rubbish is collected each 64 MB. The integration tests wait for one thing or another half of
# their time, so twice as many run as there are cores.
test_program() {
  local threads=default
  [ "$1" != Integration.Tests ] || threads=2x
  DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=200 DOTNET_GCgen0size=4000000 DOTNET_gcServer=0 \
    dotnet "$root/tests/$1/bin/Release/net10.0/Kalliky.$1.dll" -noColor -noLogo -maxThreads $threads "${@:3}" 2>&1 | tee "$2"
}

# The last "WHAT: number" of a test program's summary.
sum() { local number; number=$(grep -oE "$1: [0-9]+" "$2" | tail -n 1 | tr -dc 0-9); echo "${number:-0}"; }

# Each failure in a test program's log: "FAILED" and its name, then the first lines of its message.
told() {
  awk '
    /^    [^ ].* \[FAIL\]$/ || /^    \[[^]]*(Failure|ERROR)/ {
      sub(/^ +/, ""); sub(/ \[FAIL\]$/, ""); print "FAILED " $0; left = 12; next
    }
    !/^      / || /^      (Stack Trace|Output):/ { left = 0 }
    left > 0 { print " " $0; left-- }' "$1"
}
