"""Records of the twenty patterns of a drafted summary, and what is drafted of each of them."""

from typing import Any

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Count, Place
from tests.publishing.samples import coded


def a_record(**fields: Any) -> Event:
    """Return a verified record of 1 May 2023 in Almaty; codes and counts are given as fields."""
    lists = {name: fields.pop(name, ()) for name in CODED_LISTS}
    counts, places = fields.pop("counts", {}), fields.pop("places", None)
    usual = {"start_date": "2023-05-01", "country_code": "KZ", "record_status": "verified"}
    event = Event(**(usual | fields))
    for name, codes in lists.items():
        coded(event, name, *codes)
    event.counts = [
        Count(role=role, minimum=low, maximum=high, words=words)
        for role, (low, high, words) in counts.items()
    ]
    event.places = [Place(locality="Almaty", country_code="KZ")] if places is None else places
    return event


ONE = (1, 1, "1")

RECORDS: dict[str, dict[str, Any]] = {
    "1 single arrest": {
        "violations": ["arrest-detention"],
        "hrd_types": ["media-worker"],
        "perpetrators_state": ["police"],
        "counts": {"arrested": ONE},
    },
    "2 group and what they were doing": {
        "violations": ["arrest-detention"],
        "hrd_types": ["pro-democracy"],
        "perpetrators_state": ["police"],
        "counts": {"arrested": (20, 20, "around 20")},
        "context": "holding a protest against the Government",
    },
    "2 in Russian": {
        "violations": ["arrest-detention"],
        "hrd_types": ["pro-democracy"],
        "perpetrators_state": ["police"],
        "counts": {"arrested": (21, 21, "около 21")},
        "context": "во время мирного собрания",
    },
    "3 arrest and charge": {
        "violations": ["arrest-detention", "legal-charge"],
        "hrd_types": ["media-worker"],
        "perpetrators_state": ["police"],
        "counts": {"affected": ONE, "arrested": ONE, "charged": ONE},
        "charge": "indecent behaviour",
    },
    "4 sentence": {
        "violations": ["legal-conviction"],
        "hrd_types": ["pro-democracy"],
        "perpetrators_state": ["judiciary"],
        "counts": {"convicted": (45, 45, "45")},
        "places": [Place(locality="Hong Kong", country_code="CN")],
    },
    "5 summons": {
        "violations": ["legal-charge"],
        "hrd_types": ["land"],
        "perpetrators_state": ["judiciary"],
        "counts": {"affected": (6, 6, "six")},
        "charge": "a complaint of defamation",
    },
    "6 killing, by whom is not known": {
        "violations": ["killing"],
        "hrd_types": ["environmental"],
        "perpetrators_non_state": ["unknown"],
        "counts": {"killed": ONE},
        "record_status": "draft",
    },
    "6 killing by a known group": {
        "violations": ["killing"],
        "hrd_types": ["environmental"],
        "perpetrators_non_state": ["armed-group"],
        "counts": {"killed": (2, 2, "2")},
    },
    "7 physical attack": {
        "violations": ["violence-physical"],
        "hrd_types": ["media-worker"],
        "perpetrators_non_state": ["mob"],
        "counts": {"affected": (3, 3, "3")},
        "context": "while covering a rally",
    },
    "8 threats, online": {
        "violations": ["death-threat", "online-attack"],
        "hrd_types": ["whrd"],
        "perpetrators_non_state": ["online-anonymous"],
        "counts": {"affected": ONE},
        "context": "after publishing a report",
    },
    "9 disappearance": {
        "violations": ["enforced-disappearance"],
        "hrd_types": ["indigenous"],
        "counts": {"disappeared": (2, 2, "2")},
        "places": [Place(locality="Taytay", country_code="PH")],
    },
    "10 raid": {
        "violations": ["raid"],
        "hrd_types": ["ngo"],
        "perpetrators_state": ["police"],
    },
    "11 assembly": {
        "violations": ["excessive-force"],
        "hrd_types": ["student"],
        "perpetrators_state": ["police", "military"],
        "counts": {"affected": (200, 300, "200-300"), "injured": (5, None, "at least 5")},
    },
    "12 organisation": {
        "violations": ["closure-org"],
        "hrd_types": ["ngo"],
        "perpetrators_state": ["government"],
        "counts": {"affected": (12, 12, "12")},
    },
    "13 travel": {
        "violations": ["travel-restriction"],
        "hrd_types": ["lawyer"],
        "perpetrators_state": ["immigration"],
        "counts": {"affected": ONE},
        "places": [],
    },
    "14 proceedings": {
        "violations": ["judicial-harassment", "denial-fair-trial"],
        "hrd_types": ["trade-unionist"],
        "perpetrators_state": ["judiciary"],
        "counts": {"affected": (22, 22, "22")},
    },
    "15 release is not coded, so it is not said": {
        "violations": ["arrest-detention"],
        "hrd_types": ["student"],
        "counts": {"detained": ONE},
        "end_date": "2023-05-09",
    },
    "16 going on": {
        "violations": ["surveillance"],
        "hrd_types": ["academic"],
        "counts": {"affected": ONE},
        "start_date": "2023-05/..",
        "record_status": "draft",
    },
    "17 period": {
        "violations": ["intimidation-threats"],
        "hrd_types": ["lawyer"],
        "counts": {"threatened": (2, 2, "2")},
        "start_date": "2023-04-28",
        "end_date": "2023-05-03",
        "places": [
            Place(
                locality="Loikaw",
                region="Kayah State",
                country_code="MM",
                confidentiality="restricted",
            )
        ],
    },
    "18 not verified": {
        "violations": ["arrest-detention"],
        "hrd_types": ["student"],
        "perpetrators_state": ["police"],
        "counts": {"detained": (13, None, "at least 13")},
        "verification": "likely",
    },
    "19 several acts on one person": {
        "violations": ["legal-conviction", "arrest-detention", "legal-charge", "death-threat"],
        "hrd_types": ["blogger"],
        "counts": {"affected": ONE, "convicted": ONE, "charged": ONE, "arrested": ONE},
    },
    "19 several acts on several people": {
        "violations": ["killing", "arrest-detention"],
        "hrd_types": ["student", "lawyer"],
        "perpetrators_state": ["military"],
        "counts": {"affected": (21, None, "at least 21"), "killed": ONE},
        "record_status": "submitted",
    },
    "20 reprisal": {
        "violations": ["reprisal-communication"],
        "hrd_types": ["community-based"],
        "perpetrators_state": ["suspected-state"],
        "start_date": "2023~",
        "context": "in connection with a complaint to the United Nations",
    },
}

