"""Portuguese."""

FIELDS = {
    "family_name": "Sobrenome",
    "given_names": "Nomes próprios",
    "name": "Nome completo",
    "birth_date": "Nascimento",
    "sex": "Sexo",
    "nationality": "Nacionalidade",
    "document": "Documento",
}

RELATIONS = {
    "agrees": "Coincide",
    "near": "Parecido",
    "partial": "Em parte",
    "differs": "Difere",
    "not_known": "Não se sabe",
}

NOTES = {
    "order_differs": "Outra ordem",
    "written_together": "Escrito junto",
    "particle_differs": "Só muda uma partícula",
    "spelled_otherwise": "Outra grafia",
    "other_script": "Igual em outra escrita",
    "same_in_latin": "Igual só em letras latinas",
    "letters_swapped": "Duas letras trocadas de lugar",
    "one_letter_off": "Uma letra diferente",
    "two_letters_off": "Duas letras diferentes",
    "in_part": "Em parte",
    "in_part_near": "Em parte, uma letra diferente",
    "initial_only": "A inicial coincide",
    "one_part_agrees": "Uma parte coincide, o resto difere",
    "parts_exchanged": "Nomes e sobrenomes trocados",
    "divided_otherwise": "Mesmas palavras, divididas em outro ponto",
    "only_year": "O ano coincide; nenhum lado diz mais",
    "only_month": "O mês coincide; nenhum lado diz mais",
    "year_agrees": "O ano coincide",
    "month_agrees": "Mês e ano coincidem",
    "day_month_swapped": "Dia e mês trocados",
    "year_one_off": "Um ano de diferença",
    "day_and_month_agree": "Dia e mês coincidem, o ano difere",
    "digits_swapped": "Algarismos trocados de lugar",
    "one_digit_off": "Um algarismo diferente",
    "few_years_apart": "Um ou dois anos de diferença",
    "issuer_not_stated": "O número coincide, emissor não indicado",
    "issuer_differs": "Mesmo número, outro emissor",
    "letter_for_digit": "Letra lida como algarismo",
    "one_character_off": "Um caractere diferente: outro documento",
}

REMARKS = {
    "day": "dia não indicado",
    "day_and_month": "dia e mês não indicados",
}

REASONS = {
    "alike_taken_together": "O conjunto de nome, data e documentos é parecido.",
    "same_document": "O número do documento é o mesmo.",
    "name_and_date": "O nome é igual ou parecido, e também a data de nascimento.",
    "name_and_date_in_part": (
        "O nome é igual ou parecido; a data de nascimento coincide no que está indicado."
    ),
    "name_in_part_and_date": "O nome coincide em parte e a data de nascimento pode ser a mesma.",
    "name_date_missing": "O nome é igual ou parecido; falta uma data de nascimento.",
    "same_name_other_date": (
        "O nome é o mesmo; a data de nascimento difere. As listas podem conter datas erradas."
    ),
}
