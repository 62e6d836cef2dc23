#!/bin/sh
# Written, never run: nobody had a Mac. After `pyinstaller packaging/frozen/hrd_desk.spec` on macOS 13
# or later (the wheels of requirements.lock exist for it): signs "HRD Desk.app", has Apple look at it,
# and packs it as an image that one drags into Applications. Desks are never touched.
#   packaging/macos/sign.sh dist "Developer ID Application: NAME (TEAM)" KEYCHAIN-PROFILE
# To be tried before anybody gets it: a bundle that is opened comes as an event (QFileOpenEvent) there
# and not as an argument, so it is not taken in yet; the lock that replaces the process;
# `--self-check` inside the image; a menu bar that runs from right to left.
set -eu

folder=$1 identity=$2 profile=$3
app="$folder/HRD Desk.app"
image="$folder/hrd-desk_$("$app/Contents/MacOS/hrd-desk" --version | awk '{print $NF}')_macos.dmg"

[ "$(uname)" = Darwin ] || { echo "sign.sh: this is for macOS" >&2; exit 1; }
"$app/Contents/MacOS/hrd-desk" --self-check

# Python loads libraries that others signed, and makes no code while it runs.
entitlements=$(mktemp)
trap 'rm -f "$entitlements"' EXIT
cat > "$entitlements" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>com.apple.security.cs.disable-library-validation</key><true/>
</dict></plist>
END
find "$app" -type f \( -name '*.dylib' -o -name '*.so' \) -exec \
    codesign --force --timestamp --options runtime --sign "$identity" {} +
codesign --force --timestamp --options runtime --entitlements "$entitlements" \
    --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

hdiutil create -volname "HRD Desk" -srcfolder "$app" -ov -format UDZO "$image"
codesign --timestamp --sign "$identity" "$image"
xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
xcrun stapler staple "$image"
echo "$image"
