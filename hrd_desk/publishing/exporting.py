"""From records to a finished file: prepared and looked at first, then written whole or not at all.

`prepare` redacts and tells what is told, what is kept back and what stands in the way; nothing is
written. `write` sets the pages, reads the finished file once more and puts it in its place.
"""

import copy
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from hrd_desk.errors import HrdDeskError, InvalidInputError, UnprintableError
from hrd_desk.i18n import _, reason_of, translator
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.annex import annex
from hrd_desk.publishing.appendix import Appendix, appendix
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.case_list import case_list
from hrd_desk.publishing.cases import Case, Cases
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.digest import digest
from hrd_desk.publishing.documents import Document
from hrd_desk.publishing.earlier import Earlier, EarlierEvents
from hrd_desk.publishing.logo import read_logo
from hrd_desk.publishing.narrative import (
    not_of_description,
    prints_description,
    reports_without,
    without_descriptions,
)
from hrd_desk.publishing.orders import (
    SIZES_PT,
    STAMP_WORDS,
    TABLE_FORMATS,
    TYPED_LABELS,
    BriefKind,
    FileFormat,
    Order,
    Stamp,
    in_characters,
    typed_texts,
)
from hrd_desk.publishing.submission import IDENTITY, NO_CONSENT_ASKED, missing_consents, submission
from hrd_desk.publishing.taking import (
    Hold,
    LeftOut,
    Obstacle,
    RecordReport,
    Taken,
    Unprintable,
    not_held,
)
from hrd_desk.publishing.told_elsewhere import (
    ToldElsewhere,
    told_by_cases,
    told_elsewhere,
    warning_of,
)
from hrd_desk.publishing.withheld import Secret, Secrets
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import write_whole

