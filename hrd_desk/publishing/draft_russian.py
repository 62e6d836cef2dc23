"""A drafted summary in Russian: the words of every code with their forms, and the sentences."""
# ruff: noqa: RUF001  Russian words

import re
from dataclasses import dataclass

from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import PartialDate, UncertainDate
from hrd_desk.publishing.cleaning import in_one_line
from hrd_desk.publishing.draft_facts import BODIES, DEFENDER, NOBODY_KNOWN, Amount, Facts, Spot
from hrd_desk.vocabulary.vocabulary import Vocabulary

_MAN, _WOMAN, _MANY = range(3)
"""Forms of a verb; the first two are also the grammatical genders of nouns."""

_WAS, _MET, _DIED = "был", "подвергся", "умер"
_AUXILIARIES = {
    _WAS: ("был", "была", "были"),
    _MET: ("подвергся", "подверглась", "подверглись"),
    _DIED: ("умер", "умерла", "умерли"),
}
_ENDINGS = ("", "а", "ы")

DEEDS = {
    "repressive-laws": (
        _WAS,
        "затронут{} репрессивными законами или мерами",
        "репрессивные законы или меры",
    ),
    "vilification": (_MET, "очернению", "очернение"),
    "red-tagging": (_MET, "навешиванию ярлыков", "навешивание ярлыков"),
    "doxing": (_MET, "раскрытию личных данных", "раскрытие личных данных"),
    "online-attack": (
        _MET,
        "нападкам или травле в интернете",
        "нападки или травля в интернете",
    ),
    "surveillance": (_MET, "слежке", "слежка"),
    "spyware": (_MET, "цифровой слежке", "цифровая слежка"),
    "surveillance-movement": (
        _MET,
        "слежке с ограничением передвижения",
        "слежка с ограничением передвижения",
    ),
    "reprisal-communication": (
        _MET,
        "репрессалиям за обращения или передачу сведений",
        "репрессалии за обращения или передачу сведений",
    ),
    "gender-based-harassment": (
        _MET,
        "преследованию по гендерному признаку",
        "преследование по гендерному признаку",
    ),
    "intimidation-threats": (_MET, "запугиванию или угрозам", "запугивание или угрозы"),
    "threatened": (_MET, "угрозам", "угрозы"),
    "death-threat": (_MET, "угрозам убийством", "угрозы убийством"),
    "censorship": (_MET, "цензуре", "цензура"),
    "account-blocking": (
        _MET,
        "блокировке аккаунтов, сайтов или интернета",
        "блокировка аккаунтов, сайтов или интернета",
    ),
    "administrative-harassment": (
        _MET,
        "административному давлению",
        "административное давление",
    ),
    "dismissal": (
        _WAS,
        "уволен{} или лишен{} должности",
        "увольнение или лишение должности",
    ),
    "funding-restriction": (
        _MET,
        "ограничению финансирования или банковских счетов",
        "ограничение финансирования или банковских счетов",
    ),
    "closure-org": (
        _MET,
        "закрытию, лишению регистрации или опечатыванию офиса",
        "закрытие, лишение регистрации или опечатывание офиса",
    ),
    "restrictions-movement": (_MET, "ограничениям передвижения", "ограничения передвижения"),
    "travel-restriction": (_MET, "запрету на поездки или выезд", "запрет на поездки или выезд"),
    "transnational-repression": (
        _MET,
        "транснациональным репрессиям",
        "транснациональные репрессии",
    ),
    "raid": (_MET, "рейду или обыску", "рейд или обыск"),
    "property-attack": (
        _MET,
        "уничтожению или изъятию имущества",
        "уничтожение или изъятие имущества",
    ),
    "forced-eviction": (
        _MET,
        "принудительному выселению или перемещению",
        "принудительное выселение или перемещение",
    ),
    "excessive-force": (
        _MET,
        "чрезмерному применению силы",
        "чрезмерное применение силы",
    ),
    "violence-physical": (_MET, "физическому насилию", "физическое насилие"),
    "wounds-injuries": (
        _WAS,
        "ранен{} или травмирован{}",
        "ранения или телесные повреждения",
    ),
    "abduction-kidnapping": (_WAS, "похищен{}", "похищение"),
    "arrest-detention": (_WAS, "задержан{} или арестован{}", "задержание или арест"),
    "arrested": (_WAS, "арестован{}", "арест"),
    "detained": (_WAS, "задержан{}", "задержание"),
    "house-arrest": (_WAS, "помещен{} под домашний арест", "домашний арест"),
    "enforced-disappearance": (
        _MET,
        "насильственному исчезновению",
        "насильственное исчезновение",
    ),
    "sexual-violence": (_MET, "сексуальному насилию", "сексуальное насилие"),
    "torture": (_MET, "пыткам", "пытки"),
    "judicial-harassment": (_MET, "судебному преследованию", "судебное преследование"),
    "legal-slapp": (_MET, "преследованию путем подачи иска", "судебный иск"),
    "legal-charge": (
        _WAS,
        "обвинен{} или вызван{} по повестке",
        "уголовное обвинение или повестка",
    ),
    "charged": (_WAS, "обвинен{}", "обвинение"),
    "denial-fair-trial": (
        _WAS,
        "лишен{} права на справедливое судебное разбирательство",
        "лишение права на справедливое судебное разбирательство",
    ),
    "legal-conviction": (_WAS, "осужден{} или приговорен{}", "осуждение или приговор"),
    "convicted": (_WAS, "осужден{}", "осуждение"),
    "deportation": (_WAS, "депортирован{}", "депортация"),
    "attempted-killing": (_MET, "покушению на убийство", "покушение на убийство"),
    "killing": (_WAS, "убит{}", "убийство"),
    "extrajudicial-killing": (_MET, "внесудебной казни", "внесудебная казнь"),
    "death": (_DIED, "", "смерть"),
}
"""The auxiliary, what follows it (`{}` is the ending of a participle), and the bare noun."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun phrase as numbers ask for it: 1 and 21, 2 to 4, 5 to 20, and after "about"."""

    one: str
    few: str
    many: str
    plural: str
    gender: int = _MAN
    genitive_one: str = ""

    @property
    def of_one(self) -> str:
        """The genitive singular."""
        return self.genitive_one or self.few


