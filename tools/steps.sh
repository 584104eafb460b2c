# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: where the project is, and how a step is told, run and logged.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$top/build-logs
export HOME=${HOME:-/tmp} LC_ALL=C.UTF-8
# The compiler cache may be shared by clones: what it stores must not depend on where a clone lies.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$top} CCACHE_NOHASHDIR=1

say() { printf '%s\n' "$*"; }

# step TITLE COMMAND...: one line for the person who waits; the command's output goes to a file, whose end is shown if it fails.
step() {
    local title=$1 log started=$SECONDS
    shift
    mkdir -p "$logs"
    log=$logs/$(printf '%s' "$title" | tr -c 'A-Za-z0-9' '-' | tr -s '-').log
    printf '%s ... ' "$title"
    if "$@" </dev/null >"$log" 2>&1; then
        say "done ($((SECONDS - started)) s)"
    else
        say "FAILED ($((SECONDS - started)) s); the end of $log:"
        tail -n 40 "$log"
        return 1
    fi
}

last_log() { printf '%s/%s.log' "$logs" "$(printf '%s' "$1" | tr -c 'A-Za-z0-9' '-' | tr -s '-')"; }

configure() { (cd "$top" && cmake --preset "$1"); }
build() {
    local preset=$1
    shift
    (cd "$top" && cmake --build "build-$preset" --parallel "$(nproc)" ${1:+--target "$@"})
}
