"""What the fields of a record are called on paper; worded in the brief's own language."""

from hrd_desk.i18n import N_

FIELD_LABELS = {
    "reference": N_("Reference"),
    "title": N_("Title"),
    "country_code": N_("Country"),
    "start_date": N_("Initial date"),
    "end_date": N_("Final date"),
    "description": N_("Event description"),
    "context": N_("What they were doing"),
    "charge": N_("Charge or claim"),
    "summary": N_("Summary for publications"),
    "remarks": N_("Remarks"),
    "monitoring_status": N_("Monitoring status"),
    "monitoring_note": N_("Monitoring note"),
    "verification": N_("Verification"),
    "record_status": N_("Record status"),
    "confidentiality": N_("Confidentiality"),
    "deletion": N_("Deletion"),
    "genders": N_("Gender of HRD"),
    "violations": N_("Violations"),
    "rights": N_("Rights concerned"),
    "hrd_types": N_("Type of HRD"),
    "perpetrators_state": N_("Perpetrators: state"),
    "perpetrators_non_state": N_("Perpetrators: non-state"),
    "counts": N_("People"),
    "places": N_("Places"),
    "citations": N_("Sources"),
    "links": N_("Related events"),
}
"""The same words as `model.field_labels`, which speaks the language of the screen alone."""


def label_of(field: str) -> str:
    """Return the untranslated label of a record's field; a field added later names itself."""
    return FIELD_LABELS.get(field, field)
