"""Both looks for what a record withholds: at its own texts, and at a finished file."""

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.leaks import leak_finder
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary


def is_found(event: Event, text: str) -> bool:
    """Return whether both looks find something: at the record's own texts and at the file."""
    secrets = Secrets()
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    in_file = next(secrets.found_in(text), None) is not None
    own = leak_finder(event, shipped_vocabulary(), Audience.PUBLIC)(text) is not None
    assert in_file == own
    return own
