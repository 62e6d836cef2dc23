"""`hrd-desk show DESK REF`."""

import datetime

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, Reference
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.cli.wording import problem_line, record_lines
from hrd_desk.exchange.record_json import event_to_json
from hrd_desk.geocoding.country_check import CountryCheck
from hrd_desk.i18n import _
from hrd_desk.model.checks import check_event
from hrd_desk.model.file_words import to_come_words
from hrd_desk.storage.events import event_titles, find_reference, load_event
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.storage.terms import load_vocabulary


def show(
    desk: DeskPath,
    reference: Reference,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Show a record as text or in our record format, then its problems on stderr."""
    with opened(desk, passphrase_file) as open_desk, open_desk.database.snapshot() as session:
        event = load_event(session, find_reference(session, reference))
        vocabulary = load_vocabulary(session)
        titles = event_titles(session, [link.target_uid for link in event.links])
        missing = FileStore(open_desk.folder).missing(session, event.uid)
    if as_json:
        tell_json(event_to_json(event, vocabulary))
    else:
        for line in record_lines(event, vocabulary, titles):
            tell(line)
    if event.is_deleted:
        say(_("This record was deleted; it can be brought back in the window."))
    if missing:
        say(to_come_words(len(missing)) + ".")
    today = datetime.datetime.now(datetime.UTC).date()
    for problem in check_event(event, vocabulary, today, [CountryCheck().rule]):
        say(problem_line(problem))
