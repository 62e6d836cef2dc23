"""Pictures of own places, of asking online, and of the manual: part of `python -m tests.screens`.

Nothing is asked online: the dialog gets its answer from here.
"""

from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.online_settings import OnlineSettings, write_online_settings
from hrd_desk.gui.windows.manual_window import ManualWindow
from hrd_desk.gui.windows.online_ask_dialog import AskServer, OnlineAskDialog
from hrd_desk.gui.windows.online_settings_dialog import OnlineSettingsDialog
from hrd_desk.gui.windows.own_place_dialog import OwnPlaceDialog
from hrd_desk.gui.windows.own_places_window import OwnPlacesWindow
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import save_own_place
from tests.builders import vocabulary_of
from tests.studio import Studio, settle

PLACES = (
    OwnPlace("Border camp", 42.9, 74.6, other_names=("Лагерь на границе",)),
    OwnPlace("Wintering place", 44.1, 77.2, note="The elder of the village knows the way."),
)
FOUND = (
    FoundPlace("Almaty", 43.2567, 76.9286, "locality", "KZ", "Kazakhstan", "Almaty"),
    FoundPlace("Almaty Region", 44.9, 77.9, "region", "KZ", "Kazakhstan"),
)


def take_places(studio: Studio, desk: OpenDesk) -> None:
    """Take the windows of places, empty and filled, and the manual with a search."""
    studio.picture("own-places-empty", OwnPlacesWindow(desk.database))
    with desk.database.local_transaction() as session:
        for place in PLACES:
            save_own_place(session, place)
    studio.picture("own-places", OwnPlacesWindow(desk.database))
    dialog = OwnPlaceDialog(None, vocabulary_of(desk), lambda _place: None)
    dialog.ui.name.setText("Border camp")
    dialog.ui.point.setText("42.9, 174.6.1")
    dialog.ui.save.click()
    studio.picture("own-place-wrong", dialog)
    filled = OwnPlaceDialog(PLACES[0], vocabulary_of(desk), lambda _place: None)
    studio.picture("own-place", filled)
    studio.picture("online-settings-off", OnlineSettingsDialog(desk.database))
    settings = OnlineSettings(is_on=True)
    with desk.database.local_transaction() as session:
        write_online_settings(session, settings)
    studio.picture("online-settings", OnlineSettingsDialog(desk.database))
    studio.picture("online-ask", OnlineAskDialog("Almaty", settings, lambda _name: []))
    answers: dict[str, AskServer] = {
        "answer": lambda _name: list(FOUND),
        "nothing": lambda _name: [],
    }
    for name, answer in answers.items():
        asking = OnlineAskDialog("Almaty", settings, answer)
        asking.ui.ask.click()
        settle()
        studio.picture(f"online-{name}", asking)
    manual = ManualWindow()
    studio.keep("manual", manual)
    manual.ui.search.setText("passphrase")
    studio.picture("manual-search", manual)