def _noun(head: tuple[str, str, str, str], tail: str = "", gender: int = _MAN) -> _Noun:
    one, few, many, plural = (f"{form} {tail}".rstrip() for form in head)
    return _Noun(one, few, many, plural, gender)


_DEFENDER = ("защитник", "защитника", "защитников", "защитники")
_ACTIVIST = ("активист", "активиста", "активистов", "активисты")
_PERSON = _Noun("человек", "человека", "человек", "люди")
KINDS = {
    DEFENDER: _noun(("правозащитник", "правозащитника", "правозащитников", "правозащитники")),
    "pro-democracy": _noun(_DEFENDER, "демократии"),
    "environmental": _noun(_DEFENDER, "экологических прав"),
    "land": _noun(_DEFENDER, "земельных прав"),
    "labour": _noun(_DEFENDER, "трудовых прав"),
    "minority": _noun(_DEFENDER, "прав меньшинств"),
    "indigenous": _noun(_DEFENDER, "прав коренных народов"),
    "sogi": _noun(_DEFENDER, "прав ЛГБТИК+"),
    "forb": _noun(_ACTIVIST, "за свободу религии или убеждений"),
    "rti": _noun(_ACTIVIST, "за право на информацию"),
    "anti-corruption": _noun(("борец", "борца", "борцов", "борцы"), "с коррупцией"),
    "peace": _noun(_DEFENDER, "мира"),
    "disability": _noun(_DEFENDER, "прав людей с инвалидностью"),
    "migrant": _noun(_DEFENDER, "прав мигрантов и беженцев"),
    "media-worker": _noun(("работник", "работника", "работников", "работники"), "СМИ"),
    "blogger": _Noun(
        "блогер или активист в соцсетях",
        "блогера или активиста в соцсетях",
        "блогеров или активистов в соцсетях",
        "блогеры или активисты в соцсетях",
    ),
    "lawyer": _noun(("юрист", "юриста", "юристов", "юристы")),
    "ngo-staff": _noun(("сотрудник", "сотрудника", "сотрудников", "сотрудники"), "НПО"),
    "academic": _Noun(
        "ученый или преподаватель",
        "ученых или преподавателя",
        "ученых или преподавателей",
        "ученые или преподаватели",
        genitive_one="ученого или преподавателя",
    ),
    "artist": _noun(("деятель", "деятеля", "деятелей", "деятели"), "искусства"),
    "student": _noun(("студент", "студента", "студентов", "студенты")),
    "public-servant": _Noun(
        "государственный служащий",
        "государственных служащих",
        "государственных служащих",
        "государственные служащие",
        genitive_one="государственного служащего",
    ),
    "health": _Noun(
        "медработник или защитник права на здоровье",
        "медработника или защитника права на здоровье",
        "медработников или защитников права на здоровье",
        "медработники или защитники права на здоровье",
    ),
    "trade-unionist": _Noun(
        "профсоюзный активист",
        "профсоюзных активиста",
        "профсоюзных активистов",
        "профсоюзные активисты",
        genitive_one="профсоюзного активиста",
    ),
    "whrd": _noun(
        ("правозащитница", "правозащитницы", "правозащитниц", "правозащитницы"), gender=_WOMAN
    ),
    "youth": _noun(
        ("представитель", "представителя", "представителей", "представители"), "молодежи"
    ),
    "community-based": _Noun(
        "общинный правозащитник",
        "общинных правозащитника",
        "общинных правозащитников",
        "общинные правозащитники",
        genitive_one="общинного правозащитника",
    ),
    "family": _noun(("член", "члена", "членов", "члены"), "семьи правозащитника"),
    "witness": _Noun(
        "свидетель или пострадавший",
        "свидетеля или пострадавших",
        "свидетелей или пострадавших",
        "свидетели или пострадавшие",
        genitive_one="свидетеля или пострадавшего",
    ),
    "ngo": _Noun(
        "неправительственная организация",
        "неправительственные организации",
        "неправительственных организаций",
        "неправительственные организации",
        _WOMAN,
        "неправительственной организации",
    ),
    "movement": _Noun(
        "неформальная группа или движение",
        "неформальные группы или движения",
        "неформальных групп или движений",
        "неформальные группы или движения",
        _WOMAN,
        "неформальной группы или движения",
    ),
}
AGENTS = {
    "police": ("полицией", "полиции"),
    "government": ("правительством", "правительства"),
    "gov-national": ("центральными органами власти", "центральных органов власти"),
    "gov-local": ("местными органами власти", "местных органов власти"),
    "judiciary": ("судебными органами", "судебных органов"),
    "prosecution": ("прокуратурой", "прокуратуры"),
    "military": ("вооруженными силами", "вооруженных сил"),
    "suspected-state": (
        "предполагаемыми представителями государства",
        "предполагаемых представителей государства",
    ),
    "intelligence": ("разведкой или службой безопасности", "разведки или службы безопасности"),
    "prison": ("тюремной администрацией", "тюремной администрации"),
    "legislature": ("законодательной властью", "законодательной власти"),
    "immigration": (
        "миграционной или пограничной службой",
        "миграционной или пограничной службы",
    ),
    "paramilitary": (
        "военизированными или вспомогательными силами",
        "военизированных или вспомогательных сил",
    ),
    "soe": ("государственной компанией", "государственной компании"),
    "de-facto": ("фактической властью", "фактической власти"),
    "non-state": (
        "негосударственным лицом или группой",
        "негосударственного лица или группы",
    ),
    "suspected-non-state": (
        "предполагаемым негосударственным лицом или группой",
        "предполагаемого негосударственного лица или группы",
    ),
    "extremist-group": ("экстремистской группой", "экстремистской группы"),
    "agri-business": ("аграрной компанией", "аграрной компании"),
    "extractive": ("добывающей компанией", "добывающей компании"),
    "corporation-other": ("компанией", "компании"),
    "armed-group": ("вооруженной оппозиционной группой", "вооруженной оппозиционной группы"),
    "mob": ("толпой", "толпы"),
    "private-security": ("частной охраной", "частной охраны"),
    "private-person": ("частным лицом", "частного лица"),
    "party-supporters": (
        "политической партией или ее сторонниками",
        "политической партии или ее сторонников",
    ),
    "religious-group": ("религиозной группой", "религиозной группы"),
    "organised-crime": ("организованной преступностью", "организованной преступности"),
    "online-anonymous": ("анонимными аккаунтами", "анонимных аккаунтов"),
    "landowner": ("землевладельцем", "землевладельца"),
    NOBODY_KNOWN: ("неустановленными лицами", "неустановленных лиц"),
}
"""By whom (instrumental), and on whose part (genitive)."""

