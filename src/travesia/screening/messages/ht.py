"""Haitian Creole."""

FIELDS = {
    "family_name": "Siyati",
    "given_names": "Non",
    "name": "Non konplè",
    "birth_date": "Dat nesans",
    "sex": "Sèks",
    "nationality": "Nasyonalite",
    "document": "Dokiman",
}

RELATIONS = {
    "agrees": "Dakò",
    "near": "Pre",
    "partial": "An pati",
    "differs": "Diferan",
    "not_known": "Pa konnen",
}

NOTES = {
    "order_differs": "Lòt lòd",
    "written_together": "Ekri ansanm",
    "particle_differs": "Se sèlman yon ti mo ki chanje",
    "spelled_otherwise": "Ekri yon lòt jan",
    "other_script": "Menm nan yon lòt ekriti",
    "same_in_latin": "Menm nan lèt laten sèlman",
    "letters_swapped": "De lèt chanje plas",
    "one_letter_off": "Yon lèt diferan",
    "two_letters_off": "De lèt diferan",
    "in_part": "An pati",
    "in_part_near": "An pati, yon lèt diferan",
    "initial_only": "Premye lèt la dakò",
    "one_part_agrees": "Yon pati dakò, rès la diferan",
    "parts_exchanged": "Siyati ak non chanje plas",
    "divided_otherwise": "Menm mo yo, separe yon lòt kote",
    "only_year": "Ane a dakò; okenn bò pa di plis",
    "only_month": "Mwa a dakò; okenn bò pa di plis",
    "year_agrees": "Ane a dakò",
    "month_agrees": "Mwa a ak ane a dakò",
    "day_month_swapped": "Jou ak mwa chanje plas",
    "year_one_off": "Yon ane diferans",
    "day_and_month_agree": "Jou ak mwa dakò, ane a diferan",
    "digits_swapped": "Chif chanje plas",
    "one_digit_off": "Yon chif diferan",
    "few_years_apart": "Youn oswa de ane diferans",
    "issuer_not_stated": "Nimewo a dakò, yo pa di ki peyi ki bay li",
    "issuer_differs": "Menm nimewo, lòt peyi ki bay li",
    "letter_for_digit": "Lèt li pran pou chif",
    "one_character_off": "Yon karaktè diferan: se yon lòt dokiman",
}

REMARKS = {
    "day": "jou a pa endike",
    "day_and_month": "jou a ak mwa a pa endike",
}

REASONS = {
    "alike_taken_together": "Non an, dat nesans la ak dokiman yo, lè ou pran yo ansanm, sanble.",
    "same_document": "Nimewo dokiman an se menm.",
    "name_and_date": "Non an se menm oswa li pre, epi dat nesans lan tou.",
    "name_and_date_in_part": "Non an se menm oswa li pre; dat nesans lan dakò nan sa ki endike a.",
    "name_in_part_and_date": "Non an dakò an pati, epi dat nesans lan ka menm.",
    "name_date_missing": "Non an se menm oswa li pre; gen yon dat nesans ki manke.",
    "same_name_other_date": "Non an se menm; dat nesans lan diferan. Lis yo ka gen dat ki pa bon.",
}
