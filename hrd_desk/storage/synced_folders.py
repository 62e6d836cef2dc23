"""Whether a desk lies where other computers reach it too: a folder of a cloud, or a network disk.

Two computers that write one database destroy it, and a copying program may take half of it.
"""

import contextlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from hrd_desk.i18n import N_, _

MOUNTS = Path("/proc/mounts")
_NETWORK_TYPES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "davfs", "ceph", "glusterfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs"),
    }
)
_ONEDRIVE_MARK = ".849C9593-D756-4E56-8D6E-42412F2A707B"
_OCTAL = re.compile(r"\\([0-7]{3})")


def synced_folder_warning(path: Path, mounts: Path = MOUNTS) -> str:
    """Return what to say of a desk at `path` that other computers reach, "" if none seems to.

    `mounts` is where the system lists its disks; where there is no such list, network disks are
    known by their path alone.
    """
    with contextlib.suppress(OSError):
        place = path.resolve()
        for folder in (place, *place.parents):
            name = _keeper_of(folder)
            if name:
                sentence = _(
                    "The desk lies in “{folder}”, which {name} copies to other computers and may "
                    "damage it. Close the desk and move it to another folder."
                )
                return sentence.format(folder=folder, name=_(name))
        if _is_on_network(place, mounts):
            return _(
                "The desk lies on a disk of another computer, which may damage it. Close the desk "
                "and move it to a disk of this computer."
            )
    return ""


def _keeper_of(folder: Path) -> str:
    return next((name for name, is_its in _KEEPERS.items() if is_its(folder)), "")


def _is_dropbox(folder: Path) -> bool:
    # In the home folder `.dropbox` is a folder of settings; in the copied one it is a file.
    return (folder / ".dropbox.cache").is_dir() or (folder / ".dropbox").is_file()


def _is_onedrive(folder: Path) -> bool:
    is_named = folder.name == "OneDrive" or folder.name.startswith("OneDrive - ")
    return is_named or (folder / _ONEDRIVE_MARK).exists()


def _is_nextcloud(folder: Path) -> bool:
    logs = (".nextcloudsync.log", ".owncloudsync.log")
    return any((folder / log).exists() for log in logs) or any(folder.glob(".sync_*.db"))


def _is_syncthing(folder: Path) -> bool:
    return (folder / ".stfolder").exists()


def _is_icloud(folder: Path) -> bool:
    return folder.name in ("Mobile Documents", "iCloudDrive")


def _is_other_cloud(folder: Path) -> bool:
    is_of_mac = folder.parent.name == "Library" and folder.name == "CloudStorage"
    return is_of_mac or (folder / ".tmp.driveupload").is_dir()


_KEEPERS: Mapping[str, Callable[[Path], bool]] = {
    "Dropbox": _is_dropbox,
    "OneDrive": _is_onedrive,
    "Nextcloud": _is_nextcloud,
    "Syncthing": _is_syncthing,
    "iCloud": _is_icloud,
    N_("a cloud"): _is_other_cloud,
}


def _is_on_network(place: Path, mounts: Path) -> bool:
    if str(place).startswith("\\\\"):
        return True
    if not mounts.exists():
        return False
    found: dict[Path, str] = {}
    for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        _device, point, kind, *_rest = line.split(" ")
        found[Path(_OCTAL.sub(_letter, point))] = kind
    holders = [folder for folder in (place, *place.parents) if folder in found]
    return bool(holders) and found[holders[0]] in _NETWORK_TYPES


def _letter(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))
