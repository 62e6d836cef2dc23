"""What a command did, as a menu names it: "delete of KZ-2023-ALM-0001"."""

from collections.abc import Callable

from hrd_desk.i18n import N_, _, grouped, ngettext
from hrd_desk.model.action_words import action_words
from hrd_desk.storage.undoing import Step

_ONE = {
    "save": N_("save of {name}"),
    "enter-several": N_("save of {name}"),
    "delete": N_("delete of {name}"),
    "restore": N_("return of {name}"),
    "attach": N_("files attached to {name}"),
    "import": N_("import of {name}"),
    "log": N_("log of {name}"),
    "bulk-edit": N_("bulk edit of {name}"),
    "add-term": N_("new term “{name}”"),
    "rename-term": N_("new name “{name}”"),
    "switch-term": N_("switch of “{name}”"),
    "merge-term": N_("merge of the term “{name}”"),
    "decide": N_("decision about {name}"),
}

_SEVERAL: dict[str, Callable[[int], str]] = {
    "bulk-edit": lambda n: ngettext("bulk edit of {count} event", "bulk edit of {count} events", n),
    "enter-several": lambda n: ngettext("save of {count} event", "save of {count} events", n),
    "import": lambda n: ngettext("import of {count} event", "import of {count} events", n),
}


def step_words(step: Step) -> str:
    """Return what was done to what, in a few words."""
    if step.action == "add-term" and step.records > 1:
        words = ngettext("import of {count} term", "import of {count} terms", step.records)
        return words.format(count=grouped(step.records))
    if step.into:
        return _("merge of {name} into {into}").format(name=step.name, into=step.into)
    if step.name:
        sentence = _ONE.get(step.action, N_("{action}: {name}"))
        return _(sentence).format(name=step.name, action=action_words(step.action))
    if step.action in _SEVERAL:
        return _SEVERAL[step.action](step.records).format(count=grouped(step.records))
    return action_words(step.action)
