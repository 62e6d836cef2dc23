"""A profile in plain words: what it sets, each thing under its label."""

from hrd_desk.i18n import LANGUAGE_NAMES, N_, _, ngettext
from hrd_desk.organisation.profile import Profile
from hrd_desk.publishing.house import written

LABELS = {
    "name": N_("Organisation"),
    "logo": N_("Logo"),
    "brand": N_("Colour of headings"),
    "alert": N_("Colour of marks"),
    "footer": N_("Footer"),
    "licence": N_("Licence line"),
    "language": N_("Language of the window"),
    "idle_minutes": N_("Locks without input after"),
    "online": N_("Asking for places online"),
}


def contents(profile: Profile) -> list[tuple[str, str]]:
    """Return label and words of everything that `profile` sets or leaves as it is."""
    house, choices = profile.house, profile.choices
    nothing, usual, unchanged = _("none"), _("as usual"), _("left as it is")
    values = {
        "name": house.name or nothing,
        "logo": _("yes") if house.logo else _("no"),
        "brand": written(house.brand) or usual,
        "alert": written(house.alert) or usual,
        "footer": house.footer or nothing,
        "licence": house.licence or nothing,
        "language": LANGUAGE_NAMES.get(choices.language, choices.language) or unchanged,
        "idle_minutes": minutes_words(choices.idle_minutes) if choices.idle_minutes else unchanged,
        "online": _("may be switched on") if choices.is_online_allowed else _("not allowed"),
    }
    return [(_(LABELS[name]), value) for name, value in values.items()]


def minutes_words(count: int) -> str:
    """Return a number of minutes in words."""
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)
