#!/bin/sh
# HRD Desk on a fresh machine:  packaging/desk.sh run | test | check | setup
# Installs system packages only as root or where sudo asks no password, and says which.
# Quiet when all is in place. Exit status: 0 done, 1 failed, 2 wrong usage, 3 something must be
# installed by hand first.
set -eu

HERE=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
VENV=${HRD_DESK_VENV:-$HERE/.venv}
case $VENV in /*) ;; *) VENV=$PWD/$VENV ;; esac
PYTHON=$VENV/bin/python

LIBRARIES=$HERE/resources/system_libraries.txt
# What the tests start besides: the program, and its package.
TEST_PROGRAMS='
Xvfb       xvfb
xauth      xauth
pdftotext  poppler-utils'

say() { printf 'desk.sh: %s\n' "$*" >&2; }
stop() { status=$1; shift; say "$*"; exit "$status"; }

usage() {
    cat <<'END'
usage: packaging/desk.sh run [ARGUMENTS]   set everything up and open HRD Desk
       packaging/desk.sh test [ARGUMENTS]  set everything up and pass the tests; pytest gets ARGUMENTS
       packaging/desk.sh check             set everything up and try every binary part
       packaging/desk.sh setup             set everything up
HRD_DESK_PYTHON  the Python 3.11 to use
HRD_DESK_VENV    the folder of the environment; .venv in the checkout if not set
HRD_DESK_WHEELS  a folder of wheels to install from, for work without a network
END
}

# --- the system -----------------------------------------------------------------------------------

has() { command -v "$1" >/dev/null 2>&1; }

missing_libraries() {    # prints lines of "library package"
    [ "$(uname -s)" = Linux ] || return 0
    loadable=$(PATH=$PATH:/sbin:/usr/sbin; ldconfig -p 2>/dev/null) || return 0
    sed '/^#/d' "$LIBRARIES" | while read -r library package _screen; do
        case $loadable in *"	$library "*) ;; *) echo "$library $package" ;; esac
    done
}

missing_programs() {
    printf '%s\n' "$TEST_PROGRAMS" | sed 1d | while read -r program package; do
        has "$program" || echo "$program $package"
    done
}

is_python_311() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' >/dev/null 2>&1
}

find_python() {          # prints the path of a Python 3.11, or nothing
    if [ -n "${HRD_DESK_PYTHON:-}" ]; then set -- "$HRD_DESK_PYTHON"
    else set -- python3.11 python3 python
    fi
    for candidate; do
        if is_python_311 "$candidate"; then command -v "$candidate"; return 0; fi
    done
}

missing_python() {
    [ -z "${HRD_DESK_PYTHON:-}" ] || return 0
    python=$(find_python)
    if [ -z "$python" ]; then
        printf '%s\n' 'python3.11 python3.11' 'python3.11-venv python3.11-venv'
    elif ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo 'python3.11-venv python3.11-venv'
    fi
}

column() { printf '%s\n' "$missing" | cut -d ' ' -f "$1" | sort -u | tr '\n' ' ' | sed 's/ $//'; }

provide_system() {       # argument: run or test
    missing=$(missing_libraries; if [ "$1" = test ]; then missing_programs; fi; missing_python)
    [ -n "$missing" ] || return 0
    if ! has apt-get; then
        stop 3 "Please install what provides these, then run this again: $(column 1)"
    fi
    packages=$(column 2)
    if [ "$(id -u)" = 0 ]; then as_root=
    elif has sudo && sudo -n true 2>/dev/null; then as_root='sudo -n'
    else stop 3 "Please run this line, then run this again: sudo apt-get install $packages"
    fi
    say "installing system packages: $packages"
    # The words in $as_root and $packages are ours, split on purpose.
    # shellcheck disable=SC2086
    { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $packages >/dev/null; } </dev/null >&2 ||
        stop 3 "The system could not install them (the reason stands above); please install by hand: $packages"
}

# --- the environment ------------------------------------------------------------------------------

state_of() { cksum <"$1"; }

is_current() {           # arguments: name of a stamp, what it should say
    [ "$(cat -- "$VENV/$1" 2>/dev/null)" = "$2" ]
}

pip() { "$PYTHON" -m pip --disable-pip-version-check -qq "$@" </dev/null >&2; }

explain_failed_install() {
    free_mb=$(df -Pm "$VENV" 2>/dev/null | awk 'NR == 2 { print $4 }')
    if [ "${free_mb:-9999}" -lt 100 ]; then
        stop 1 "The disk that holds $VENV is full; free about 1 GB and run this again."
    fi
    if [ -n "${HRD_DESK_WHEELS:-}" ]; then
        stop 1 "The wheels in $HRD_DESK_WHEELS do not serve requirements.lock (the reason stands above)."
    fi
    stop 1 "The locked packages could not be fetched (the reason stands above); check the network, or name a folder of wheels in HRD_DESK_WHEELS."
}

make_environment() {
    if [ ! -e "$VENV/pyvenv.cfg" ] && [ -n "$(ls -A -- "$VENV" 2>/dev/null)" ]; then
        stop 1 "$VENV holds other files; name a new folder in HRD_DESK_VENV."
    fi
    say "setting up $VENV (once; about 600 MB)"
    "$python" -m venv --clear -- "$VENV" >&2 ||
        stop 1 "The environment $VENV could not be made (the reason stands above)."
    if [ -n "${HRD_DESK_WHEELS:-}" ]; then set -- --no-index --find-links "$HRD_DESK_WHEELS"
    else set --
    fi
    pip install "$@" --require-hashes --only-binary=:all: -r "$HERE/requirements.lock" ||
        explain_failed_install
}

provide_environment() {
    python=$(find_python)
    [ -n "$python" ] || stop 3 "HRD Desk needs Python 3.11 exactly (its window toolkit is proven on no other); install it, or name it in HRD_DESK_PYTHON."
    wheels=$(state_of "$HERE/requirements.lock"; echo "$HERE"
        "$python" -c 'import sys; print(sys.version, sys.base_prefix)')
    program=$(state_of "$HERE/pyproject.toml")
    # Each stamp is written last, so that a setup cut short is done again.
    if ! is_current .hrd-desk-wheels "$wheels"; then
        make_environment
        printf '%s\n' "$wheels" >"$VENV/.hrd-desk-wheels"
    fi
    if ! is_current .hrd-desk-program "$program"; then
        pip install --no-index --no-deps --no-build-isolation --editable "$HERE" ||
            stop 1 "HRD Desk itself could not be installed into $VENV (the reason stands above)."
        printf '%s\n' "$program" >"$VENV/.hrd-desk-program"
    fi
}

setup() { provide_system "$1"; provide_environment; }

# --- the verbs ------------------------------------------------------------------------------------

has_screen() { [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# -P: the folder one happens to stand in must not lend its modules to the program.
run() {
    setup run
    if [ "$#" = 0 ] && ! has_screen; then
        say "there is no screen here, so instead of the window the demonstration runs, into $HERE/demo"
        set -- demo "$HERE/demo"
    fi
    exec "$PYTHON" -P -m hrd_desk "$@"
}

run_tests() {
    setup test
    cd -- "$HERE"
    bin=$VENV/bin
    "$bin/ruff" check --quiet || stop 1 "ruff found what stands above."
    "$bin/ruff" format --check || stop 1 "make fix formats what stands above."
    "$bin/lint-imports" || stop 1 "A module imports what it must not; see above."
    "$PYTHON" packaging/compile_forms.py --check || stop 1 "Compiled forms are not those of ui/."
    # The tests start the program hundreds of times: compiled once, not by each of them.
    unset PYTHONDONTWRITEBYTECODE
    export PYTHONPYCACHEPREFIX="$VENV/compiled"
    # mypy keeps one core busy for a minute or two, and needs nothing of the tests.
    "$bin/mypy" > "$VENV/mypy.txt" 2>&1 &
    types=$!
    # One process for each core, four at the most: they hold half a gigabyte each.
    passed=0
    "$PYTHON" -m pytest -n auto --maxprocesses 4 --dist worksteal "$@" || passed=$?
    wait "$types" || { cat -- "$VENV/mypy.txt"; stop 1 "mypy found what stands above."; }
    cat -- "$VENV/mypy.txt"
    return "$passed"
}

verb=${1:-}
[ "$#" = 0 ] || shift
case $verb in
    run) run "$@" ;;
    test) run_tests "$@" ;;
    check) setup run; exec "$PYTHON" -P -m hrd_desk --self-check ;;
    setup) setup run ;;
    help | -h | --help) usage ;;
    '') usage >&2; stop 2 "Say what to do." ;;
    *) usage >&2; stop 2 "There is no '$verb'." ;;
esac