ROLES = {
    "affected": ("затронут", "затронуто"),
    "present": ("присутствовал", "присутствовало"),
    "arrested": ("арестован", "арестовано"),
    "detained": ("задержан", "задержано"),
    "charged": ("обвинен", "обвинено"),
    "convicted": ("осужден", "осуждено"),
    "injured": ("ранен", "ранено"),
    "killed": ("убит", "убито"),
    "disappeared": ("исчез", "исчезло"),
    "displaced": ("перемещен", "перемещено"),
    "threatened": ("получил угрозы", "получило угрозы"),
}
"""What is said before one person (or 21), and before several."""

_MONTHS_IN = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)
_SEASONS_IN = ("весной", "летом", "осенью", "зимой")
_LEADS = re.compile(
    r"(?:во?|на|за|после|до|перед|при|когда|из-за|по|у|около|возле|рядом|ради|через|из|со?"
    r"|вследствие|вслед|накануне|против)\s",
    re.IGNORECASE,
)


def takes(own_words: str) -> bool:
    """Whether a phrase that a person typed can stand in a Russian sentence."""
    return not re.search(r"[^\W\d_а-яёА-ЯЁ]", own_words) and bool(_LEADS.match(own_words))


def draft(facts: Facts, vocabulary: Vocabulary) -> str:
    """Return the sentences of `facts`, which hold at least one deed."""
    when, aside = _when(facts.when)
    subject, form = _subject(facts)
    sentence = f"{when} {subject}{_predicate(facts, form)}".strip()
    where = _places(facts.spots, vocabulary)
    brackets = "; ".join(words for words in (where, aside) if words)
    if brackets:
        sentence += f" ({brackets})"
    if facts.setting:
        comma = "," if facts.setting.startswith("когда") else ""
        sentence += f"{comma} {facts.setting}"
    lines = [_ended(_capital(sentence)), *_counts(facts)]
    if facts.claim:
        lines.append(f"Обвинение или претензия: «{facts.claim}».")
    return " ".join(lines)


