"""The exchange between desks: bundles, pairing, receiving. Imports storage and below."""
