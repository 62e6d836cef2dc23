#!/bin/sh
# Packages of HRD Desk:  packaging/packages.sh wheel | folder | deb | parts | all
# They land in dist/ (HRD_DESK_DIST); what is only on the way in build/ (HRD_DESK_BUILD). The same
# commit gives the same bytes: times come from the commit, order from the C locale.
set -eu

HERE=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
DIST=${HRD_DESK_DIST:-$HERE/dist}
BUILD=${HRD_DESK_BUILD:-$HERE/build}
BUILDER=$BUILD/python
VERSION=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$HERE/pyproject.toml")
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$HERE" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
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
    "$BUILDER/bin/python" -m hatchling build --target wheel --directory "$DIST" >/dev/null
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
    find "$tree" -type f -exec chmod u+rw,go+r,go-w {} +
    kib=$(du -sk "$tree" | cut -f1)
    sed -e "s/@VERSION@/$VERSION/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$kib/" \
        "$HERE/packaging/debian/control.in" >"$tree/DEBIAN/control"
    (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$tree" -print0 | xargs -0 touch -h -d "@$SOURCE_DATE_EPOCH"
    package=$DIST/hrd-desk_${VERSION}_$architecture.deb
    dpkg-deb --root-owner-group -Zxz --build "$tree" "$package" >/dev/null
    say "$package: $(size "$package") bytes"
    sha256sum "$package"
}

case ${1:-} in
    wheel) wheel ;;
    folder) folder ;;
    deb) deb ;;
    parts) parts ;;
    all) wheel; deb ;;
    *) say "usage: packaging/packages.sh wheel | folder | deb | parts | all"; exit 2 ;;
esac
