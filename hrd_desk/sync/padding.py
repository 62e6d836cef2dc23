"""How long a sealed file is made, so that its size tells less of what is in it."""


def padme(length: int) -> int:
    """Return the length in bytes to which a content of `length` is filled up (Padmé).

    At most 12 % longer, and about 6 % from some kilobytes on; the lengths that remain are so few
    that a size is shared by many contents (Nikitin and others, "Reducing Metadata Leakage from
    Encrypted Files and Communication with PURBs", 2019).
    """
    if length < 2:  # noqa: PLR2004  there is nothing to round
        return length
    exponent = length.bit_length() - 1
    kept_bits = exponent.bit_length()
    unit = 1 << max(0, exponent - kept_bits)
    return -(-length // unit) * unit
