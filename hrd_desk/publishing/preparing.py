"""From records to a publication that may be made: redacted, looked through, and told about.

`prepare` tells what is told, what is kept back and what stands in the way; nothing is written.
"""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _, translator
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
from hrd_desk.publishing.withheld import Secrets
from hrd_desk.vocabulary.vocabulary import Vocabulary

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
