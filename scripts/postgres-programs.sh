# PostgreSQL from the machine's own programs, as a private cluster. Sourced by scripts/postgres.

# The newest programs on the machine, from version 15: prints their folder.
programs() {
  local folder version
  for folder in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin 2>/dev/null | sort -rV) \
    "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    [ -x "$folder/initdb" ] || continue
    version=$("$folder/initdb" --version | tr -dc '0-9.' | cut -d. -f1)
    [ "$version" -ge 15 ] && { echo "$folder"; return; }
  done
  return 1
}

need_programs() {
  bin=$(programs) || { install postgresql && bin=$(programs); } ||
    fail "PostgreSQL 15 or newer is missing: install it (or a Docker engine), then run this again."
}

# PostgreSQL refuses root, so root hands it to the user that its package brings.
as_server() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u "$(server_user)" -- "$@"); else "$@"; fi
}
server_user() { if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }

start_programs() {
  local options="-p $(cat "$home/port") -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300"
  need_programs
  ! hasty || options="$options ${in_haste[*]}"
  [ -d "$home/data" ] || create_cluster
  as_server "$bin/pg_ctl" start -D "$home/data" -w -t 60 -l "$home/data/server.log" -o "$options" >/dev/null 2>&1 </dev/null ||
    fail "PostgreSQL did not start: $(tail -n 3 "$home/data/server.log" 2>/dev/null)"
}

# Made under another name and then renamed, so that an interrupted first run leaves nothing half made.
create_cluster() {
  local fresh=$home/data.new
  rm -rf "$fresh"
  mkdir -m 700 "$fresh"
  cp "$home/password" "$fresh.password"
  [ "$(id -u)" != 0 ] || chown "$(server_user)" "$fresh" "$fresh.password"
  as_server "$bin/initdb" -D "$fresh" -U postgres -A "$(sign_in)" --pwfile="$fresh.password" \
    --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=fr-FR >/dev/null </dev/null || fail "initdb failed."
  rm -f "$fresh.password"
  mv "$fresh" "$home/data"
}

# Tests open connections by the thousand: there a password need not take long to guess.
sign_in() { if hasty; then echo md5; else echo scram-sha-256; fi; }

running_programs() { bin=$(programs) && as_server "$bin/pg_ctl" status -D "$home/data" >/dev/null 2>&1; }
stop_programs() { as_server "$bin/pg_ctl" stop -D "$home/data" -m fast -w >/dev/null; }
sql_programs() {
  PGPASSWORD=$(cat "$home/password") "$bin/psql" -q -X -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$(cat "$home/port")" -U postgres -d "$1"
}
