"""French."""

FIELDS = {
    "family_name": "Nom de famille",
    "given_names": "Prénoms",
    "name": "Nom complet",
    "birth_date": "Naissance",
    "sex": "Sexe",
    "nationality": "Nationalité",
    "document": "Document",
}

RELATIONS = {
    "agrees": "Concorde",
    "near": "Proche",
    "partial": "En partie",
    "differs": "Diffère",
    "not_known": "Inconnu",
}

NOTES = {
    "order_differs": "Autre ordre",
    "written_together": "Écrit d’un seul mot",
    "particle_differs": "Seule une particule change",
    "spelled_otherwise": "Autre graphie",
    "other_script": "Identique dans une autre écriture",
    "same_in_latin": "Identique en lettres latines seulement",
    "letters_swapped": "Deux lettres interverties",
    "one_letter_off": "Une lettre d’écart",
    "two_letters_off": "Deux lettres d’écart",
    "in_part": "En partie",
    "in_part_near": "En partie, une lettre d’écart",
    "initial_only": "L’initiale concorde",
    "one_part_agrees": "Une partie concorde, le reste diffère",
    "parts_exchanged": "Nom et prénoms intervertis",
    "divided_otherwise": "Mêmes mots, séparés ailleurs",
    "only_year": "L’année concorde ; aucun côté n’en dit plus",
    "only_month": "Le mois concorde ; aucun côté n’en dit plus",
    "year_agrees": "L’année concorde",
    "month_agrees": "Le mois et l’année concordent",
    "day_month_swapped": "Jour et mois intervertis",
    "year_one_off": "Un an d’écart",
    "day_and_month_agree": "Jour et mois concordent, l’année diffère",
    "digits_swapped": "Chiffres intervertis",
    "one_digit_off": "Un chiffre d’écart",
    "few_years_apart": "Un ou deux ans d’écart",
    "issuer_not_stated": "Le numéro concorde, émetteur non indiqué",
    "issuer_differs": "Même numéro, autre émetteur",
    "letter_for_digit": "Lettre lue pour un chiffre",
    "one_character_off": "Un caractère d’écart : un autre document",
}

REMARKS = {
    "day": "jour non indiqué",
    "day_and_month": "jour et mois non indiqués",
}

REASONS = {
    "alike_taken_together": "Nom, date et documents, pris ensemble, se ressemblent.",
    "same_document": "Le numéro du document est le même.",
    "name_and_date": "Le nom est identique ou proche, la date de naissance aussi.",
    "name_and_date_in_part": (
        "Le nom est identique ou proche ; la date de naissance concorde pour ce qui est indiqué."
    ),
    "name_in_part_and_date": "Le nom concorde en partie et la date de naissance peut être la même.",
    "name_date_missing": "Le nom est identique ou proche ; une date de naissance manque.",
    "same_name_other_date": (
        "Le nom est identique ; la date de naissance diffère. Les listes peuvent "
        "contenir des dates fausses."
    ),
}
