"""The words of every code in an English draft."""

from hrd_desk.publishing.draft_facts import DEFENDER, NOBODY_KNOWN

DEEDS = {
    "repressive-laws": ("affected by repressive legislation or policies", "repressive laws"),
    "vilification": ("vilified", "vilification"),
    "red-tagging": ("red-tagged or labelled", "red-tagging or labelling"),
    "doxing": ("subjected to doxing", "doxing"),
    "online-attack": ("attacked or harassed online", "online attack or harassment"),
    "surveillance": ("placed under surveillance", "surveillance"),
    "spyware": ("subjected to digital surveillance", "digital surveillance"),
    "surveillance-movement": (
        "placed under surveillance that restricts movement",
        "surveillance that restricts movement",
    ),
    "reprisal-communication": (
        "subjected to reprisals as a result of communication",
        "reprisals as a result of communication",
    ),
    "gender-based-harassment": ("subjected to gender-based harassment", "gender-based harassment"),
    "intimidation-threats": ("intimidated or threatened", "intimidation or threats"),
    "threatened": ("threatened", "threats"),
    "death-threat": ("threatened with death", "threats of death"),
    "censorship": ("subjected to censorship", "censorship"),
    "account-blocking": (
        "subjected to the blocking of accounts, sites or the internet",
        "the blocking of accounts, sites or the internet",
    ),
    "administrative-harassment": (
        "subjected to administrative harassment",
        "administrative harassment",
    ),
    "dismissal": ("dismissed or deprived of a position", "dismissal or loss of position"),
    "funding-restriction": (
        "subjected to restrictions on funding or bank accounts",
        "restrictions on funding or bank accounts",
    ),
    "closure-org": (
        "subjected to closure, de-registration or the sealing of an office",
        "closure, de-registration or the sealing of an office",
    ),
    "closure-felt": (
        "affected by the closure, de-registration or sealing of an office",
        "closure, de-registration or the sealing of an office",
    ),
    "restrictions-movement": (
        "subjected to restrictions on movement",
        "restrictions on movement",
    ),
    "travel-restriction": ("subjected to a travel restriction", "a travel restriction"),
    "transnational-repression": (
        "subjected to transnational repression",
        "transnational repression",
    ),
    "raid": ("subjected to a raid", "a raid"),
    "property-attack": (
        "subjected to the destruction or confiscation of property",
        "the destruction or confiscation of property",
    ),
    "forced-eviction": ("forcibly evicted or displaced", "forced eviction or displacement"),
    "excessive-force": ("subjected to excessive force", "excessive force"),
    "violence-physical": ("subjected to physical violence", "physical violence"),
    "wounds-injuries": ("wounded or injured", "wounds or injuries"),
    "abduction-kidnapping": ("abducted", "abduction"),
    "arrest-detention": ("arrested or detained", "arrest or detention"),
    "arrested": ("arrested", "arrest"),
    "detained": ("detained", "detention"),
    "house-arrest": ("placed under house arrest", "house arrest"),
    "enforced-disappearance": ("forcibly disappeared", "enforced disappearance"),
    "sexual-violence": ("subjected to sexual violence", "sexual violence"),
    "torture": ("tortured", "torture"),
    "judicial-harassment": ("subjected to judicial harassment", "judicial harassment"),
    "legal-slapp": ("subjected to a lawsuit", "a lawsuit"),
    "legal-charge": ("charged or summoned", "a criminal charge or summons"),
    "charged": ("charged", "a criminal charge"),
    "denial-fair-trial": ("denied a fair trial", "denial of a fair trial"),
    "legal-conviction": ("convicted or sentenced", "a conviction or sentence"),
    "convicted": ("convicted", "a conviction"),
    "deportation": ("deported", "deportation"),
    "attempted-killing": ("subjected to an attempted killing", "attempted killing"),
    "killing": ("killed", "killing"),
    "extrajudicial-killing": ("extrajudicially killed", "extrajudicial killing"),
    "death": ("", "death"),
}
"""What one can be, and what one can be affected by. Only "died" needs no "was"."""

