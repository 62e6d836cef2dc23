"""Words of further languages and scripts: each has its glyphs, and readers find them in order."""

from pathlib import Path

import pytest

from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.styles import BODY
from tests.publishing.pages import a_paper, page_of
from tests.publishing.reading import pdfium_text, poppler_text, squeezed

WORDS = {
    "Marathi": ("mr", "सर्व मानवी व्यक्ती जन्मतःच स्वतंत्र आहेत. ऱ्हस्व र्‍य"),
    "Sanskrit": ("sa", "सर्वे मानवाः जन्मना स्वतन्त्राः ॐ क्ष्म्य ङ्क्ष र्त्स्न्य"),
    "Bhojpuri": ("bho", "सबहि लोकानि आजादे जम्मेला आउर अधिकार प्राप्त हवे।"),
    "Assamese": ("as", "জন্মগতভাৱে সকলো মানুহ মৰ্য্যাদা আৰু স্বতন্ত্ৰ। ৰ্ক ক্ষ্ম ৎ"),
    "Odia": ("or", "ସମସ୍ତ ମନୁଷ୍ୟ ଜନ୍ମକାଳରୁ ସ୍ୱାଧୀନ। ମର୍ଯ୍ୟାଦା ଓ ଅଧିକାର ସମାନ।"),
    "Javanese": ("jv", "ꦱꦧꦼꦤ꧀ꦮꦺꦴꦁꦏꦭꦲꦶꦂꦫꦏꦺꦏꦟ꧀ꦛꦶꦩꦂꦢꦶꦏ꧉"),
    "Meitei": ("mni", "ꯃꯤꯑꯣꯏꯕ ꯈꯨꯗꯤꯡꯃꯛ ꯄꯣꯛꯄ ꯃꯇꯝꯗ ꯅꯤꯡꯇꯝꯃꯤ ꯫"),
    "Santali": ("sat", "ᱡᱚᱛᱚ ᱢᱟᱹᱱᱢᱤ ᱯᱷᱩᱨᱜᱟᱹᱞ ᱟᱨ ᱢᱟᱹᱱ᱾"),
    "Tamazight": ("zgh", "ⵉⵎⴷⴰⵏⴻⵏ ⴰⴽⴽⴻⵏ ⵎⴰ ⵍⵍⴰⵏ ⵜⵜⵍⴰⵍⴻⵏ"),
    "Tigrinya": ("ti", "ብመንፅር ክብርን መሰልን ኩሎም ሰባት ነፃን ማዕሪን እዮም፡፡"),
    "Shan": ("shn", "ၵူၼ်းၵူႈၵေႃႉ ၵိူတ်ႇမႃး လွတ်ႈလႅဝ်း ႁၢင်ႇၼႃႈ"),
    "Mon": ("mnw", "မၞိဟ်ညးမတၟအတ်ရး သီုဖအိုတ် ဂွံဒှ်မၞိဟ်ကၠုၚ်အရာ"),
    "Karen": ("ksw", "ပှၤကိးဂၤဒဲးအိၣ်ဖျဲၣ်လၢ တၢ်သဘျ့ဒီးသူၣ်လၤကပီၤ"),
    "Pali in Thai letters": ("pi", "ธมฺมจกฺกปฺปวตฺตนสุตฺตํ ญฺญ ฐฺฐ ปู่ ฎุ"),
    "Punjabi in Arabic letters": ("pnb", "سارے انسان آزاد تے حقوق تے عزت دے لحاظ نال برابر"),
    "Kazakh in Arabic letters": ("kk", "بارلىق ادامدار تۋمىسىنان ازات جانە قادىر-قاسيەتى تەڭ"),
    "Sorani": ("ckb", "هەموو مرۆڤەکان بە ئازادی و بە یەکسانی لە کەرامەت"),
    "Vietnamese": ("vi", "Tất cả mọi người sinh ra đều được tự do Ậ ẵ ữ ợ"),
    "Yoruba": ("yo", "Gbogbo ènìyàn ni a bí ní òmìnira; ẹ̀tọ́ kọ̀ọ̀kan ṣ́"),
    "Twi": ("ak", "Wɔawo adesamma nyinaa sɛ nnipa Ɛ̃ ɔ̃́ ŋ̀"),
    "Chechen": ("ce", "Дерриге а адамаш маьрша ду, цхьатерра ӏ Ӏ"),
    "Abkhaz": ("ab", "Ауаа зегьы ахы иақәиҭны еиҟараны ҵ ӡ џь"),
    "Church Slavonic": ("cu", "Вси́ лю́дїе ражда́ютсѧ свобо́дни Бг҃ъ Гдⷭ҇ь ꙋ"),
    "Georgian of other times": ("ka", "ყველა ᲧᲕᲔᲚᲐ Ⴙⴙ ჱ ჲ"),
    "Tibetan stacks": ("bo", "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ༔ རྡཱུ ཀྵྨྲཱི"),
    "Mongolian": ("mn", "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠬᠦᠮᠦᠨ᠎ᠡ"),
    "Chakma": ("en", "𑄌𑄋𑄴𑄟𑄳𑄦 𑄟𑄚𑄪𑄌𑄴"),
    "Cham": ("en", "ꨌꩌ ꨀꨇꩉ ꨌꩌ꩝"),
    "Kayah": ("en", "ꤊꤢꤛꤢ꤬ ꤜꤟꤤ꤬"),
    "Lisu": ("en", "ꓡꓲ-ꓢꓴ ꓐꓬꓵ"),
    "Limbu": ("en", "ᤕᤠᤰᤌᤢᤱ ᤐᤠᤴ"),
    "Lepcha": ("en", "ᰛᰩᰵᰛᰧᰶ ᰣᰦᰜᰦ"),
    "Northern Thai": ("en", "ᨲᩫ᩠ᩅᨾᩮᩬᩥᨦ ᨽᩣᩈᩣ"),
    "Lü": ("en", "ᦅᦱᧄᦺᦑᦟᦹᧉ"),
    "Tai Nüa": ("en", "ᥖᥭᥰᥖᥬᥳᥑᥨᥒᥰ"),
    "Tai Dam": ("en", "ꪼꪕꪒꪾ ꪀꪫꪱꪣ"),
    "Balinese": ("en", "ᬩᬲᬩᬮᬶ ᬅᬓ᭄ᬱᬭ᭟"),
    "Sundanese": ("en", "ᮘᮞ ᮞᮥᮔ᮪ᮓ"),
    "Batak": ("en", "ᯅᯖᯂ᯲ ᯘᯮᯒᯖ᯲"),
    "Buginese": ("en", "ᨅᨔ ᨕᨘᨁᨗ"),
    "Rejang": ("en", "ꤽꥍꤺꥏ"),
    "Sylheti": ("en", "ꠍꠤꠟꠐꠤ ꠘꠣꠉꠞꠤ"),
    "Saurashtra": ("en", "ꢱꣃꢬꢵꢰ꣄ꢜ꣄ꢬꢵ"),
    "Yi": ("en", "ꆈꌠꉙ ꁱꂷ"),
    "Miao": ("en", "𖼀𖽑 𖼐𖽡"),
    "Ho": ("en", "𑢹𑣉 𑣎𑣋𑣜𑣁𑣊"),
    "Sora": ("en", "𑃐𑃦𑃝𑃗 𑃐"),
    "Mro": ("en", "𖩃𖩓𖩑"),
    "Gondi of Gunjala": ("en", "𑵶𑶍𑶕𑶀𑶘"),
    "Gondi of Masaram": ("en", "𑴎𑴽𑴀 𑴐𑵀"),
    "Wancho": ("en", "𞋒𞋀𞋉𞋃𞋕"),
    "Old Tagalog": ("en", "ᜊᜌ᜔ᜊᜌᜒᜈ᜔"),
    "Hanunoo": ("en", "ᜱᜨᜳᜨᜳᜢ"),
    "Buhid": ("en", "ᝊᝓᝑᝒᝇ"),
    "Tagbanwa": ("en", "ᝦᝪᝨᝯ"),
    "Hmong": ("en", "𖬌𖬣𖬵 𖬉𖬲𖬦"),
    "signs of mathematics": ("en", "≤ 3 ≥ 5 ≠ ≈ ∑ √ ∞ − ⇒ ⇄ ∈ ∅"),
    "letters of posts": ("en", "𝗕𝗼𝗹𝗱 𝒔𝒄𝒓𝒊𝒑𝒕 𝔽𝕣𝕖𝕖"),
    "families": ("en", "👨‍👩‍👧‍👦 👩🏽‍⚖️ 🏳️‍🌈 🇰🇿🇺🇳 1️⃣ 🧑‍🦽‍➡️"),
}


