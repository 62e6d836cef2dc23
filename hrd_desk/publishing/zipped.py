"""Office files made anew: no times in them, the same bytes for the same content."""

import io
import zipfile
from collections.abc import Collection

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say."""


def zipped_again(content: bytes, *, without: Collection[str] = ()) -> bytes:
    """Return a zip file with the members of `content` but those named, in their order."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in without:
                member = zipfile.ZipInfo(name, _FIRST_DAY)
                member.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(member, source.read(name))
    return stream.getvalue()
