"""Spanish."""

FIELDS = {
    "family_name": "Apellidos",
    "given_names": "Nombres",
    "name": "Nombre completo",
    "birth_date": "Nacimiento",
    "sex": "Sexo",
    "nationality": "Nacionalidad",
    "document": "Documento",
}

RELATIONS = {
    "agrees": "Coincide",
    "near": "Parecido",
    "partial": "En parte",
    "differs": "Difiere",
    "not_known": "No se sabe",
}

NOTES = {
    "order_differs": "Otro orden",
    "written_together": "Escrito junto",
    "particle_differs": "Solo cambia una partícula",
    "spelled_otherwise": "Otra grafía",
    "other_script": "Igual en otra escritura",
    "same_in_latin": "Igual solo en letras latinas",
    "letters_swapped": "Dos letras cambiadas de lugar",
    "one_letter_off": "Una letra distinta",
    "two_letters_off": "Dos letras distintas",
    "in_part": "En parte",
    "in_part_near": "En parte, una letra distinta",
    "initial_only": "Coincide la inicial",
    "one_part_agrees": "Una parte coincide, el resto difiere",
    "parts_exchanged": "Nombres y apellidos intercambiados",
    "divided_otherwise": "Mismas palabras, divididas en otro punto",
    "only_year": "Coincide el año; nadie indica más",
    "only_month": "Coincide el mes; nadie indica más",
    "year_agrees": "Coincide el año",
    "month_agrees": "Coinciden mes y año",
    "day_month_swapped": "Día y mes intercambiados",
    "year_one_off": "Un año de diferencia",
    "day_and_month_agree": "Coinciden día y mes, difiere el año",
    "digits_swapped": "Cifras cambiadas de lugar",
    "one_digit_off": "Una cifra distinta",
    "few_years_apart": "Uno o dos años de diferencia",
    "issuer_not_stated": "Coincide el número, emisor no indicado",
    "issuer_differs": "Mismo número, otro emisor",
    "letter_for_digit": "Letra leída como cifra",
    "one_character_off": "Un carácter distinto: otro documento",
}

REMARKS = {
    "day": "sin día",
    "day_and_month": "sin día ni mes",
}

REASONS = {
    "alike_taken_together": "El conjunto de nombre, fecha y documentos se parece.",
    "same_document": "El número de documento es el mismo.",
    "name_and_date": "El nombre es igual o parecido, y también la fecha de nacimiento.",
    "name_and_date_in_part": (
        "El nombre es igual o parecido; la fecha de nacimiento coincide en lo que se indica."
    ),
    "name_in_part_and_date": (
        "El nombre coincide en parte y la fecha de nacimiento puede ser la misma."
    ),
    "name_date_missing": "El nombre es igual o parecido; falta una fecha de nacimiento.",
    "same_name_other_date": (
        "El nombre es el mismo; la fecha de nacimiento difiere. Las listas pueden tener "
        "fechas erróneas."
    ),
}
