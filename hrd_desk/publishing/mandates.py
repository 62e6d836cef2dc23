"""Which articles protect a right, and which mandates of the United Nations write about it.

Names of instruments and mandates as the Office of the High Commissioner writes them.
"""

from collections.abc import Mapping

from hrd_desk.i18n import N_

_UDHR, _ICCPR, _ICESCR = (
    N_("UDHR, art. {number}"),
    N_("ICCPR, art. {number}"),
    N_("ICESCR, art. {number}"),
)
_DECLARATION = N_("Declaration on human rights defenders, art. {number}")

Article = tuple[str, str]
"""The instrument as an untranslated phrase, and the number of the article."""


def _articles(**numbers: str) -> tuple[Article, ...]:
    kinds = {"udhr": _UDHR, "iccpr": _ICCPR, "icescr": _ICESCR, "declaration": _DECLARATION}
    return tuple((kinds[kind], number) for kind, number in numbers.items())


ARTICLES: Mapping[str, tuple[Article, ...]] = {
    "expression-offline": _articles(udhr="19", iccpr="19", declaration="6"),
    "expression-online": _articles(udhr="19", iccpr="19", declaration="6"),
    "assembly": _articles(udhr="20", iccpr="21", declaration="5"),
    "protest": _articles(udhr="20", iccpr="21", declaration="12"),
    "liberty-security": _articles(udhr="3, 9", iccpr="9"),
    "association": _articles(udhr="20", iccpr="22", declaration="5"),
    "movement": _articles(udhr="13", iccpr="12"),
    "media-freedom": _articles(udhr="19", iccpr="19", declaration="6"),
    "internet-freedom": _articles(udhr="19", iccpr="19", declaration="6"),
    "information": _articles(udhr="19", iccpr="19", declaration="6"),
    "privacy": _articles(udhr="12", iccpr="17"),
    "reputation": _articles(udhr="12", iccpr="17"),
    "fair-trial": _articles(udhr="10, 11", iccpr="14", declaration="9"),
    "life": _articles(udhr="3", iccpr="6"),
    "religion-belief": _articles(udhr="18", iccpr="18"),
    "political-participation": _articles(udhr="21", iccpr="25", declaration="8"),
    "self-determination": _articles(iccpr="1", icescr="1"),
    "access-to-funding": _articles(declaration="13"),
    "torture-free": _articles(udhr="5", iccpr="7"),
    "remedy": _articles(udhr="8", iccpr="2", declaration="9"),
    "work": _articles(udhr="23", icescr="6"),
    "labour": _articles(udhr="23", icescr="7, 8"),
    "property": _articles(udhr="17"),
    "housing": _articles(udhr="25", icescr="11"),
    "health": _articles(udhr="25", icescr="12"),
    "education": _articles(udhr="26", icescr="13"),
    "women": _articles(udhr="2", iccpr="3", icescr="3"),
    "minority": _articles(iccpr="27"),
    "children": _articles(udhr="25", iccpr="24"),
}
"""By the code of a right; a right that is not here stands in the list without an article."""

DEFENDERS = N_("Special Rapporteur on the situation of human rights defenders")

MANDATES: Mapping[str, str] = {
    **dict.fromkeys(
        ("expression-offline", "expression-online", "media-freedom", "internet-freedom"),
        N_(
            "Special Rapporteur on the promotion and protection of the right to freedom of opinion"
            " and expression"
        ),
    ),
    **dict.fromkeys(
        ("assembly", "protest", "association"),
        N_("Special Rapporteur on the rights to freedom of peaceful assembly and of association"),
    ),
    "liberty-security": N_("Working Group on Arbitrary Detention"),
    "fair-trial": N_("Special Rapporteur on the independence of judges and lawyers"),
    "life": N_("Special Rapporteur on extrajudicial, summary or arbitrary executions"),
    "privacy": N_("Special Rapporteur on the right to privacy"),
    "religion-belief": N_("Special Rapporteur on freedom of religion or belief"),
    "women": N_("Working Group on discrimination against women and girls"),
    "minority": N_("Special Rapporteur on minority issues"),
    "indigenous": N_("Special Rapporteur on the rights of Indigenous Peoples"),
    "torture-free": N_(
        "Special Rapporteur on torture and other cruel, inhuman or degrading treatment or"
        " punishment"
    ),
}
"""By the code of a right; the mandate on defenders is always among those addressed."""

MANDATES_BY_VIOLATION: Mapping[str, str] = {
    "enforced-disappearance": N_("Working Group on Enforced or Involuntary Disappearances"),
    "torture": MANDATES["torture-free"],
    "extrajudicial-killing": MANDATES["life"],
    "killing": MANDATES["life"],
}
