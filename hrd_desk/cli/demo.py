"""`hrd-desk demo DIR`: the main job from end to end on the sample record, without a screen."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.log import log_record
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import note_new
from hrd_desk.cli.wording import record_lines
from hrd_desk.data import data_file
from hrd_desk.errors import HrdDeskError
from hrd_desk.exchange.json_text import read_json
from hrd_desk.exchange.record_json import event_to_json
from hrd_desk.i18n import N_, _, language, reason_of
from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.brief import make_brief
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.desk_folder import SUFFIX
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import load_event
from hrd_desk.storage.keys import suggested_passphrase
from hrd_desk.storage.opening import OpenDesk, create_desk, open_desk
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary

DESK_CODE = "DEMO"
WORD, VIOLATION = "Almaty", "arrest-detention"

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help=N_("Folder for the sample desk and its brief."))
]


@dataclass(frozen=True, slots=True)
class Places:
    """Where one demonstration puts its files; none of them exists yet."""

    desk: Path
    readme: Path
    number: int

    @classmethod
    def free_in(cls, folder: Path) -> "Places":
        """Return the first free names in `folder`, so that nothing that is there is touched."""
        number = 1
        while True:
            mark = "" if number == 1 else f"-{number}"
            places = cls(folder / f"sample{mark}{SUFFIX}", folder / f"README{mark}.txt", number)
            if not places.desk.exists() and not places.readme.exists():
                return places
            number += 1

    def brief_of(self, reference: str) -> Path:
        """Return a free name for the brief of the record `reference`."""
        number, folder = self.number, self.desk.parent
        while True:
            mark = "" if number == 1 else f"-{number}"
            path = folder / f"{reference}{mark}.pdf"
            if not path.exists():
                return path
            number += 1


def demo(folder: Folder) -> None:
    """Make a desk, log the sample, find it, check the desk, print its brief; time each step.

    Every step proves its outcome, so exit status 0 means that all of it works on this computer.
    """
    passphrase = suggested_passphrase()
    with _file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        places = Places.free_in(folder)
        with places.readme.open("x", encoding="utf-8") as readme:
            readme.write(_readme(places, passphrase))
    with _step(_("made the encrypted desk {path}").format(path=places.desk)):
        made, _words = create_desk(places.desk, passphrase, DESK_CODE, author=DESK_CODE)
        with made:
            note_new(made)
    with _step(_("unlocked it again")):
        desk = open_desk(places.desk, passphrase)
    with desk:
        event, vocabulary = _logged(desk)
        _found(desk, event)
        _shown(desk, event, vocabulary)
        _checked(desk)
        _printed(event, vocabulary, places.brief_of(event.reference))
    say(_("The passphrase of the sample desk stands in {path}.").format(path=places.readme))
    tell(_("passphrase: {passphrase}").format(passphrase=passphrase))
    tell(_("open it:    hrd-desk {path}").format(path=places.desk))


def _readme(places: Places, passphrase: str) -> str:
    return (
        _(
            "{name} is a demonstration. It holds one record that is public and nothing secret.\n"
            "Keep no record of your own in it, because its passphrase stands here:"
        ).format(name=places.desk.name)
        + f"\n\n{passphrase}\n"
    )


@contextlib.contextmanager
def _file_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        sentence = _("The folder “{path}” cannot be used: {reason}. Choose another one.")
        raise HrdDeskError(sentence.format(path=folder, reason=reason_of(error))) from error


@contextlib.contextmanager
def _step(done: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    tell(f"{time.perf_counter() - begun:7.2f} s  {done}")


def _require(*, holds: bool, step: str) -> None:
    if not holds:
        sentence = _("The demonstration failed: {step}. Please report this.")
        raise HrdDeskError(sentence.format(step=step))


def _logged(desk: OpenDesk) -> tuple[Event, Vocabulary]:
    with _step(_("logged the sample record")):
        with desk.database.snapshot() as session:
            vocabulary = load_vocabulary(session)
        sample = read_json(data_file("sample", "seed.json").read_bytes())
        event = log_record(desk, vocabulary, sample)
    kept = event_to_json(event, vocabulary)
    _require(
        holds=all(_as_given(kept[name]) == _as_given(value) for name, value in sample.items()),
        step=_("the record differs from the sample"),
    )
    return event, vocabulary


def _as_given(value: Any) -> Any:
    """Return a field's value without the order of its codes and the uids of its parts."""
    if not isinstance(value, list):
        return value
    parts = [{n: v for n, v in part.items() if n != "uid"} for part in value if _is_part(part)]
    return parts or sorted(value)


def _is_part(entry: object) -> bool:
    return isinstance(entry, dict)


def _found(desk: OpenDesk, event: Event) -> None:
    for step, wanted in (
        (_("found it by the word “{word}”").format(word=WORD), EventFilter(words=WORD)),
        (
            _("found it by the violation “{code}”").format(code=VIOLATION),
            EventFilter(terms=(("violation", VIOLATION),)),
        ),
    ):
        with _step(step), desk.database.snapshot() as session:
            rows = event_page(session, wanted, Sort(), None, 10)
        _require(holds=[row.uid for row in rows] == [event.uid], step=_("the record was not found"))


def _shown(desk: OpenDesk, event: Event, vocabulary: Vocabulary) -> None:
    with _step(_("read it back, whole")), desk.database.snapshot() as session:
        lines = list(record_lines(load_event(session, event.uid), vocabulary, {}))
    _require(holds=event.title in lines[0], step=_("the record cannot be shown"))


def _checked(desk: OpenDesk) -> None:
    with _step(_("checked keys, pages, tables and journal")):
        report = check_desk(desk)
    _require(holds=report.is_sound and report.events == 1, step=_("the desk is not sound"))


def _printed(event: Event, vocabulary: Vocabulary, path: Path) -> None:
    with _step(_("printed the brief {path}").format(path=path)), _file_errors(path.parent):
        make_brief(event, vocabulary, Audience.PUBLIC, path, language())
    _require(holds=path.read_bytes().startswith(b"%PDF-"), step=_("the brief is no PDF"))