SENTENCES = {
    "1 single arrest": (
        ("On 1 May 2023, a media worker was arrested by the police in Almaty, Kazakhstan."),
        "1 мая 2023 г. работник СМИ был арестован полицией (Almaty, Казахстан).",
    ),
    "2 group and what they were doing": (
        (
            "On 1 May 2023, around 20 pro-democracy defenders holding a protest against "
            "the Government were arrested by the police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. около 20 защитников демократии были арестованы полицией "
            "(Almaty, Казахстан)."
        ),
    ),
    "2 in Russian": (
        (
            "On 1 May 2023, around 21 pro-democracy defenders were arrested by the "
            "police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. около 21 защитника демократии были арестованы полицией "
            "(Almaty, Казахстан) во время мирного собрания."
        ),
    ),
    "3 arrest and charge": (
        (
            "On 1 May 2023, a media worker was arrested and charged over “indecent "
            "behaviour” by the police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. работник СМИ был арестован и обвинен полицией (Almaty, "
            "Казахстан). Обвинение или претензия: «indecent behaviour»."
        ),
    ),
    "4 sentence": (
        (
            "On 1 May 2023, 45 pro-democracy defenders were convicted by the judicial "
            "authorities in Hong Kong, China."
        ),
        (
            "1 мая 2023 г. 45 защитников демократии были осуждены судебными органами "
            "(Hong Kong, Китай)."
        ),
    ),
    "5 summons": (
        (
            "On 1 May 2023, six land rights defenders were charged or summoned over “a "
            "complaint of defamation” by the judicial authorities in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. 6 защитников земельных прав были обвинены или вызваны по "
            "повестке судебными органами (Almaty, Казахстан). Обвинение или претензия: "
            "«a complaint of defamation»."
        ),
    ),
    "6 killing, by whom is not known": (
        (
            "On 1 May 2023, an environmental rights defender was reportedly killed by "
            "unidentified perpetrators in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. защитник экологических прав, по сообщениям, был убит "
            "неустановленными лицами (Almaty, Казахстан)."
        ),
    ),
    "6 killing by a known group": (
        (
            "On 1 May 2023, two environmental rights defenders were killed by an armed "
            "opposition group in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. 2 защитника экологических прав были убиты вооруженной "
            "оппозиционной группой (Almaty, Казахстан)."
        ),
    ),
    "7 physical attack": (
        (
            "On 1 May 2023, three media workers were subjected to physical violence by a "
            "crowd in Almaty, Kazakhstan, while covering a rally."
        ),
        (
            "1 мая 2023 г. 3 работника СМИ подверглись физическому насилию со стороны "
            "толпы (Almaty, Казахстан)."
        ),
    ),
    "8 threats, online": (
        (
            "On 1 May 2023, a woman human rights defender was attacked or harassed "
            "online and threatened with death by anonymous online accounts in Almaty, "
            "Kazakhstan, after publishing a report."
        ),
        (
            "1 мая 2023 г. правозащитница подверглась нападкам или травле в интернете и "
            "угрозам убийством со стороны анонимных аккаунтов (Almaty, Казахстан)."
        ),
    ),
    "9 disappearance": (
        (
            "On 1 May 2023, two indigenous peoples' rights defenders were forcibly "
            "disappeared in Taytay, Philippines."
        ),
        (
            "1 мая 2023 г. 2 защитника прав коренных народов подверглись насильственному "
            "исчезновению (Taytay, Филиппины)."
        ),
    ),
    "10 raid": (
        (
            "On 1 May 2023, one or more non-governmental organisations were subjected to "
            "a raid by the police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. одна или несколько неправительственных организаций "
            "подверглись рейду или обыску со стороны полиции (Almaty, Казахстан)."
        ),
    ),
    "11 assembly": (
        (
            "On 1 May 2023, between 200 and 300 students were subjected to excessive "
            "force by the police and the armed forces in Almaty, Kazakhstan. At least "
            "five people were injured."
        ),
        (
            "1 мая 2023 г. от 200 до 300 студентов подверглись чрезмерному применению "
            "силы со стороны полиции и вооруженных сил (Almaty, Казахстан). Ранено как "
            "минимум 5 человек."
        ),
    ),
    "12 organisation": (
        (
            "On 1 May 2023, one or more non-governmental organisations were subjected to "
            "closure, de-registration or the sealing of an office by the Government in "
            "Almaty, Kazakhstan. 12 people were affected."
        ),
        (
            "1 мая 2023 г. одна или несколько неправительственных организаций "
            "подверглись закрытию, лишению регистрации или опечатыванию офиса со стороны "
            "правительства (Almaty, Казахстан). Затронуто 12 человек."
        ),
    ),
    "13 travel": (
        (
            "On 1 May 2023, a lawyer was subjected to a travel restriction by the "
            "immigration or border authorities in Kazakhstan."
        ),
        (
            "1 мая 2023 г. юрист подвергся запрету на поездки или выезд со стороны "
            "миграционной или пограничной службы (Казахстан)."
        ),
    ),
    "14 proceedings": (
        (
            "On 1 May 2023, 22 trade unionists were affected by judicial harassment and "
            "denial of a fair trial, by the judicial authorities, in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. 22 профсоюзных активиста были затронуты нарушениями со "
            "стороны судебных органов: судебное преследование, лишение права на "
            "справедливое судебное разбирательство (Almaty, Казахстан)."
        ),
    ),
    "15 release is not coded, so it is not said": (
        "Between 1 and 9 May 2023, a student was detained in Almaty, Kazakhstan.",
        "С 1 по 9 мая 2023 г. студент был задержан (Almaty, Казахстан).",
    ),
    "16 going on": (
        (
            "Since May 2023, an academic has reportedly been placed under surveillance "
            "in Almaty, Kazakhstan."
        ),
        (
            "С мая 2023 г. ученый или преподаватель, по сообщениям, подвергается "
            "слежке (Almaty, Казахстан)."
        ),
    ),
    "17 period": (
        ("Between 28 April and 3 May 2023, two lawyers were threatened in Kayah State, Myanmar."),
        ("С 28 апреля по 3 мая 2023 г. 2 юриста подверглись угрозам (Kayah State, Мьянма)."),
    ),
    "18 not verified": (
        (
            "On 1 May 2023, at least 13 students were reportedly detained, allegedly by "
            "the police, in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. как минимум 13 студентов, по сообщениям, были задержаны, "
            "предположительно полицией (Almaty, Казахстан)."
        ),
    ),
    "19 several acts on one person": (
        (
            "On 1 May 2023, a blogger or social media activist was threatened with "
            "death, arrested, charged and convicted in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. блогер или активист в соцсетях подвергся угрозам убийством, "
            "был арестован, обвинен и осужден (Almaty, Казахстан)."
        ),
    ),
    "19 several acts on several people": (
        (
            "On 1 May 2023, at least 21 people (lawyers, students) were reportedly "
            "affected by arrest or detention and killing, allegedly by the armed forces, "
            "in Almaty, Kazakhstan. Reportedly, one person was killed."
        ),
        (
            "1 мая 2023 г. как минимум 21 человек (юристы, студенты), по сообщениям, был "
            "затронут нарушениями, предположительно со стороны вооруженных сил: "
            "задержание или арест, убийство (Almaty, Казахстан). По сообщениям, убит "
            "один человек."
        ),
    ),
    "20 reprisal": (
        (
            "Around 2023, one or more community-based human rights defenders were "
            "subjected to reprisals as a result of communication by suspected state "
            "agents in Almaty, Kazakhstan, in connection with a complaint to the United "
            "Nations."
        ),
        (
            "Около 2023 г. один или несколько общинных правозащитников подверглись "
            "репрессалиям за обращения или передачу сведений со стороны предполагаемых "
            "представителей государства (Almaty, Казахстан)."
        ),
    ),
}
