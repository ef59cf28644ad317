# PostgreSQL carried by a Docker engine. Sourced by scripts/postgres.

docker_answers() { has docker && docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }
docker_name() { echo "kalliky-$(printf %s "$home" | cksum | cut -d' ' -f1)"; }

start_docker() {
  local keep=() fast=()
  if [ -f "$home/throwaway" ]; then
    keep=(-v /var/lib/postgresql/data)
  else
    remember volume secret
    keep=(-v "kalliky-$(cat "$home/volume"):/var/lib/postgresql/data")
  fi
  if hasty; then fast=("${in_haste[@]}"); fi
  docker run -d --rm --name "$(docker_name)" -p "127.0.0.1:$(cat "$home/port"):5432" "${keep[@]}" \
    -e "POSTGRES_PASSWORD=$(cat "$home/password")" -e "POSTGRES_HOST_AUTH_METHOD=$(if hasty; then echo md5; else echo scram-sha-256; fi)" -e "POSTGRES_INITDB_ARGS=--locale-provider=icu --icu-locale=fr-FR" \
    postgres:17 -c max_connections=300 ${fast[@]+"${fast[@]}"} >/dev/null || return 1
  local tries
  for tries in $(seq 100); do
    docker exec "$(docker_name)" pg_isready -q -h 127.0.0.1 -U postgres && return
    sleep 0.3
  done
  fail "PostgreSQL does not answer: docker logs $(docker_name)"
}

running_docker() { [ -n "$(docker ps -q --filter "name=^$(docker_name)\$" 2>/dev/null)" ]; }
stop_docker() { docker stop -t 20 "$(docker_name)" >/dev/null; }
sql_docker() { docker exec -i "$(docker_name)" psql -q -X -v ON_ERROR_STOP=1 -U postgres -d "$1"; }
