"""What each table of the directory holds, in a line a table; `tables` makes columns of it."""

LANGUAGES = ("es", "en", "fr", "ht", "pt")
"""Languages in which an entry can be read."""

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
PLACE_TYPES = ("physical", "postal", "virtual")
VISIBILITIES = ("exact", "town", "phone_only", "partner_only")
SERVICE_KINDS = ("service", "hub", "consular")
ORGANIZATION_KINDS = ("government", "civil_society", "international", "consulate", "other")
TRANSLATED = {
    "organization": ("name", "description"),
    "location": ("name", "description", "transportation"),
    "service": (
        *("name", "description", "application_process", "fees_description"),
        *("eligibility_description", "interpretation_services", "alert", "wait_time"),
    ),
    "taxonomy_term": ("name", "description"),
}
"""Table → its columns that can be said in several languages."""
LISTED = {
    "service": {"required_document": "document"},
    "location": {"accessibility": "description"},
}
"""Table → its lists that are said in another language as a whole, one a line: part → column. The
`field` of such a text is the name of the part, and it belongs to the entry: what is one line in one
language may be two in another."""

CHOICES = {
    "status": STATUSES,
    "place": PLACE_TYPES,
    "visibility": VISIBILITIES,
    "service_kind": SERVICE_KINDS,
    "organization_kind": ORGANIZATION_KINDS,
    "language": LANGUAGES,
    "weekday": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
    "freq": ("WEEKLY", "MONTHLY"),
    "translated": tuple(TRANSLATED),
}

#: `name:kind`, `!` when it must be there; `>table` refers; a number is the longest text.
_OWNERS = "service_id:>service location_id:>location service_at_location_id:>service_at_location"
_SEEN = "x_visibility:=visibility x_consent_on:day x_hidden:flag"
SPECS = {
    "organization": (
        "organizations",
        "id:id name:text! alternate_name description:text!4000 email:email website:address "
        "x_country:country x_kind:=organization_kind x_hidden:flag",
    ),
    "location": (
        "locations",
        "id:id location_type:=place! organization_id:>organization name alternate_name "
        "description:2000 transportation:2000 latitude:number longitude:number url:address "
        "external_identifier external_identifier_type x_country:country x_area:24 "
        f"x_time_zone:zone x_language:=language {_SEEN}",
    ),
    "address": (
        "addresses",
        "id:id location_id:>location! address_1:text! address_2 city:text! region "
        "state_province postal_code:20 country:country! address_type:=place!",
    ),
    "service": (
        "services",
        "id:id organization_id:>organization name:text! alternate_name description:8000 "
        "url:address email:email status:=status! interpretation_services:2000 "
        "application_process:4000 fees_description:2000 wait_time eligibility_description:4000 "
        "minimum_age:number maximum_age:number assured_date:day assurer_email:email alert:2000 "
        "x_kind:=service_kind x_sending_state:country x_country:country x_time_zone:zone "
        "x_language:=language x_owner x_review_due:day x_free:flag x_source_url:address "
        f"{_SEEN}",
    ),
    "service_at_location": (
        "service_at_locations",
        "id:id service_id:>service! location_id:>location! description:2000",
    ),
    "schedule": (
        "schedules",
        f"id:id {_OWNERS} valid_from:day valid_to:day dtstart:day timezone:number until:day "
        "count:whole wkst:=weekday freq:=freq interval:whole byday:80 byweekno:80 bymonthday:80 "
        "byyearday:80 description:500 opens_at:time closes_at:time schedule_link:address "
        "attending_type notes:500",
    ),
    "contact": (
        "contacts",
        f"id:id organization_id:>organization {_OWNERS} name title department email:email",
    ),
    "phone": (
        "phones",
        f"id:id organization_id:>organization {_OWNERS} contact_id:>contact number:text!60 "
        "extension:whole type:40 description:500",
    ),
    "language": (
        "languages",
        "id:id service_id:>service location_id:>location phone_id:>phone name code:12 note:500",
    ),
    "service_area": (
        "service_areas",
        "id:id service_id:>service service_at_location_id:>service_at_location name "
        "description:1000 extent:100000 extent_type:20 uri:address x_country:country x_area:24",
    ),
    "cost_option": (
        "cost_options",
        "id:id service_id:>service! valid_from:day valid_to:day option currency:3 amount:number "
        "amount_description:500",
    ),
    "required_document": (
        "required_documents",
        "id:id service_id:>service! document:text!500 uri:address",
    ),
    "accessibility": (
        "accessibility",
        "id:id location_id:>location! description:500 details:1000 url:address",
    ),
    "taxonomy": (
        "taxonomies",
        "id:id name:text! description:text!2000 uri:address version:40",
    ),
    "taxonomy_term": (
        "taxonomy_terms",
        "id:id code:60 name:text! description:text!2000 parent_id:>taxonomy_term taxonomy "
        "language:12 taxonomy_id:>taxonomy term_uri:address",
    ),
    "attribute": (
        "attributes",
        "id:id link_id:>service! taxonomy_term_id:>taxonomy_term! link_type:60 value label",
    ),
    "x_text": (
        "x_texts",
        "id:id link_entity:=translated! link_id:link! field:text!40 language:=language! "
        "text:text!8000",
    ),
    "x_closed_day": (
        "x_closed_days",
        f"id:id {_OWNERS} first_on:day! last_on:day opens_at:time closes_at:time reason",
    ),
    "x_visit": (
        "x_visits",
        "id:id service_id:>service! on:day! last_on:day place:text! x_country:country! x_area:24 "
        "address:300 opens_at:time closes_at:time note:500 cancelled:flag",
    ),
}