def _ended(sentence: str) -> str:
    return sentence.strip(" ,;:.") + "."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _joined(words: list[str]) -> str:
    return " и ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# --- whom ----------------------------------------------------------------------------------------


def _subject(facts: Facts) -> tuple[str, int]:
    """Return the people in words, and the form of the verb that follows."""
    nouns = [KINDS[kind] for kind in facts.kinds]
    amount = facts.amount
    if amount is not None and amount.is_one:
        nouns = nouns or [_PERSON]
        return _joined([noun.one for noun in nouns]), nouns[0].gender
    are_mixed = len(nouns) > 1 or (amount is not None and set(facts.kinds) & BODIES)
    noun = _PERSON if are_mixed or not nouns else nouns[0]
    if amount is None:
        only = ("один", "одна")[noun.gender]
        people, form = f"{only} или несколько {noun.many}", _MANY
    else:
        people, form = _amount(amount, noun)
    if are_mixed:
        people += f" ({', '.join(noun.plural for noun in nouns)})"
    return people, form


def _amount(amount: Amount, noun: _Noun) -> tuple[str, int]:
    """Return a number with its noun, and the form of the verb that follows."""
    low, high = amount.low, amount.high
    if high is None:
        people, form = _exactly(low or 0, noun)
        return f"как минимум {people}", form
    if low is None:
        return f"до {_number(high)} {_after_of(high, noun)}", _MANY
    if low != high:
        about = "приблизительно " if amount.is_about else ""
        return f"{about}от {_number(low)} до {_number(high)} {_after_of(high, noun)}", _MANY
    if amount.is_about:
        return f"около {_number(low)} {_after_of(low, noun)}", _MANY
    return _exactly(low, noun)


def _exactly(number: int, noun: _Noun) -> tuple[str, int]:
    if number == 1:
        return f"{('один', 'одна')[noun.gender]} {noun.one}", noun.gender
    plural = _plural(number)
    words = {"one": noun.one, "few": noun.few}.get(plural, noun.many)
    return f"{_number(number)} {words}", noun.gender if plural == "one" else _MANY


def _after_of(number: int, noun: _Noun) -> str:
    return noun.of_one if _plural(number) == "one" else noun.many


def _plural(number: int) -> str:
    from babel import Locale  # noqa: PLC0415  slow; many starts draft nothing

    return str(Locale("ru").plural_form(number))


def _number(number: int) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  slow; many starts draft nothing

    return str(format_decimal(number, format="#,##0", locale="ru"))


# --- what was done, and by whom ------------------------------------------------------------------


