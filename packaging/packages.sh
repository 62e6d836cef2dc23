#!/bin/sh
# Packages of HRD Desk:  packaging/packages.sh wheel | folder | deb | parts | all | twice [VERB]
# They land in dist/ (HRD_DESK_DIST); what is only on the way in build/ (HRD_DESK_BUILD). The same
# commit gives the same bytes, in any folder: times come from the commit, order from the C locale.
# `twice` proves it for what is committed: two clones in two folders, one built after the other,
# compared file by file (`twice wheel`: the wheel alone). HRD_DESK_KEEP=1 keeps both if they differ.
set -eu

HERE=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
DIST=${HRD_DESK_DIST:-$HERE/dist}
BUILD=${HRD_DESK_BUILD:-$HERE/build}
BUILDER=$BUILD/python
VERSION=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$HERE/pyproject.toml")
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$HERE" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
export DPKG_DEB_THREADS_MAX=1    # xz packs otherwise with one thread than with several
umask 022

say() { printf 'packages.sh: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
size() { du -sb -- "$1" | cut -f1; }

# What builds is locked like what is built, in an environment of its own.
provide_builder() {
    state=$(cksum <"$HERE/requirements.lock"; cksum <"$HERE/packaging/frozen/build.lock")
    [ "$(cat "$BUILDER/.state" 2>/dev/null)" != "$state" ] || return 0
    python=${HRD_DESK_PYTHON:-python3.11}
    "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null ||
        stop "Packages are built with Python 3.11; name it in HRD_DESK_PYTHON."
    say "setting up $BUILDER (once)"
    rm -rf -- "$BUILDER"
    "$python" -m venv "$BUILDER"
    "$BUILDER/bin/python" -m pip --disable-pip-version-check -qq install --require-hashes \
        --only-binary=:all: -r "$HERE/requirements.lock" -r "$HERE/packaging/frozen/build.lock"
    printf '%s\n' "$state" >"$BUILDER/.state"
}

wheel() {
    provide_builder
    mkdir -p "$DIST"
    (cd "$HERE" &&
        "$BUILDER/bin/python" -m hatchling build --target wheel --directory "$DIST" >/dev/null)
    sha256sum "$DIST/hrd_desk-$VERSION-py3-none-any.whl"
}

install_program() {      # the program itself into the builder's environment, from its wheel
    wheel >/dev/null
    "$BUILDER/bin/python" -m pip --disable-pip-version-check -qq install --no-index --no-deps \
        --force-reinstall "$DIST/hrd_desk-$VERSION-py3-none-any.whl"
}

parts() {
    install_program
    "$BUILDER/bin/python" "$HERE/packaging/parts.py" "$DIST"
}

folder() {
    parts
    export PYINSTALLER_CONFIG_DIR="$BUILD/pyinstaller"
    (cd "$BUILD" && "$BUILDER/bin/python" -m PyInstaller --noconfirm --log-level ERROR \
        --distpath "$BUILD/frozen" --workpath "$BUILD/work" "$HERE/packaging/frozen/hrd_desk.spec")
    frozen=$BUILD/frozen/hrd-desk
    find "$frozen" -name '*.so*' -type f -exec strip --strip-unneeded {} + 2>/dev/null || true
    cp -r "$DIST/licences" "$frozen/licences"
    say "$frozen: $(size "$frozen") bytes"
    QT_QPA_PLATFORM=offscreen "$frozen/hrd-desk" --self-check >&2 ||
        stop "The frozen program does not pass its own check; see above."
}

deb() {
    folder
    architecture=$(dpkg --print-architecture)
    tree=$BUILD/deb
    rm -rf -- "$tree"
    lib=$tree/usr/lib/hrd-desk share=$tree/usr/share
    mkdir -p "$tree/DEBIAN" "$lib" "$tree/usr/bin" "$share/applications" \
        "$share/mime/packages" "$share/doc/hrd-desk" "$share/man/man1"
    cp -a "$BUILD/frozen/hrd-desk/." "$lib/"
    mv "$lib/licences" "$share/doc/hrd-desk/licences"
    ln -s ../lib/hrd-desk/hrd-desk "$tree/usr/bin/hrd-desk"
    cp "$HERE/packaging/debian/hrd-desk.desktop" "$share/applications/"
    cp "$HERE/packaging/debian/hrd-desk.xml" "$share/mime/packages/"
    cp "$HERE/packaging/debian/copyright" "$share/doc/hrd-desk/copyright"
    cp "$DIST/hrd-desk-$VERSION.cdx.json" "$share/doc/hrd-desk/"
    gzip -9n <"$HERE/packaging/debian/hrd-desk.1" >"$share/man/man1/hrd-desk.1.gz"
    gzip -9n <"$HERE/CHANGELOG.md" >"$share/doc/hrd-desk/changelog.gz"
    for px in 16 32 48 64 128 256; do
        mkdir -p "$share/icons/hicolor/${px}x$px/apps"
        cp "$HERE/resources/icons/hrd-desk-$px.png" \
            "$share/icons/hicolor/${px}x$px/apps/hrd-desk.png"
    done
    mkdir -p "$share/icons/hicolor/scalable/apps"
    cp "$HERE/resources/icons/hrd-desk.svg" "$share/icons/hicolor/scalable/apps/"
    find "$tree" -type d -exec chmod 755 {} +
    find "$tree" -type f -perm -u+x -exec chmod 755 {} +
    find "$tree" -type f ! -perm -u+x -exec chmod 644 {} +
    # As dpkg-gencontrol counts: blocks would be those of the disk that it is built on.
    kib=$(find "$tree/usr" -printf '%y %s\n' |
        awk '{ kib += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print kib }')
    sed -e "s/@VERSION@/$VERSION/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$kib/" \
        "$HERE/packaging/debian/control.in" >"$tree/DEBIAN/control"
    (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$tree" -print0 | xargs -0 touch -h -d "@$SOURCE_DATE_EPOCH"
    package=$DIST/hrd-desk_${VERSION}_$architecture.deb
    dpkg-deb --root-owner-group -Zxz --build "$tree" "$package" >/dev/null
    say "$package: $(size "$package") bytes"
    sha256sum "$package"
}

# --- the same twice -------------------------------------------------------------------------------

build_clone() {          # arguments: folder of the clone, umask of whoever builds, commit, verb
    say "building $3 in $1"
    (umask "$2"
        git clone --quiet --no-hardlinks "$HERE" "$1"
        git -C "$1" checkout --quiet --detach "$3"
        cd / && env -u SOURCE_DATE_EPOCH -u HRD_DESK_DIST -u HRD_DESK_BUILD \
            "$1/packaging/packages.sh" "$4" >/dev/null)
}

hashes_of() {            # argument: a clone that is built
    (cd "$1/dist" && find . -maxdepth 1 -type f -print0 | sort -z | xargs -0 sha256sum --)
    [ -d "$1/build/frozen" ] || return 0
    (cd "$1/build/frozen/hrd-desk" &&
        find . -type f -print0 | sort -z | xargs -0 sha256sum -- &&
        find . -type l -printf 'link to %l  %p\n' | sort)
}

twice() {                # argument: the verb; without it, all
    work=$(mktemp -d)
    trap 'rm -rf -- "$work"' EXIT
    first=$work/first second=$work/elsewhere/another-folder
    commit=$(git -C "$HERE" rev-parse HEAD)    # now: work may go on meanwhile
    mkdir "$work/elsewhere"
    build_clone "$first" 022 "$commit" "${1:-all}"
    hashes_of "$first" >"$work/first.sums"
    build_clone "$second" 077 "$commit" "${1:-all}"
    hashes_of "$second" >"$work/second.sums"
    head -3 "$work/first.sums"
    say "$(wc -l <"$work/first.sums") files, the wheels of $(stat -c %y "$first/dist/"*.whl | cut -c 1-19) and $(stat -c %y "$second/dist/"*.whl | cut -c 1-19)"
    if ! cmp -s "$work/first.sums" "$work/second.sums"; then
        differing=$(diff "$work/first.sums" "$work/second.sums" | sed -n 's/^[<>] .*  //p' | sort -u)
        say "$(printf '%s\n' "$differing" | wc -l) files differ:"
        printf '%s\n' "$differing" | head -20 >&2
        say "the first differing file: $(printf '%s\n' "$differing" | head -1)"
        [ -z "${HRD_DESK_KEEP:-}" ] || { trap - EXIT; say "both are kept in $work"; }
        exit 1
    fi
    say "both builds are the same, byte by byte; the packages are in $DIST"
    mkdir -p "$DIST"
    cp -r "$second/dist/." "$DIST/"
}

case ${1:-} in
    wheel) wheel ;;
    folder) folder ;;
    deb) deb ;;
    parts) parts ;;
    all) wheel; deb ;;
    twice) shift; twice "$@" ;;
    *) say "usage: packaging/packages.sh wheel | folder | deb | parts | all | twice [VERB]"; exit 2 ;;
esac
