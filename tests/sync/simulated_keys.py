"""Keys that are replaced, revoked and given to others, and profiles, at random times."""

import random
from collections.abc import Mapping

import pyrage

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.organisation.making import make_profile
from hrd_desk.organisation.profile import Choices, read_profile
from hrd_desk.organisation.taking import take_over
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.key_keepers import add_keeper, keepers, remove_keeper
from hrd_desk.sync.keys import replace_keys
from hrd_desk.sync.pairing import revoke
from tests.sync.identities import card_of, taken
from tests.sync.simulated import Edits


class Locksmith:
    """Somebody who changes keys of desks, and hears late or never of what others changed."""

    def __init__(self, desks: Mapping[str, OpenDesk], chance: random.Random, edits: Edits) -> None:
        self._desks, self._chance, self._edits = desks, chance, edits
        self._headquarters = desks["HQ"]

    def act(self) -> None:
        """Do one thing."""
        acts = [self._renew, self._revoke, self._change_keepers, self._tell, self._hand_profile]
        act = self._chance.choices(acts, [3, 2, 2, 4, 2])[0]
        try:
            act()
        except HrdDeskError:  # a card or a profile under a key that is not known there any more
            self._edits.note("not believed")

    def _field(self) -> OpenDesk:
        return self._desks[self._chance.choice([code for code in self._desks if code != "HQ"])]

    def _renew(self) -> None:
        """Give a desk new keys, of which nobody hears as yet."""
        replace_keys(self._chance.choice(list(self._desks.values())).database)
        self._edits.note("new keys")

    def _revoke(self) -> None:
        revoke(self._headquarters.database, str(self._field().uid))
        self._edits.note("revoke")

    def _change_keepers(self) -> None:
        """Add a key keeper, or remove one of several."""
        database = self._headquarters.database
        with database.snapshot() as session:
            known = keepers(session)
        if len(known) > 1 and self._chance.random() < 0.5:
            remove_keeper(database, self._chance.choice(known).recipient)
            self._edits.note("keeper removed")
        else:
            recipient = str(pyrage.x25519.Identity.generate().to_public())
            add_keeper(database, recipient, f"Keeper {len(known)}")
            self._edits.note("keeper added")

    def _tell(self) -> None:
        """Let a desk and headquarters take each other's cards, one way or the other."""
        field, headquarters = self._field(), self._headquarters
        if self._chance.random() < 0.5:
            field, headquarters = headquarters, field
        taken(field, card_of(headquarters))
        self._edits.note("card")

    def _hand_profile(self) -> None:
        """Give a desk the profile of the organisation."""
        choices = Choices(language="ru", idle_minutes=self._chance.randrange(1, 9))
        take_over(
            self._field().database, read_profile(make_profile(self._headquarters.database, choices))
        )
        self._edits.note("profile")


def meet_again(desks: Mapping[str, OpenDesk]) -> None:
    """Let desks and headquarters take each other's cards; who is not believed gets new keys."""
    headquarters = desks["HQ"]
    for code, desk in desks.items():
        if code == "HQ":
            continue
        for one, other in ((headquarters, desk), (desk, headquarters)):
            try:
                taken(one, card_of(other))
            except InvalidInputError:  # its key was revoked or replaced
                replace_keys(other.database)
                taken(one, card_of(other))
    for code, desk in desks.items():
        if code != "HQ":  # headquarters may have new keys since
            taken(desk, card_of(headquarters))