NO_PARTICIPLES = frozenset(
    {"anything", "beijing", "chongqing", "darjeeling", "evening", "everything", "kuching"}
    | {"morning", "nanjing", "nanking", "nothing", "peking", "reading", "sibling", "something"}
    | {"taiping", "wyoming", "xining"}
)
"""Words that end like "holding" and say nothing that people were doing."""

DIED = "died"
MET = "subjected "
PERSON = ("a person", "person", "people")
BODY = ("an organisation or group", "organisation or group", "organisations or groups")
KINDS = {
    kind: (article_and_one, article_and_one.split(" ", 1)[1], many)
    for kind, (article_and_one, many) in {
        DEFENDER: ("a human rights defender", "human rights defenders"),
        "pro-democracy": ("a pro-democracy defender", "pro-democracy defenders"),
        "environmental": (
            "an environmental rights defender",
            "environmental rights defenders",
        ),
        "land": ("a land rights defender", "land rights defenders"),
        "labour": ("a labour rights defender", "labour rights defenders"),
        "minority": ("a minority rights defender", "minority rights defenders"),
        "indigenous": (
            "an indigenous peoples' rights defender",
            "indigenous peoples' rights defenders",
        ),
        "sogi": ("a SOGI rights defender", "SOGI rights defenders"),
        "forb": (
            "a freedom of religion or belief activist",
            "freedom of religion or belief activists",
        ),
        "rti": ("a right to information activist", "right to information activists"),
        "anti-corruption": ("an anti-corruption defender", "anti-corruption defenders"),
        "peace": ("a peace defender", "peace defenders"),
        "disability": ("a disability rights defender", "disability rights defenders"),
        "migrant": (
            "a migrant and refugee rights defender",
            "migrant and refugee rights defenders",
        ),
        "media-worker": ("a media worker", "media workers"),
        "blogger": ("a blogger or social media activist", "bloggers or social media activists"),
        "lawyer": ("a lawyer", "lawyers"),
        "ngo-staff": ("an NGO staff member", "NGO staff members"),
        "academic": ("an academic", "academics"),
        "artist": ("an artist", "artists"),
        "student": ("a student", "students"),
        "public-servant": ("a public servant", "public servants"),
        "health": (
            "a health worker or right to health defender",
            "health workers or right to health defenders",
        ),
        "trade-unionist": ("a trade unionist", "trade unionists"),
        "whrd": ("a woman human rights defender", "women human rights defenders"),
        "youth": ("a young person", "young people"),
        "community-based": (
            "a community-based human rights defender",
            "community-based human rights defenders",
        ),
        "family": (
            "a family member of a human rights defender",
            "family members of human rights defenders",
        ),
        "witness": ("a witness or victim-survivor", "witnesses or victim-survivors"),
        "ngo": ("a non-governmental organisation", "non-governmental organisations"),
        "movement": ("a movement or informal group", "movements or informal groups"),
    }.items()
}
AGENTS = {
    "police": "the police",
    "government": "the Government",
    "gov-national": "national officials",
    "gov-local": "local officials",
    "judiciary": "the judicial authorities",
    "prosecution": "the prosecution service",
    "military": "the armed forces",
    "suspected-state": "suspected state agents",
    "intelligence": "an intelligence or security service",
    "prison": "the prison authorities",
    "legislature": "the legislature",
    "immigration": "the immigration or border authorities",
    "paramilitary": "a paramilitary or auxiliary force",
    "soe": "a state-owned enterprise",
    "de-facto": "the de facto authorities",
    "non-state": "a non-state actor or group",
    "suspected-non-state": "a suspected non-state actor or group",
    "extremist-group": "an extremist group",
    "agri-business": "an agricultural business",
    "extractive": "an extractive business",
    "corporation-other": "a company",
    "armed-group": "an armed opposition group",
    "mob": "a crowd",
    "private-security": "private security guards",
    "private-person": "a private person",
    "party-supporters": "a political party or its supporters",
    "religious-group": "a religious group",
    "organised-crime": "organised crime",
    "online-anonymous": "anonymous online accounts",
    "landowner": "a landowner",
    NOBODY_KNOWN: "unidentified perpetrators",
}
ALLEGED = {"suspected-state": "state agents", "suspected-non-state": AGENTS["non-state"]}
"""What is said behind "allegedly" instead, which doubts enough."""
