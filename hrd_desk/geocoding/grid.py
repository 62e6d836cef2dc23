"""The grid over the earth by which the nearest places are found: cells of a quarter degree."""

CELLS_A_DEGREE = 4
COLUMNS = 360 * CELLS_A_DEGREE
ROWS = 180 * CELLS_A_DEGREE
KM_A_DEGREE = 111.195


def row_of(latitude_deg: float) -> int:
    """Return the row of a latitude, from the south pole on."""
    return min(int((latitude_deg + 90) * CELLS_A_DEGREE), ROWS - 1)


def column_of(longitude_deg: float) -> int:
    """Return the column of a longitude, from the antimeridian on."""
    return int((longitude_deg + 180) * CELLS_A_DEGREE) % COLUMNS


def cell_of(latitude_deg: float, longitude_deg: float) -> int:
    """Return the number of the cell that holds a point."""
    return row_of(latitude_deg) * COLUMNS + column_of(longitude_deg)