Content = Brief | Document | Appendix


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A brief before it is written: content without secrets, and the report about it.

    `content` is what will be printed. Where `obstacles` or, unless they are printed as codes,
    `unprintable` hold anything, `write` refuses with the first of them. `warnings` are sentences
    on what a person should settle before the file is passed on.
    """

    order: Order
    content: Content
    records: tuple[RecordReport, ...]
    left_out: tuple[LeftOut, ...]
    obstacles: tuple[Obstacle, ...]
    unprintable: tuple[Unprintable, ...]
    secrets: Secrets
    cases: Cases
    warnings: tuple[str, ...] = ()


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


def prepare(
    events: Iterable[Event],
    vocabulary: Vocabulary,
    order: Order,
    *,
    hold: Hold = not_held,
    progress: Progress = silent,
    earlier: EarlierEvents | None = None,
) -> Prepared:
    """Redact `events` for the readers of `order` and report on every field; write nothing.

    `events` are read once and not kept, so `progress` is not told how many there are. `earlier`
    are the days to compare with and their events, of which numbers alone are told. Raises
    `HrdDeskError` where no record is left to print, `CancelledError`.
    """
    taken = Taken(vocabulary, order.audience, order.language)
    for done, event in enumerate(events):
        progress(done, 0)
        taken.take(event, hold)
    compared = taken.compared(earlier, hold) if earlier is not None else None
    return prepared_of(taken, order, compared)


def prepared_of(taken: Taken, order: Order, earlier: Earlier | None = None) -> Prepared:
    """Return records that were taken for the same readers and language as the brief of `order`.

    Raises `HrdDeskError` where no record is left to print.
    """
    return _Preparation(taken, order, earlier).prepared()


class _Preparation:
    """Records that were taken on their way into one brief."""

    def __init__(self, taken: Taken, order: Order, earlier: Earlier | None) -> None:
        from hrd_desk.publishing.setting import setter_for  # noqa: PLC0415  loads the fonts

        self._order = order = in_characters(order)
        self._shaper = setter_for(order.language).shaper
        self._taken = taken
        self._reports, self._obstacles = list(taken.reports), list(taken.obstacles)
        self._unprintable = list(taken.unprintable)
        cases = self._stamped()
        if not prints_description(order.kind):
            cases = without_descriptions(cases)
            self._reports = reports_without(self._reports)
            self._obstacles = not_of_description(self._obstacles)
            self._unprintable = not_of_description(self._unprintable)
        self._cases = Cases(
            cases,
            taken.vocabulary,
            order,
            len(taken.left_out),
            earlier,
            taken.counting,
        )
        # The order may add to what is looked for; what was taken serves other orders too.
        self._secrets = taken.secrets
        if order.kind is BriefKind.SUBMISSION:
            self._secrets = copy.deepcopy(taken.secrets)

    def _stamped(self) -> list[Case]:
        """Return the records with the words that are to stand on every page beside theirs."""
        taken, order = self._taken, self._order
        if not order.stamps:
            return taken.cases
        translate = translator(order.language)
        words = [translate(STAMP_WORDS[stamp]) for stamp in Stamp if stamp in order.stamps]
        last = translate(STAMP_WORDS[Stamp.CONFIDENTIAL])
        known: dict[tuple[str, ...], tuple[str, ...]] = {}
        stamped = []
        for case in taken.cases:
            marks = case.brief.marks
            if marks not in known:
                both = dict.fromkeys([*marks, *words])
                known[marks] = tuple(sorted(both, key=lambda word: word == last))
            stamped.append(replace(case, brief=replace(case.brief, marks=known[marks])))
        return stamped

    def prepared(self) -> Prepared:
        """Return what was taken as the brief that was ordered."""
        if not self._cases.cases:
            raise self._nothing_left()
        content = self._in_rows(self._content())
        self._look_at_the_order()
        self._look_at_what_was_typed()
        return Prepared(
            order=self._order,
            content=content,
            records=tuple(self._reports),
            left_out=tuple(self._taken.left_out),
            obstacles=tuple(self._obstacles),
            unprintable=tuple(self._unprintable),
            secrets=self._secrets,
            cases=self._cases,
        )

    def _in_rows(self, content: Brief | Document) -> Content:
        """Return what is printed: `content`, or the tables behind it where these are wanted."""
        if self._order.format not in TABLE_FORMATS:
            return content
        return appendix(self._cases, content)

    def _content(self) -> Brief | Document:
        cases = self._cases
        match self._order.kind:
            case BriefKind.EVENT:
                self._refuse_several()
                return cases.cases[0].brief
            case BriefKind.DIGEST:
                return digest(cases)
            case BriefKind.STATISTICS:
                return annex(cases)
            case BriefKind.CASE_LIST:
                return case_list(cases)
            case BriefKind.SUBMISSION:
                self._refuse_several()
                return submission(cases)

    def _refuse_several(self) -> None:
        if len(self._cases.cases) > 1:
            sentence = _("This brief is made of one record. Choose one, or another kind of brief.")
            raise InvalidInputError("event", sentence)

    def _look_at_the_order(self) -> None:
        """Note what the order lacks: consents of a submission, a passphrase for readers inside."""
        order = self._order
        if order.house.logo:
            try:
                read_logo(order.house.logo)
            except InvalidInputError as problem:
                self._obstacles.append(Obstacle("", problem.field, problem.sentence))
        if order.kind is BriefKind.SUBMISSION:
            if order.consents.to_letter is False:
                # The name may not go out by another door either.
                for code in IDENTITY:
                    self._secrets.keep_text("", code, order.answers.get(code, ""))
                self._look_for_withheld_answers()
            for field in missing_consents(order.consents):
                self._obstacles.append(Obstacle("", field, _(NO_CONSENT_ASKED[field])))
        is_list = order.kind is BriefKind.CASE_LIST
        if is_list and order.audience is not Audience.PUBLIC and not order.passphrase:
            sentence = _(
                "A case list for these readers is always encrypted. Give a passphrase, and send it"
                " by another way than the file."
            )
            if order.format is not FileFormat.PDF:
                sentence = _(
                    "A case list for these readers is always encrypted, and only a PDF can be."
                    " Choose PDF and give a passphrase."
                )
            self._obstacles.append(Obstacle("", "passphrase", sentence))

    def _look_for_withheld_answers(self) -> None:
        for case in self._cases.cases:
            for field, text in case.brief.free_texts():
                for secret in self._secrets.found_in(text):
                    if secret.field in IDENTITY:
                        sentence = _(
                            "“{printed}” repeats “{withheld}”, for which there is no consent."
                            " Reword it, or ask for consent."
                        )
                        words = sentence.format(
                            printed=field_label(field), withheld=_(TYPED_LABELS[secret.field])
                        )
                        self._obstacles.append(Obstacle(case.brief.reference, field, words))

    def _look_at_what_was_typed(self) -> None:
        """Note what no record holds and the order says: it may repeat what a record withholds."""
        for field, text in typed_texts(self._order):
            if field in IDENTITY:  # consent alone decides about it
                continue
            for secret in self._secrets.found_in(text):
                sentence = _(
                    "“{typed}” repeats what {reference} withholds from these readers ({withheld})."
                    " Reword it."
                )
                words = sentence.format(
                    typed=_(TYPED_LABELS.get(field, field)),
                    reference=secret.reference,
                    withheld=field_label(secret.field),
                )
                self._obstacles.append(Obstacle("", field, words))
            characters = self._shaper.unprintable(text)
            if characters:
                from hrd_desk.publishing.printable import (  # noqa: PLC0415
                    unprintable_sentence,
                )

                label = _(TYPED_LABELS.get(field, field))
                self._unprintable.append(
                    Unprintable("", field, unprintable_sentence(label, characters), characters)
                )

    def _nothing_left(self) -> HrdDeskError:
        if not self._taken.left_out:
            return HrdDeskError(_("No record fits, so there is no brief to make."))
        first = self._taken.left_out[0]
        why = _("{reference}: {why}").format(reference=first.reference, why=first.why)
        if len(self._taken.left_out) == 1:
            return HrdDeskError(why)
        sentence = _("None of the {count} records may stand in this brief. The first: {why}")
        return HrdDeskError(sentence.format(count=len(self._taken.left_out), why=why))


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
