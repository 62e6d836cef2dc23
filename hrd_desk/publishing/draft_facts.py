"""What a drafted summary may say of a record, read from its fields and not yet in words.

Nothing is guessed here: a field that cannot be said truly is left out and named with the reason.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_
from hrd_desk.model.dates import UncertainDate, parse_edtf
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cleaning import in_one_line
from hrd_desk.publishing.leaks import leak_finder
from hrd_desk.publishing.rules import Grain, grain_of, is_filled
from hrd_desk.publishing.wording import is_approximate, place_names
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

LONGEST_OWN_WORDS = 200
"""Characters; longer text is a narrative and no phrase of one sentence."""

_MOST_PLACES = 3
_CHECKED = frozenset({"verified", "published"})
_READERS = Audience.PUBLIC
"""The summary is told to everyone, so a draft of it obeys what the public may know."""

_ROLES_OF_DEEDS = {
    "arrest-detention": ("arrested", "detained"),
    "house-arrest": ("arrested", "detained"),
    "legal-charge": ("charged",),
    "legal-conviction": ("convicted",),
    "killing": ("killed",),
    "extrajudicial-killing": ("killed",),
    "death": ("killed",),
    "wounds-injuries": ("injured",),
    "intimidation-threats": ("threatened",),
    "death-threat": ("threatened",),
    "enforced-disappearance": ("disappeared",),
    "forced-eviction": ("displaced",),
}
"""The count that says how many people a deed was done to; without one, those affected."""

NARROWED = {
    "arrest-detention": frozenset({"arrested", "detained"}),
    "legal-charge": frozenset({"charged"}),
    "legal-conviction": frozenset({"convicted"}),
    "intimidation-threats": frozenset({"threatened"}),
}
"""Terms that stand for two things, of which a count of one role settles which it was."""

DEEDS_IN_TIME = (
    *("repressive-laws", "vilification", "red-tagging", "doxing", "online-attack"),
    *("surveillance", "spyware", "surveillance-movement", "reprisal-communication"),
    *("gender-based-harassment", "intimidation-threats", "threatened", "death-threat"),
    *("censorship", "account-blocking", "administrative-harassment", "dismissal"),
    *("funding-restriction", "closure-org", "closure-felt", "restrictions-movement"),
    *("travel-restriction", "transnational-repression", "raid"),
    *("property-attack", "forced-eviction"),
    *("excessive-force", "violence-physical", "wounds-injuries", "abduction-kidnapping"),
    *("arrest-detention", "arrested", "detained", "house-arrest", "enforced-disappearance"),
    *("sexual-violence", "torture", "judicial-harassment", "legal-slapp"),
    *("legal-charge", "charged", "denial-fair-trial", "legal-conviction", "convicted"),
    *("deportation", "attempted-killing", "killing", "extrajudicial-killing", "death"),
)
"""The deeds that have words, as one usually follows another."""

NOT_DONE_BY_ANYONE = frozenset({"death", "repressive-laws"})
"""Deeds after which "by the police" would say more than the record."""

_FELT_BY_PEOPLE = {"closure-org": "closure-felt"}
"""Deeds that are done to organisations, and as what people meet them."""

DONE_TO_PEOPLE = frozenset(
    {"gender-based-harassment", "death-threat", "dismissal", "restrictions-movement"}
    | {"surveillance-movement", "travel-restriction", "violence-physical", "wounds-injuries"}
    | {"abduction-kidnapping", "arrest-detention", "arrested", "detained", "house-arrest"}
    | {"enforced-disappearance", "sexual-violence", "torture", "deportation"}
    | {"attempted-killing", "killing", "extrajudicial-killing", "death"}
)
"""Deeds that can be done to people alone, and to no organisation."""

LEGAL_DEEDS = frozenset(
    {"arrest-detention", "arrested", "detained", "house-arrest", "raid", "judicial-harassment"}
    | {"legal-slapp", "legal-charge", "charged", "legal-conviction", "convicted"}
)
"""Deeds that a charge or claim can stand beside."""

KINDS = frozenset(
    {"pro-democracy", "environmental", "land", "labour", "minority", "indigenous", "sogi", "forb"}
    | {"rti", "anti-corruption", "peace", "disability", "migrant", "media-worker", "blogger"}
    | {"lawyer", "ngo-staff", "academic", "artist", "student", "public-servant", "health"}
    | {"trade-unionist", "whrd", "youth", "community-based", "family", "witness", "ngo"}
    | {"movement", "other", "unknown"}
)
BODIES = frozenset({"ngo", "movement"})
DEFENDER = "defender"
"""The kind that stands for `other` and `unknown`: a defender, of no kind that can be named."""

AGENTS = frozenset(
    {"police", "government", "gov-national", "gov-local", "judiciary", "prosecution", "military"}
    | {"suspected-state", "intelligence", "prison", "legislature", "immigration", "paramilitary"}
    | {"soe", "de-facto", "non-state", "suspected-non-state", "extremist-group", "agri-business"}
    | {"extractive", "corporation-other", "armed-group", "mob", "private-security"}
    | {"private-person", "party-supporters", "religious-group", "organised-crime"}
    | {"online-anonymous", "landowner", "unknown"}
)
NOBODY_KNOWN = "unknown"
ROLES = frozenset(
    {"affected", "present", "arrested", "detained", "charged", "convicted", "injured"}
    | {"killed", "disappeared", "displaced", "threatened"}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of people as far as it is known; a bound is None where the record has none."""

    low: int | None
    high: int | None
    is_about: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, not about it."""
        return self.low == self.high and not self.is_about

    @property
    def is_one(self) -> bool:
        """Whether it is exactly one person."""
        return self.is_exact and self.high == 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as far as the public may know it: a name or "", and the code of its country."""

    name: str
    country_code: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sentences say. Codes are keys of the tables of a language.

    `amount` None: how many is not recorded. `is_shared_out`: several deeds were done to several
    people, and the record does not say which to whom.
    """

    when: UncertainDate | None
    deeds: tuple[str, ...]
    is_shared_out: bool
    amount: Amount | None
    kinds: tuple[str, ...]
    agents: tuple[str, ...]
    is_verified: bool
    spots: tuple[Spot, ...]
    counts: tuple[tuple[str, Amount], ...]
    setting: str
    claim: str


@dataclass(frozen=True, slots=True)
class UnusedField:
    """A field that the draft does not say, wholly or in part, and why, untranslated."""

    field: str
    why: str


@dataclass(slots=True)
class Reading:
    """One record being read for a draft; `used` and `unused` fill up on the way.

    `takes` says whether the draft's language can begin a phrase as a person typed it.
    """

    event: Event
    vocabulary: Vocabulary
    has_own_words: bool
    takes: Callable[[str], bool]
    used: list[str] = field(default_factory=list)
    unused: list[UnusedField] = field(default_factory=list)

    def facts(self) -> Facts:
        """Return what may be said; `deeds` is empty where the record does not say what happened."""
        counts = self._counts()
        when, deeds, kinds = self._when(), self._deeds(), self._kinds()
        is_single = self._is_one_person(counts, len(deeds))
        deeds, role, counts = _share(deeds, counts, is_single=is_single)
        is_shared_out = len(deeds) > 1 and not is_single
        if not is_shared_out:
            kinds = self._kinds_harmed(kinds, deeds)
        if not kinds or not BODIES.issuperset(kinds):
            deeds = tuple(_FELT_BY_PEOPLE.get(deed, deed) for deed in deeds)
        if role is not None and set(kinds) <= BODIES and kinds and not counts[role].is_one:
            role = None  # people were counted, and how many organisations there were is not known
        amount = counts.pop(role) if role is not None else None
        agents = self._agents(deeds)
        self._name_the_rest()
        return Facts(
            when=when,
            deeds=deeds,
            is_shared_out=is_shared_out,
            amount=amount,
            kinds=kinds,
            agents=agents,
            is_verified=self._is_verified(),
            spots=self._spots(),
            counts=tuple(counts.items()),
            setting=self._own_words("context"),
            claim=self._own_words("charge"),
        )

    def _use(self, name: str) -> None:
        self.used.append(name)

    def _leave(self, name: str, why: str) -> None:
        if not any(line.field == name and line.why == why for line in self.unused):
            self.unused.append(UnusedField(name, why))

    def _when(self) -> UncertainDate | None:
        start, end = self.event.start, self.event.end
        if start is None and end is None:
            self._leave("start_date", _EMPTY)
            return None
        if start is None and end is not None:
            self._use("end_date")
            return end if end.is_interval else parse_edtf(f"/{end.edtf}", "end_date")
        self._use("start_date")
        if start is None or end is None or end.edtf == start.edtf:
            return start
        if (coarser := _coarser(start, end)) is not None:
            self._leave("end_date", N_("The two dates do not make one period."))
            return coarser
        try:
            both = parse_edtf(f"{start.edtf}/{end.edtf}", "end_date")
        except InvalidInputError:  # it ends before it begins, or one of them is a period itself
            self._leave("end_date", N_("The two dates do not make one period."))
            return start
        self._use("end_date")
        return both

    def _deeds(self) -> tuple[str, ...]:
        found = self._worded("violations", DEEDS_IN_TIME)
        return tuple(deed for deed in DEEDS_IN_TIME if deed in found)

    def _kinds(self) -> tuple[str, ...]:
        found = [
            DEFENDER if code in ("other", "unknown") or self._is_no_woman(code) else code
            for code in self._worded("hrd_types", KINDS)
        ]
        kinds = [kind for kind in dict.fromkeys(found) if kind != DEFENDER or len(set(found)) == 1]
        if BODIES.intersection(kinds) and not BODIES.issuperset(kinds):
            # Nobody is a student and an organisation, and nobody kills an organisation.
            self._leave("hrd_types", N_("The record does not say what was done to whom."))
            kinds = [kind for kind in kinds if kind not in BODIES]
        # "Family member of a defender and student" would make the defender a student.
        return tuple(sorted(kinds, key=lambda kind: kind == "family"))

    def _kinds_harmed(self, kinds: tuple[str, ...], deeds: Collection[str]) -> tuple[str, ...]:
        """Return the kinds to which all of `deeds` can be done: nobody arrests an organisation."""
        if not BODIES.intersection(kinds) or not DONE_TO_PEOPLE.intersection(deeds):
            return kinds
        self._leave("hrd_types", N_("The record does not say what was done to whom."))
        self.used.remove("hrd_types")
        return ()

    def _is_no_woman(self, kind: str) -> bool:
        # The list also codes people of any gender who defend women's rights as WHRD.
        return kind == "whrd" and any(code != "woman" for code in self.event.codes("genders"))

    def _agents(self, deeds: Collection[str]) -> tuple[str, ...]:
        fields = ("perpetrators_state", "perpetrators_non_state")
        if NOT_DONE_BY_ANYONE.intersection(deeds):
            for name in fields:
                if is_filled(self.event, name):
                    self._leave(name, N_("The record does not say that they did all of this."))
            return ()
        return tuple(dict.fromkeys(code for name in fields for code in self._worded(name, AGENTS)))

    def _worded(self, name: str, words: Collection[str]) -> list[str]:
        """Return the codes of a coded list that have words, narrower ones by a broader one."""
        terms = self.event.terms(name)
        found = [_nearest(term, words, self.vocabulary) for term in terms]
        if not terms and name not in ("perpetrators_state", "perpetrators_non_state"):
            self._leave(name, _EMPTY)
        elif None in found:
            self._leave(name, N_("A term of this list has no words in a draft."))
        known = list(dict.fromkeys(code for code in found if code is not None))
        if known:
            self._use(name)
        return known

    def _counts(self) -> dict[str, Amount]:
        known: dict[str, Amount] = {}
        for count in self.event.counts:
            amount = _amount(count)
            if amount is None or count.role not in ROLES:
                self._leave("counts", N_("A number without a bound, or of a role without words."))
            else:
                known.setdefault(count.role, amount)
        if known:
            self._use("counts")
        elif not self.event.counts:
            self._leave("counts", _EMPTY)
        return known

    @staticmethod
    def _is_one_person(counts: dict[str, Amount], deeds: int) -> bool:
        """Whether all that was done was done to one person."""
        harmed = [amount for role, amount in counts.items() if role != "present"]
        is_named = "affected" in counts or deeds == 1
        return bool(harmed) and is_named and all(amount.is_one for amount in harmed)

    def _is_verified(self) -> bool:
        verification = self.event.verification
        if verification is not None:
            self._use("verification")
            return verification == "confirmed"
        self._use("record_status")
        return self.event.record_status in _CHECKED

    def _spots(self) -> tuple[Spot, ...]:
        # A record made by hand in memory may lack what the database fills in.
        country = self.event.country_code or ""
        spots = dict.fromkeys(
            Spot(self._place_name(place), place.country_code or country)
            for place in self.event.places
            if place.precision != "online"
        )
        if not spots and any(place.precision == "online" for place in self.event.places):
            self._leave("places", N_("It happened online."))
        elif not spots:
            self._leave("places", _EMPTY)
            spots = {Spot("", country): None}
        elif len(spots) > 1 and (len(spots) > _MOST_PLACES or not all(s.name for s in spots)):
            self._leave("places", N_("Several places are told by their countries."))
            spots = dict.fromkeys(Spot("", spot.country_code) for spot in spots)
        else:
            self._use("places")
        told = tuple(spot for spot in spots if spot.name or spot.country_code)
        if any(spot.country_code for spot in told):
            self._use("country_code")
        return told

    def _place_name(self, place: Place) -> str:
        grain = grain_of(place, _READERS)
        names = place_names(place, min(grain, Grain.LOCALITY))
        if grain < Grain.LOCALITY:
            self._leave("places", N_("A place is told no finer than its mark allows."))
        name = _trimmed(names[0]) if names else ""
        if name and self._is_withheld(name):
            self._leave("places", _WITHHELD)
            return ""
        return name

    def _own_words(self, name: str) -> str:
        text = _trimmed(getattr(self.event, name)).rstrip(" .")
        if name == "charge":
            text = _unquoted(text)
        if not text:
            return ""
        if not self.has_own_words:
            self._leave(name, N_("Typed freely, so it may name people. Ask for it to be told."))
        elif len(text) > LONGEST_OWN_WORDS or re.search(r"[.!?…]\s", text):
            self._leave(name, N_("It is longer than a phrase."))
        elif self._is_withheld(text):
            self._leave(name, _WITHHELD)
        elif name == "context" and not self.takes(text):
            self._leave(name, _NO_PHRASE)
        else:
            self._use(name)
            return text
        return ""

    def _is_withheld(self, text: str) -> bool:
        return leak_finder(self.event, self.vocabulary, _READERS)(text) is not None

    def _name_the_rest(self) -> None:
        for name in ("genders", "rights", "citations"):
            if is_filled(self.event, name):
                self._leave(name, N_("A draft has no place for it."))


_NO_PHRASE = N_(
    "It does not fit into a sentence of this language. Begin it like “holding a protest” or "
    "“while covering a rally”."
)
_EMPTY = N_("Nothing is recorded.")
_WITHHELD = N_("It holds a text that is withheld from the public.")


def _share(
    deeds: tuple[str, ...], counts: dict[str, Amount], *, is_single: bool
) -> tuple[tuple[str, ...], str | None, dict[str, Amount]]:
    """Return the deeds as the counts narrow them, the role of those harmed, counts still to say."""
    rest = dict(counts)
    if len(deeds) > 1 and not is_single:
        return deeds, "affected" if "affected" in counts else None, rest
    narrowed, harmed = [], []
    for deed in deeds:
        roles = [role for role in _ROLES_OF_DEEDS.get(deed, ()) if role in counts]
        narrowed.append(next((role for role in roles if role in NARROWED.get(deed, ())), deed))
        harmed += roles[:1]
        # The same number in the next role is the same people, not further ones.
        for role in roles[1:]:
            if counts[role] == counts[roles[0]]:
                rest.pop(role, None)
    harmed += ["affected"] if "affected" in counts else []
    for role in harmed[1:]:
        if counts[role] == counts[harmed[0]]:
            rest.pop(role, None)
    return tuple(dict.fromkeys(narrowed)), harmed[0] if harmed else None, rest


def _amount(count: Count) -> Amount | None:
    low, high = count.minimum or None, count.maximum
    if (low is None and high is None) or high == 0:
        return None
    return Amount(low, high, is_about=is_approximate(count))


def is_going_on(when: UncertainDate | None) -> bool:
    """Whether something begun is not over, as far as the record knows."""
    return when is not None and when.end is None and when.edtf.endswith("/..")


def _coarser(one: UncertainDate, other: UncertainDate) -> UncertainDate | None:
    """Return the date within which the other lies, like a month and a day of it; else None."""
    if one.is_interval or other.is_interval or not (one.start and other.start):
        return None
    for outer, inner, wide in ((one.start, other.start, one), (other.start, one.start, other)):
        holds = outer.earliest <= inner.earliest and inner.latest <= outer.latest
        if holds and outer.unit != inner.unit:
            return wide
    return None


def _nearest(term: Term | None, words: Collection[str], vocabulary: Vocabulary) -> str | None:
    """Return the code of `term`, or of what stands for it or above it, that has words."""
    seen: set[str] = set()
    while term is not None and term.code not in seen:
        if term.code in words:
            return term.code
        seen.add(term.code)
        term = vocabulary.find(term.scheme, term.replaced_by or term.broader)
    return None


def _trimmed(text: str | None) -> str:
    """Return one line without marks at its ends; the full stop of "Washington, D.C." stays."""
    return " ".join(in_one_line(text).split()).lstrip(".").strip(" ,;:")


def _unquoted(text: str) -> str:
    """Return `text` without the quotation marks around all of it: a draft adds its own."""
    marks, inner = text[:1] + text[-1:], text[1:-1]
    is_quoted = marks in _QUOTES and not set(marks).intersection(inner)
    return inner.strip() if is_quoted else text


_QUOTES = frozenset(("“”", "„“", "””", "«»", "\u2018\u2019", "''", '""'))
