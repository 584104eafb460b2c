# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: where the project is, and how a step is announced, run and logged.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$top/build-logs
export HOME=${HOME:-/tmp} LC_ALL=C.UTF-8
# The compiler cache may be shared by clones: what it stores must not depend on where a clone lies.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$top} CCACHE_NOHASHDIR=1

# What a check returns that cannot be made on this system.
skipped=77

say() { printf '%s\n' "$*"; }

log_of() { printf '%s/%s.log' "$logs" "$(printf '%s' "$1" | tr -c 'A-Za-z0-9' '-' | tr -s '-')"; }

# The newest '[137/270]' of a build, or ' 12/670' of ctest.
progress_in() { tail -c 4000 "$1" 2>/dev/null | grep -aoE '^\[ *[0-9]+/[0-9]+\]|^ *[0-9]+/[0-9]+ Test' | tail -n 1 | tr -dc '0-9/'; }

# watch_progress TITLE LOG: shows how far the step has come, until this script ends or stops it. On a terminal the line moves; a log gets
# a word a minute.
watch_progress() {
    local started=$SECONDS last='' now
    while sleep 1 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        [ -t 1 ] || [ $(((SECONDS - started) % 60)) -eq 59 ] || continue
        now=$(progress_in "$2")
        [ -n "$now" ] && [ "$now" != "$last" ] || continue
        last=$now
        if [ -t 1 ]; then
            printf '\r%s ... [%s] %s s' "$1" "$now" $((SECONDS - started))
        else
            printf '[%s] ' "$now"
        fi
    done
}

# step TITLE COMMAND...: one line for the person who waits; the command's output goes to a file, whose end is shown if it fails.
step() {
    local title=$1 log started=$SECONDS watcher status=0
    shift
    mkdir -p "$logs"
    log=$(log_of "$title")
    : >"$log"
    printf '%s ... ' "$title"
    watch_progress "$title" "$log" &
    watcher=$!
    "$@" </dev/null >"$log" 2>&1 || status=$?
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    [ ! -t 1 ] || printf '\r\033[K%s ... ' "$title"
    case $status in
        0) say "done ($((SECONDS - started)) s)" ;;
        "$skipped") say "skipped: $(tail -n 1 "$log")" ;;
        *)
            say "FAILED ($((SECONDS - started)) s); the end of $log:"
            tail -n 40 "$log"
            ;;
    esac
    return $status
}

configure() { (cd "$top" && cmake --preset "$1"); }
# build PRESET [TARGET...]
build() {
    local preset=$1
    shift
    (cd "$top" && cmake --build "build-$preset" --parallel "$(nproc)" ${1:+--target "$@"})
}