@pytest.mark.parametrize("language", WORDS)
def test_words_are_printed_and_found_again_in_their_order(language: str, tmp_path: Path) -> None:
    tag, text = WORDS[language]
    assert a_paper(tag).setter.shaper.unprintable(text) == ()
    file = tmp_path / "words.pdf"
    file.write_bytes(page_of(a_paper(tag), text))
    for read in (poppler_text, pdfium_text):
        assert squeezed(text) in squeezed(read(file))


@pytest.mark.parametrize("text", ["𞤋𞤥𞥆𞤢 𞤬𞤮𞤬", "𐴔𐴝𐴕𐴝𐴕 𐴁𐴡𐴔𐴞𐴎𐴡", "👍🏽🤝"])
def test_no_letter_beyond_the_first_plane_is_lost_to_a_reader(text: str, tmp_path: Path) -> None:
    """Those from right to left are told in the order of the page: no reader turns them."""
    file = tmp_path / "words.pdf"
    file.write_bytes(page_of(a_paper(), text))
    for read in (poppler_text, pdfium_text):
        assert sorted(squeezed(read(file))) == sorted(squeezed(text))


def _set(text: str, language: str = "en") -> Setting:
    return a_paper(language).setter.set([Span(text, BODY)], 300)


@pytest.mark.parametrize("sign", "→✓★☐☎⚖≤👍")
def test_a_sign_leaves_the_distance_of_lines_as_it_is(sign: str) -> None:
    assert _set(f"From {sign} to").leading_pt == _set(sign).leading_pt == BODY.leading_pt


def test_a_sign_higher_than_a_line_gets_its_room() -> None:
    assert _set("a ⨋ b").leading_pt > BODY.leading_pt


@pytest.mark.parametrize("name", ["ไทย", "हिन्दी", "שם", "አማ"])
def test_a_name_in_another_script_counts_by_its_ink(name: str) -> None:
    assert _set(f"Arrest in {name} today").leading_pt == BODY.leading_pt


@pytest.mark.parametrize("name", ["ကရင်", "བོད་", "عربي"])
def test_a_high_name_spreads_lines_less_than_a_text_in_its_script(name: str) -> None:
    alone = _set(name).leading_pt
    assert BODY.leading_pt < _set(f"Arrest in {name} today").leading_pt < alone
