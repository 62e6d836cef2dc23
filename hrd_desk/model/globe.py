"""Distances on the globe."""

import math

EARTH_RADIUS_KM = 6371.009


def distance_km(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> float:
    """Return the great-circle distance between two points in degrees (haversine formula)."""
    first, second = math.radians(from_lat), math.radians(to_lat)
    half_lat = math.sin((second - first) / 2)
    half_lon = math.sin(math.radians(to_lon - from_lon) / 2)
    chord = half_lat**2 + math.cos(first) * math.cos(second) * half_lon**2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
