# What this command started ends with it: on success, on failure, on Ctrl-C and on TERM. Sourced.

child=
undo=()

# attend COMMAND...: runs it in a process group of its own, so that a signal reaches us at once,
# and through us the command with everything that it started. Nothing of the group outlives it.
attend() {
  local status=0
  set -m
  "$@" </dev/null &
  child=$!
  set +m
  wait "$child" || status=$?
  kill -TERM -- "-$child" 2>/dev/null || true
  child=
  return "$status"
}

# at_end COMMAND...: what to do before leaving, the latest first.
at_end() { undo=("$(printf '%q ' "$@")" ${undo[@]+"${undo[@]}"}); }

leave() {
  local status=$? step
  trap '' INT TERM
  if [ -n "$child" ]; then
    kill -TERM -- "-$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  for step in ${undo[@]+"${undo[@]}"}; do eval "$step" || true; done
  exit "$status"
}

trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
