"""English."""

FIELDS = {
    "family_name": "Family name",
    "given_names": "Given names",
    "name": "Name",
    "birth_date": "Born",
    "sex": "Sex",
    "nationality": "Nationality",
    "document": "Document",
}

RELATIONS = {
    "agrees": "Agrees",
    "near": "Near",
    "partial": "In part",
    "differs": "Differs",
    "not_known": "Not known",
}

NOTES = {
    "order_differs": "Other order",
    "written_together": "Written together",
    "particle_differs": "A particle apart",
    "spelled_otherwise": "Spelled another way",
    "other_script": "Same in another script",
    "same_in_latin": "Same in Latin letters only",
    "letters_swapped": "Two letters swapped",
    "one_letter_off": "One letter off",
    "two_letters_off": "Two letters off",
    "in_part": "In part",
    "in_part_near": "In part, one letter off",
    "initial_only": "Initial agrees",
    "one_part_agrees": "One part agrees, the rest differs",
    "parts_exchanged": "Family and given names exchanged",
    "divided_otherwise": "Same words, divided elsewhere",
    "only_year": "Year agrees; neither side has more",
    "only_month": "Month agrees; neither side has more",
    "year_agrees": "Year agrees",
    "month_agrees": "Month agrees",
    "day_month_swapped": "Day and month swapped",
    "year_one_off": "One year off",
    "day_and_month_agree": "Day and month agree, year differs",
    "digits_swapped": "Digits swapped",
    "one_digit_off": "One digit off",
    "few_years_apart": "One or two years apart",
    "issuer_not_stated": "Number agrees, issuer not stated",
    "issuer_differs": "Same number, other issuer",
    "letter_for_digit": "Letter read for a digit",
    "one_character_off": "One character off: another document",
}

REMARKS = {
    "day": "day not stated",
    "day_and_month": "day and month not stated",
}

REASONS = {
    "alike_taken_together": "Name, birth date and documents taken together are alike.",
    "same_document": "The document number is the same.",
    "name_and_date": "The name is the same or near, and so is the birth date.",
    "name_and_date_in_part": (
        "The name is the same or near; the birth date agrees as far as it is stated."
    ),
    "name_in_part_and_date": "The name agrees in part, and the birth date can be the same.",
    "name_date_missing": "The name is the same or near; a birth date is missing.",
    "same_name_other_date": (
        "The name is the same; the birth date differs. Lists can carry wrong dates."
    ),
}
