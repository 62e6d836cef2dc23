"""The names of fields and merge groups as people read them; the portal's own where it has one."""

from collections.abc import Callable

from hrd_desk.i18n import N_, _

_LABELS = {
    "reference": N_("Reference"),
    "title": N_("Title"),
    "country_code": N_("Country"),
    "start_date": N_("Initial date"),
    "start_date_entered": N_("Initial date as entered"),
    "end_date": N_("Final date"),
    "end_date_entered": N_("Final date as entered"),
    "description": N_("Event description"),
    "description_released": N_("Description may be published"),
    "context": N_("What they were doing"),
    "charge": N_("Charge or claim"),
    "counts": N_("People"),
    "genders": N_("Gender of HRD"),
    "violations": N_("Violations"),
    "rights": N_("Rights concerned"),
    "hrd_types": N_("Type of HRD"),
    "perpetrators_state": N_("Perpetrators: state"),
    "perpetrators_non_state": N_("Perpetrators: non-state"),
    "citations": N_("Sources"),
    "monitoring_status": N_("Monitoring status"),
    "monitoring_note": N_("Monitoring note"),
    "places": N_("Places"),
    "summary": N_("Summary for publications"),
    "summary_language": N_("Language of the summary"),
    "remarks": N_("Remarks"),
    "verification": N_("Verification"),
    "record_status": N_("Record status"),
    "confidentiality": N_("Confidentiality"),
    "links": N_("Related events"),
    "attachments": N_("Attachments"),
    "deletion": N_("Deletion"),
    # parts of a record
    "count": N_("Number of people"),
    "place": N_("Place"),
    "citation": N_("Source"),
    "link": N_("Related event"),
    "event-link": N_("Related event"),
    "term-use": N_("Coded term"),
    "event": N_("Record"),
    "role": N_("Role"),
    "minimum": N_("At least"),
    "maximum": N_("At most"),
    "words": N_("In words"),
    "position": N_("Order"),
    "is_primary": N_("Main place"),
    "locality": N_("Town or village"),
    "district": N_("District"),
    "region": N_("Region"),
    "address": N_("Address"),
    "latitude_deg": N_("Latitude"),
    "longitude_deg": N_("Longitude"),
    "precision": N_("Precision"),
    "found_by": N_("How it was found"),
    "published_name": N_("Name for publications"),
    "source_name": N_("Who published or told it"),
    "url": N_("Web address"),
    "published_on": N_("Published on"),
    "accessed_on": N_("Read on"),
    "archive_url": N_("Archived copy"),
    "source_type": N_("Type of source"),
    "connection": N_("Connection to the event"),
    "reliability": N_("Reliability"),
    "language": N_("Language"),
    "excerpt": N_("Quotation"),
    "target_uid": N_("Related event"),
    "link_type": N_("Type of link"),
    "note": N_("Note"),
    "attachment": N_("Attachment"),
    "content": N_("Content"),
    "name": N_("File name"),
    "sha256": N_("SHA-256"),
    "size_bytes": N_("Size"),
    "media_type": N_("Kind of file"),
    # terms
    "term": N_("Term"),
    "labels": N_("Names"),
    "alt_labels": N_("Other names"),
    "scope_notes": N_("Scope note"),
    "placement": N_("Place in the list"),
    "is_enabled": N_("Switched on"),
    "replaced_by": N_("Replaced by"),
    "matches": N_("Matches in other lists"),
    "identity": N_("Code"),
}


def field_label(name: str, translate: Callable[[str], str] = _) -> str:
    """Return the label of a field, merge group or kind of part.

    In the language spoken now, or the one of `translate` (see `i18n.translator`).
    """
    return translate(_LABELS.get(name, name))


def labelled_fields() -> frozenset[str]:
    """Return the names that have a label."""
    return frozenset(_LABELS)
