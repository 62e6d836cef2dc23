#!/bin/sh
# The main job with the program that is installed here, in a folder that is thrown away:
# two desks are made and paired, an event is logged, printed as a brief, sent and taken in.
#   packaging/main_job.sh RECORD.json [PROGRAM...]
set -eu
RECORD=$1; shift
[ "$#" -gt 0 ] || set -- hrd-desk
WORK=$(mktemp -d); trap 'rm -rf -- "$WORK"' EXIT
export HOME="$WORK" HRD_DESK_PASSPHRASE_FILE="$WORK/passphrase"
printf 'correct horse battery staple\n' >"$WORK/passphrase"
printf 'keeper passphrase of the main job\n' >"$WORK/keeper-passphrase"
cd "$WORK"

done_with() { printf 'done: %s\n' "$*"; }
words_of() { head -2 "$1" | tail -1; }

"$@" new field.hrdesk --desk ALM --quick-unlock >/dev/null 2>&1
"$@" new hq.hrdesk --desk HQ --role hq --quick-unlock >/dev/null 2>&1
done_with "two desks, $(du -sk field.hrdesk | cut -f1) KiB each"
"$@" log field.hrdesk "$RECORD" 2>/dev/null
"$@" find field.hrdesk | grep -q 'demonstrators arrested'
done_with "an event, logged and found"
"$@" brief field.hrdesk KZ-2023-0001 -o brief.pdf >/dev/null 2>&1
head -c 5 brief.pdf | grep -q '%PDF-'
done_with "a brief of $(wc -c <brief.pdf) bytes"
keeper=$("$@" sync keeper new keeper --key-passphrase-file keeper-passphrase 2>/dev/null | tail -1)
"$@" sync keeper add hq.hrdesk "$keeper" --name Keeper >/dev/null 2>&1
"$@" sync card hq.hrdesk hq >hq.txt 2>/dev/null
"$@" sync card field.hrdesk field >field.txt 2>/dev/null
"$@" sync pair field.hrdesk hq.hrdcard --words "$(words_of hq.txt)" >/dev/null 2>&1
"$@" sync pair hq.hrdesk field.hrdcard --words "$(words_of field.txt)" >/dev/null 2>&1
mkdir stick
"$@" sync send field.hrdesk stick >/dev/null 2>&1
"$@" sync receive hq.hrdesk stick >/dev/null 2>&1
"$@" find hq.hrdesk | grep -q 'demonstrators arrested'
done_with "a bundle of $(cat stick/*.hrdx | wc -c) bytes, sent and taken in at headquarters"
