# Building once, and only when something has changed. Sourced.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
web_dll=$root/src/Web/bin/Release/net10.0/Kalliky.Web.dll

# build TARGET: a project or the solution. All its projects are compiled by one compiler, warm after the first, that is of this
# build alone and ends with it; it does not live long enough to be worth compiling itself better. The analysers take as long
# as the compiler: they have their say in CI, in an editor and in a plain `dotnet build`, not before each run and test.
build() {
  local stamp=$state/built-$(basename "$1") analysers=false
  [ "${CI:-}" != true ] || analysers=true
  need_sdk
  need_node
  unchanged "$stamp" && return
  mkdir -p "$state"
  say "Building ..."
  sources | checksum >"$stamp.new"
  (cd "$root" && DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=200 attend \
    dotnet build "$1" -c Release -v quiet -nologo -clp:NoSummary -nodeReuse:false -p:UseRazorBuildServer=false \
    -p:UseSharedCompilation=true -p:SharedCompilationId="kalliky-$$" -p:RunAnalyzers=$analysers) >&2 || fail "the build failed."
  mv "$stamp.new" "$stamp"
}

# What is built is what the last build saw: the same files, and none of them newer.
unchanged() {
  [ -f "$1" ] && [ -f "$web_dll" ] && [ "$(sources | checksum)" = "$(cat "$1")" ] && [ -z "$(sources -newer "$1" | head -n 1)" ]
}

# sources [CONDITION...]: every file that a build may depend on.
sources() {
  find "$root" \( -name .git -o -name .kalliky -o -path "$root/docs" -o -path "$root/scripts" \
    -o -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name TestResults \) -prune \
    -o -type f "$@" -print 2>/dev/null
}

checksum() { LC_ALL=C sort | cksum; }

# web ARG...: the product's executable, its content found wherever we stand.
web() { ASPNETCORE_CONTENTROOT=$root/src/Web attend dotnet "$web_dll" "$@"; }
