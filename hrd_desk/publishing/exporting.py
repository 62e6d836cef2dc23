"""From a publication that was prepared to a finished file, written whole or not at all.

`write` sets the pages, reads the finished file once more and puts it in its place.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.errors import HrdDeskError, InvalidInputError, UnprintableError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.appendix import Appendix
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.documents import Document
from hrd_desk.publishing.logo import read_logo
from hrd_desk.publishing.orders import (
    SIZES_PT,
    FileFormat,
    Order,
)
from hrd_desk.publishing.preparing import Content, Prepared
from hrd_desk.publishing.taking import (
    Obstacle,
    Unprintable,
)
from hrd_desk.publishing.told_elsewhere import (
    ToldElsewhere,
    told_by_cases,
    told_elsewhere,
    warning_of,
)
from hrd_desk.publishing.withheld import Secret
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.whole_files import write_whole


@dataclass(frozen=True, slots=True, repr=False)
class MadeFile:
    """A finished file that was read once more and holds nothing withheld; `pages` 0: has none.

    `told_elsewhere`: what some records withhold and others tell.
    """

    prepared: "Prepared"
    content: bytes
    pages: int
    told_elsewhere: tuple[ToldElsewhere, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should settle before the file is passed on, as sentences."""
        told_twice = warning_of(self.told_elsewhere)
        return (*self.prepared.warnings, *([told_twice] if told_twice else []))


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: how many bytes and pages, and its SHA-256 in hexadecimal.

    `told_elsewhere` as of a made file.
    """

    path: Path
    size_bytes: int
    pages: int
    sha256: str
    told_elsewhere: tuple[ToldElsewhere, ...] = ()


Noting = Callable[[Prepared, Written], AbstractContextManager[None]]
"""Notes the export of a file around the moment in which it is put in its place."""


def not_noted(_prepared: Prepared, _written: Written) -> AbstractContextManager[None]:
    """Note nothing: for files that leave no desk."""
    return nullcontext()


def write(
    prepared: Prepared, path: Path, progress: Progress = silent, noting: Noting = not_noted
) -> Written:
    """Write the brief to `path`; an older file there is replaced at once or stays as it was.

    Raises what `make_file` and `put` raise.
    """
    return put(make_file(prepared, progress), path, noting)


def make_file(prepared: Prepared, progress: Progress = silent) -> MadeFile:
    """Return the brief as the file that was ordered, read once more for what must not be in it.

    The same content gives the same bytes on every machine that has the same fonts. Raises
    `InvalidInputError` for the first obstacle, `UnprintableError`, `HrdDeskError` where the last
    reading finds what was withheld, `CancelledError`.
    """
    _refuse_obstacles(prepared)
    content = _printed(prepared, progress)
    pages, found = _looked_through(prepared, content, progress)
    told = told_elsewhere(told_by_cases(prepared.cases), prepared.secrets, found)
    progress(1, 1)
    return MadeFile(prepared, content, pages, told)


def first_pages(prepared: Prepared, most: int, progress: Progress = silent) -> bytes | None:
    """Return a PDF of the first pages of a brief of several records, to be shown until it is made.

    They are those of the file, but for what only the whole of it tells: numbers of pages stand
    as "…". They are looked through like the file. None for other briefs and for tables. Raises
    what `make_file` raises.
    """
    if not isinstance(prepared.content, Document):
        return None
    _refuse_obstacles(prepared)
    content = _printed_pdf(prepared.order, prepared.content, progress, most)
    _looked_through(prepared, content, progress)
    return content


def _looked_through(
    prepared: Prepared, content: bytes, progress: Progress
) -> tuple[int, frozenset[Secret]]:
    """Return the number of pages of a file that holds nothing withheld; else raise.

    With it comes what one record withholds and the file tells, because another may.
    """
    # The readers of files are loaded by those who publish alone.
    from hrd_desk.publishing.finished import read_finished  # noqa: PLC0415

    finished = read_finished(content, prepared.order.passphrase)
    found = prepared.secrets.refuse_in(finished, _cleared(prepared.content), progress)
    return finished.pages, found


def put(made: MadeFile, path: Path, noting: Noting = not_noted) -> Written:
    """Write a made file to `path`, whole or not at all; `noting` notes the export.

    Raises `InvalidInputError` where the name tells what was withheld, `HrdDeskError` where the
    file cannot be written or lies in the folder of a desk.
    """
    from hrd_desk.publishing.finished import name_of  # noqa: PLC0415  as in make_file

    prepared = made.prepared
    if path.name.encode("utf-8", "ignore").decode() != path.name or "\0" in str(path):
        raise HrdDeskError(_("The name of the file holds what is no letter. Choose another one."))
    refuse_inside_desk(path)
    prepared.secrets.refuse_in(name_of(path), _cleared(prepared.content))
    sha256 = hashlib.sha256(made.content).hexdigest()
    written = Written(path, len(made.content), made.pages, sha256, made.told_elsewhere)
    with noting(prepared, written):
        try:
            write_whole(path, made.content)
        except OSError as error:
            raise _unwritable(error) from error
    return written


def _refuse_obstacles(prepared: Prepared) -> None:
    for obstacle in prepared.obstacles:
        raise InvalidInputError(obstacle.field, _named(prepared, obstacle))
    # The readers' own fonts show the other formats.
    if not prepared.order.marks_unprintable and prepared.order.format is FileFormat.PDF:
        for found in prepared.unprintable:
            raise UnprintableError(found.field, _named(prepared, found), found.characters)


def _named(prepared: Prepared, found: Obstacle | Unprintable) -> str:
    """Return the sentence, with the record where there are several."""
    if found.reference and len(prepared.records) > 1:
        return f"{found.reference}: {found.sentence}"
    return found.sentence


def _cleared(content: Content) -> Iterator[tuple[str, str]]:
    """Yield what comes from records, each compared with what its own record withholds."""
    match content:
        case Brief():
            yield from content.texts()
        case Document():
            yield from content.record_texts()
        case Appendix():
            yield from content.texts


def _printed(prepared: Prepared, progress: Progress) -> bytes:
    from hrd_desk.publishing.other_formats import made_in_other  # noqa: PLC0415

    order, content = prepared.order, prepared.content
    if isinstance(content, Appendix) or order.format is not FileFormat.PDF:
        return made_in_other(order, content, progress)
    return _printed_pdf(order, content, progress)


def _printed_pdf(
    order: Order, content: Brief | Document, progress: Progress, most_pages: int | None = None
) -> bytes:
    from hrd_desk.publishing.paper import Nature  # noqa: PLC0415
    from hrd_desk.publishing.press import print_document  # noqa: PLC0415
    from hrd_desk.publishing.setting import setter_for  # noqa: PLC0415
    from hrd_desk.publishing.styles import ALERT, BRAND  # noqa: PLC0415
    from hrd_desk.publishing.typesetting import typeset  # noqa: PLC0415
    from hrd_desk.publishing.wording import foot_words  # noqa: PLC0415

    setter = setter_for(content.language, marks_unprintable=order.marks_unprintable)
    nature = Nature(
        title=setter.printable(content.title),
        language=content.language,
        is_right=setter.is_right,
        size_pt=SIZES_PT[order.paper],
        brand=order.house.brand or BRAND,
        alert=order.house.alert or ALERT,
        author=order.metadata.author,
        keywords=order.metadata.keywords,
        passphrase=order.passphrase,
        logo=read_logo(order.house.logo, order.house.name) if order.house.logo else None,
        marks=tuple(map(setter.printable, content.marks)),
    )
    progress(0, 1)
    if isinstance(content, Document):
        return print_document(content, setter, nature, progress, most_pages)
    return typeset(content, setter, foot_words(order), nature)


def _unwritable(error: OSError) -> HrdDeskError:
    if isinstance(error, FileNotFoundError):
        return HrdDeskError(_("The folder for the brief does not exist. Choose another one."))
    sentence = _("The brief could not be written there ({reason}). Choose another folder or name.")
    return HrdDeskError(sentence.format(reason=reason_of(error)))
