# Which database a command works on: the one that the environment names, else a server of our own. Sourced.

database_given() { [ -n "${ConnectionStrings__Kalliky:-${DATABASE_URL:-}}" ]; }

# own_database FOLDER [OPTION]: starts the folder's server and names its database in the environment.
# It ends with this command, unless another one that still runs had started it.
own_database() {
  local folder=$1
  "$root/scripts/postgres" up "$@" >/dev/null </dev/null
  owned "$folder" || { echo $$ >"$folder/owner"; at_end "$root/scripts/postgres" down "$folder"; }
  ConnectionStrings__Kalliky=$("$root/scripts/postgres" url "$folder" kalliky_app)
  ConnectionStrings__KallikyMigrator=$("$root/scripts/postgres" url "$folder" kalliky_migrator)
  export ConnectionStrings__Kalliky ConnectionStrings__KallikyMigrator
}

owned() {
  local owner
  owner=$(cat "$1/owner" 2>/dev/null) && [ "$owner" != $$ ] && kill -0 "$owner" 2>/dev/null
}

# The database that run keeps.
kept_database() { database_given || own_database "$state/postgres"; }

# fresh_database NAME OPTION: one of its own, forgotten afterwards.
fresh_database() { database_given || own_database "$state/$1-$$" "$2"; }
