#!/bin/sh
# Install each package into a bare Debian tree of its own and do the main job there.
#   packaging/prove.sh [wheel] [deb]     as root; needs mmdebstrap and the packages in dist/
# Prints sizes, and how long the window takes cold and warm. The trees are removed afterwards.
set -eu

HERE=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
DIST=${HRD_DESK_DIST:-$HERE/dist}
TREES=${HRD_DESK_TREES:-$HERE/build/trees}
SUITE=bookworm

say() { printf 'prove.sh: %s\n' "$*"; }
stop() { say "$*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || stop "A tree is installed into as root."
command -v mmdebstrap >/dev/null || stop "Please install mmdebstrap."

leave() {
    for mounted in proc dev sys; do umount -l "$TREE/$mounted" 2>/dev/null || true; done
    rm -rf -- "$TREE"
}

inside() { chroot "$TREE" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root "$@"; }
as_user() { chroot --userspec=researcher "$TREE" env -i PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 HOME=/home/researcher "$@"; }

bare_tree() {
    TREE=$TREES/$1
    rm -rf -- "$TREE"; mkdir -p "$TREES"
    mmdebstrap --quiet --variant=minbase "$SUITE" "$TREE"
    trap leave EXIT
    for mounted in proc dev sys; do mount --rbind "/$mounted" "$TREE/$mounted"; done
    cp /etc/resolv.conf "$TREE/etc/resolv.conf"
    cp -r /etc/apt/apt.conf.d/. "$TREE/etc/apt/apt.conf.d/"
    inside useradd --create-home researcher
    cp "$HERE/packaging/main_job.sh" "$HERE/packaging/window_time.py" \
        "$HERE/resources/sample/seed.json" "$TREE/tmp/"
    inside apt-get update -qq
}

quietly() { inside env DEBIAN_FRONTEND=noninteractive "$@" >"$TREE/tmp/said" 2>&1 || { cat "$TREE/tmp/said"; stop "$* failed"; }; }

# The window, under a screen of its own, by the time until something of it can be seen.
look() {
    quietly apt-get install -y -qq --no-install-recommends xvfb x11-utils python3-minimal
    for round in cold warm warm; do
        [ "$round" != cold ] || { sync; echo 3 >/proc/sys/vm/drop_caches; }
        as_user python3 /tmp/window_time.py "$@" | sed "s/^/$round /"
    done
}

# A desk that somebody has, and what its files hold: upgrades and removals must not touch it.
DESK=/home/researcher/kept.hrdesk

make_desk() {            # arguments: the program
    printf 'a passphrase of the proof\n' >"$TREE/home/researcher/passphrase"
    as_user "$@" new "$DESK" --desk ALM --passphrase-file /home/researcher/passphrase >/dev/null 2>&1
    as_user "$@" log "$DESK" /tmp/seed.json --passphrase-file /home/researcher/passphrase >/dev/null 2>&1
    DESK_SUMS=$(desk_sums)
}

desk_sums() { (cd "$TREE$DESK" && find . -type f | LC_ALL=C sort | xargs sha256sum); }
require_untouched() { [ "$(desk_sums)" = "$DESK_SUMS" ] || stop "A desk was touched by $1 the program."; }

require_found() {        # arguments: the program
    as_user "$@" find "$DESK" --passphrase-file /home/researcher/passphrase 2>/dev/null |
        grep -q 'demonstrators arrested' || stop "The desk does not open after the upgrade."
    DESK_SUMS=$(desk_sums)
}

# There is no older release yet: the same content under an older version is what apt replaces.
older_package() {
    dpkg-deb -R "$1" "$TREE/tmp/older"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$TREE/tmp/older/DEBIAN/control"
    dpkg-deb --root-owner-group -Zgzip -z1 --build "$TREE/tmp/older" "$TREE/tmp/older.deb" >/dev/null
    rm -r "$TREE/tmp/older"
}

prove_deb() {
    bare_tree deb
    package=$(ls "$DIST"/hrd-desk_*.deb)
    say "$(basename "$package"): $(stat -c %s "$package") bytes"
    cp "$package" "$TREE/tmp/package.deb"
    older_package "$package"
    begun=$(date +%s.%N)
    quietly apt-get install -y -qq --no-install-recommends /tmp/older.deb
    say "installed in $(echo "$(date +%s.%N) - $begun" | bc) s, $(inside dpkg-query -W -f '${Installed-Size}' hrd-desk) KiB"
    make_desk hrd-desk
    quietly apt-get install -y -qq --no-install-recommends /tmp/package.deb
    require_untouched "upgrading"
    require_found hrd-desk
    say "upgraded from 0.0.1 to $(inside dpkg-query -W -f '${Version}' hrd-desk); the desk opens, its record is there"
    as_user hrd-desk --self-check
    as_user sh /tmp/main_job.sh /tmp/seed.json hrd-desk
    look hrd-desk
    quietly apt-get purge -y -qq hrd-desk
    require_untouched "purging"
    [ ! -e "$TREE/usr/lib/hrd-desk" ] || stop "Purging left files of the program."
    say "purged; not a byte of the desk changed"
    leave; trap - EXIT
}

prove_wheel() {
    bare_tree wheel
    wheel=$(ls "$DIST"/hrd_desk-*.whl)
    say "$(basename "$wheel"): $(stat -c %s "$wheel") bytes"
    mkdir "$TREE/tmp/wheels"
    # The lock without its hashes, which pip does not take as constraints; the wheels come from here,
    # so that the tree needs neither network nor this machine's certificates.
    sed -n 's/ *\\$//; /^[A-Za-z]/p' "$HERE/requirements.lock" >"$TREE/tmp/constraints.txt"
    "$HERE/build/python/bin/python" -m pip --disable-pip-version-check -qq download \
        -d "$TREE/tmp/wheels" -c "$TREE/tmp/constraints.txt" "$wheel" pip setuptools wheel
    chmod -R a+rX "$TREE/tmp/wheels"
    libraries=$(sed '/^#/d' "$HERE/resources/system_libraries.txt" | awk '{print $2}' | sort -u)
    # shellcheck disable=SC2086  one word for each library
    quietly apt-get install -y -qq --no-install-recommends pipx python3-venv $libraries
    begun=$(date +%s.%N)
    as_user env PIP_NO_INDEX=1 PIP_FIND_LINKS=/tmp/wheels pipx install \
        --pip-args="--constraint /tmp/constraints.txt" "/tmp/wheels/$(basename "$wheel")" >/dev/null
    say "installed in $(echo "$(date +%s.%N) - $begun" | bc) s"
    program=/home/researcher/.local/bin/hrd-desk
    make_desk $program
    as_user env PIP_NO_INDEX=1 PIP_FIND_LINKS=/tmp/wheels pipx install --force \
        --pip-args="--constraint /tmp/constraints.txt" "/tmp/wheels/$(basename "$wheel")" >/dev/null
    require_untouched "installing anew"
    require_found $program
    say "installed anew; the desk opens, its record is there"
    as_user $program --self-check
    as_user sh /tmp/main_job.sh /tmp/seed.json $program
    look $program
    as_user pipx uninstall hrd-desk >/dev/null
    require_untouched "uninstalling"
    [ ! -e "$TREE$program" ] || stop "Uninstalling left the program."
    say "uninstalled; not a byte of the desk changed"
    leave; trap - EXIT
}

[ "$#" -gt 0 ] || set -- wheel deb
for package; do
    case $package in
        wheel) prove_wheel ;;
        deb) prove_deb ;;
        *) stop "usage: packaging/prove.sh [wheel] [deb]" ;;
    esac
done