def _predicate(facts: Facts, form: int) -> str:
    reportedly = "" if facts.is_verified else ", по сообщениям,"
    if facts.is_shared_out:
        nouns = ", ".join(DEEDS[deed][2] for deed in facts.deeds)
        was = f"{_AUXILIARIES[_WAS][form]} затронут{_ENDINGS[form]}"
        return f"{reportedly} {was} нарушениями{_on_whose_part(facts)}: {nouns}"
    verbs, before = [], ""
    for deed in facts.deeds:
        auxiliary, words, _bare = DEEDS[deed]
        said = "" if auxiliary == before else _AUXILIARIES[auxiliary][form]
        verbs.append(f"{said} {words.replace('{}', _ENDINGS[form])}".strip())
        before = auxiliary
    if DEEDS[facts.deeds[-1]][0] == _MET:
        return f"{reportedly} {_joined(verbs)}{_on_whose_part(facts)}"
    return f"{reportedly} {_joined(verbs)}{_by_whom(facts)}"


def _by_whom(facts: Facts) -> str:
    if not facts.agents:
        return ""
    by = _joined([AGENTS[agent][0] for agent in facts.agents])
    return f"{_allegedly(facts)} {by}"


def _on_whose_part(facts: Facts) -> str:
    if not facts.agents:
        return ""
    part = _joined([AGENTS[agent][1] for agent in facts.agents])
    return f"{_allegedly(facts)} со стороны {part}"


def _allegedly(facts: Facts) -> str:
    is_plain = facts.is_verified or facts.agents == (NOBODY_KNOWN,)
    return "" if is_plain else ", предположительно"


def _counts(facts: Facts) -> list[str]:
    lines = []
    for role, amount in facts.counts:
        people, form = _amount(amount, _PERSON)
        lines.append(f"{ROLES[role][form == _MANY]} {people}")
    if not lines:
        return []
    sentence = ", ".join(lines)
    return [_ended(_capital(sentence if facts.is_verified else f"по сообщениям, {sentence}"))]


# --- where and when ------------------------------------------------------------------------------


def _places(spots: tuple[Spot, ...], vocabulary: Vocabulary) -> str:
    """Return the places as they were typed: their names are not declined."""
    countries = list(dict.fromkeys(spot.country_code for spot in spots))
    if len(countries) == 1:
        names = [*(spot.name for spot in spots), _country(countries[0], vocabulary)]
        return ", ".join(name for name in names if name)
    pairs = ((spot.name, _country(spot.country_code, vocabulary)) for spot in spots)
    return "; ".join(", ".join(name for name in pair if name) for pair in pairs)


def _country(code: str, vocabulary: Vocabulary) -> str:
    return in_one_line(vocabulary.path_text("country", code, "ru")) if code else ""


def _when(when: UncertainDate | None) -> tuple[str, str]:
    """Return the date as it opens the sentence, or else as it stands in brackets."""
    if when is None:
        return "", ""
    words = date_in_words(when, "ru")
    if when.start is None or when.end is None:
        return (words, "") if ".." in when.edtf else ("", words)
    if when.start.edtf == when.end.edtf:
        return _on(when.start, words), ""
    period = _from_to(when.start, when.end)
    return (period, "") if period else ("", words)


def _on(part: PartialDate, words: str) -> str:
    if part.qualifier in ("~", "%") or part.unit == "day":
        return words
    probably = "вероятно, " if part.qualifier else ""
    year = part.earliest.year
    forms = {
        "month": f"в {_MONTHS_IN[part.earliest.month - 1]} {year} г.",
        "season": f"{_SEASONS_IN[part.season or 0]} {year} г.",
        "year": f"в {year} г.",
        "decade": f"в {year}-х гг.",
        "century": f"в {year}–{part.latest.year} гг.",
    }
    return probably + forms[part.unit]


def _from_to(start: PartialDate, end: PartialDate) -> str:
    """Return "from ... to ..." for two plain days, months or years; "" for others."""
    if start.qualifier or end.qualifier or start.unit != end.unit:
        return ""
    if start.unit == "year":
        return f"с {start.earliest.year} по {end.earliest.year} г."
    if start.unit not in ("day", "month"):
        return ""
    first, last = (date_in_words(UncertainDate(p.edtf, p, p), "ru") for p in (start, end))
    if start.unit == "month":
        first = date_in_words(UncertainDate(f"{start.edtf}/..", start, None), "ru")
        first = first.removeprefix("с ").removesuffix(" и позднее")
    if start.earliest.year == end.earliest.year:
        first = first.removesuffix(f" {start.earliest.year} г.")
        if start.unit == "day" and start.earliest.month == end.earliest.month:
            first = str(start.earliest.day)
    preposition = "со" if start.unit == "day" and start.earliest.day == 2 else "с"  # noqa: PLR2004
    return f"{preposition} {first} по {last}"
