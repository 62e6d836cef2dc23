"""Words that say what kind of place a name is: city, district, province. They come and go.

`Bacolod` is also written `Bacolod City`, 和田 also 和田市. The index keeps each name with and
without them; in a question they say which kind is meant.
"""

import re
from functools import cache

from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.spelling import spelling_key

_WORDS: dict[Kind, str] = {
    Kind.LOCALITY: (
        "city town village municipality metropolis municipal capital kota desa kampung kampong "
        "ville ciudad gorod g selo s poselok posyolok pgt aul kent kenti shahri shahr shaar sity "
        "qalasy shahary qishlagi si shi thanh pho tp thi xa tx thi tran krong baan ban muang "
        "mueang meuang myo nagar gaon gram pur lungsod bayan barangay poblacion sehri koyu"
    ),
    Kind.ADMIN2: (
        "district districts tehsil taluk taluka upazila upazilla thana zila zilla jila dzongkhag "
        "raion rayon rayoni raionu raiony rayony raiono audany audan ray tuman tumani etrap etraby "
        "huyen quan regency kabupaten kab kecamatan xian qu zhou county subdistrict township "
        "tambon amphoe amphur khet srok ilce ilcesi okrug subdivision circle block gun daerah "
        "shahrestan nahiya qada rajon sum soum"
    ),
    Kind.ADMIN1: (
        "province provincial region state division governorate oblast oblasty oblysy oblusu "
        "oblystary obl krai kray respublika republic viloyati viloyat viloiat vilayat wilayat "
        "velayat welayaty provinsi propinsi tinh changwat khaeng khoueng khwaeng khet khett sheng "
        "autonomous prefecture prefektur ken fu do to il ili ostan muhafazah muhafazat pradesh "
        "territory special administrative wilayah aimag lalawigan rehiyon zizhiqu zizhizhou tine "
        "pyine pyinay mandal anchal bibhag bivag bibag jela rajya pranta suba"
    ),
}

_NATIVE: dict[Kind, str] = {
    Kind.LOCALITY: (
        "မြို့|市|시|町|村|镇|鎮|乡|鄉|읍|면|ក្រុង|เมือง|เทศบาลนคร|เทศบาลเมือง|"
        "เทศบาลตำบล|เทศบาล|ບ້ານ|ນະຄອນຫຼວງ|ນະຄອນ|ເມືອງ|қаласы|город |г.|шаары|шаҳри|"
        "ქალაქი|քաղաք|شہر|مدينة|شهر|शहर|नगर|শহর|நகரம்|хот|село |с.|пос.|посёлок |"
        "поселок |ауылы|айылы|şehri|köyü|kənd|şəhəri|شەھىرى"
    ),
    Kind.ADMIN2: (
        "自治县|自治縣|县|縣|区|區|旗|군|郡|구|地区|อำเภอ|เขต|ตำบล|ស្រុក|ខណ្ឌ|ခရိုင်|"
        "မြို့နယ်|район|районы|району|ауданы|тумани|ноҳияи|जिला|ज़िला|जिल्ला|উপজেলা|জেলা|"
        "மாவட்டம்|දිස්ත්‍රික්කය|ضلع|ولسوالی|شهرستان|ജില്ല|జిల్లా|ಜಿಲ್ಲೆ|જિલ્લો|ਜ਼ਿਲ੍ਹਾ|"
        "მუნიციპალიტეტი|რაიონი|ناھىيىسى|قضاء|ilçesi|сум|rayonu|huyện |quận "
    ),
    Kind.ADMIN1: (
        "特别行政区|特別行政區|自治区|自治區|自治州|省|州|都|府|県|道|특별자치도|"
        "특별자치시|광역시|특별시|도|จังหวัด|ខេត្ត|ແຂວງ|ပြည်နယ်|တိုင်းဒေသကြီး|တိုင်း|"
        "область|обл.|облысы|облусу|вилояти|край|республика|प्रदेश|राज्य|प्रान्त|प्रांत|"
        "বিভাগ|রাজ্য|மாகாணம்|மாநிலம்|පළාත|صوبہ|صوبه|ولايت|ولایت|استان|محافظة|მხარე|մարզ|"
        "аймаг|ۋىلايىتى|tỉnh |ili"
    ),
}
"""Written onto the name or beside it, in the script of the name; parted by |."""


@cache
def _kinds_of_words() -> dict[str, frozenset[Kind]]:
    kinds: dict[str, set[Kind]] = {}
    for kind, words in _WORDS.items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


@cache
def _native_affixes() -> tuple[tuple[str, Kind], ...]:
    pairs = [(affix, kind) for kind, listed in _NATIVE.items() for affix in listed.split("|")]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def without_affix(name: str) -> tuple[str, Kind] | None:
    """Return a name in its own script without the generic word at its end or beginning."""
    for affix, kind in _native_affixes():
        if len(name) <= len(affix) + 1:
            continue
        if name.endswith(affix):
            return name[: -len(affix)].strip(), kind
        if name.startswith(affix):
            return name[len(affix) :].strip(), kind
    return None


def without_generic_words(key: str) -> tuple[str, frozenset[Kind]] | None:
    """Return a key without its generic words, and the kinds that these mean; None if it has none.

    At least three letters must remain: `Kota` and `Ban` are names, too.
    """
    words = key.split(" ")
    kinds = _kinds_of_words()
    kept = [word for word in words if word not in kinds and word not in _SMALL]
    rest = " ".join(kept)
    if len(kept) == len(words) or len(rest.replace(" ", "")) < _SHORTEST_NAME:
        return None
    meant = [kinds[word] for word in words if word in kinds]
    return rest, frozenset().union(*meant)


_SMALL = frozenset({"the", "of", "and", "de", "du", "la"})
_SHORTEST_NAME = 3


def stems_of_adjectives(name: str) -> list[str]:
    """Return keys that a Russian adjective may come from: `Талгарский район` -> `talgar`.

    The longest stem first; none where no word of the name ends like one.
    """
    found = []
    for word in name.split():
        match = _ADJECTIVE.fullmatch(word)
        if match is not None:
            stem = match["stem"]
            shorter = [stem.removesuffix(end) for end in ("ин", "ов", "ев", "н")]
            found += [spelling_key(text) for text in dict.fromkeys([stem, *shorter])]
            found += [spelling_key(f"{text}ы") for text in shorter if text != stem]
    return found


_ADJECTIVE = re.compile("(?P<stem>[а-яё-]{3,}?)(?:ск|цк)(?:ий|ая|ое|ого|ой|ом)", re.IGNORECASE)


def stripped_keys(name: str) -> set[str]:
    """Return the keys of `name` without generic words, in its own script and in Latin."""
    found = set()
    native = None if name.isascii() else without_affix(name)
    if native is not None:
        found.add(spelling_key(native[0]))
    for key in (spelling_key(name), *found):
        stripped = without_generic_words(key)
        if stripped is not None:
            found.add(stripped[0])
    return {key for key in found if len(key) > 1}
