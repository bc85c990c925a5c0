"""Portuguese."""

FIELDS = {
    "document_code": "código do documento",
    "issuing_state": "Estado emissor",
    "name": "nome",
    "document_number": "número do documento",
    "nationality": "nacionalidade",
    "birth_date": "data de nascimento",
    "sex": "sexo",
    "expiry_date": "data de validade",
    "optional_data": "dados opcionais",
    "composite": "toda a segunda linha",
}

UNITS = {"year": ("ano", "anos"), "month": ("mês", "meses"), "day": ("dia", "dias")}

MESSAGES = {
    "birth.after_expiry": "A data de nascimento {date} é posterior à data de validade.",
    "birth.century_assumed": (
        "A zona dá dois dígitos do ano de nascimento: supõe-se {year} (idade: {age}), "
        "não {other}. Compare com a página."
    ),
    "birth.invalid": "A data de nascimento diz {found}, que não é uma data.",
    "birth.partial": "A data de nascimento só é conhecida em parte: {date}.",
    "birth.unknown": "A data de nascimento está indicada como desconhecida.",
    "code.bare": (
        "Passaporte sem segunda letra; esses passaportes podem circular até o fim de 2037."
    ),
    "code.bare_late": (
        "Passaporte sem segunda letra; os últimos emitidos assim venceram no fim de 2037."
    ),
    "code.invalid": "O código do documento diz {code}; deve ter letras maiúsculas.",
    "code.listed": "O código do documento {code} é um dos previstos.",
    "code.not_passport": (
        "O código do documento {code} não começa com P, como o de um passaporte."
    ),
    "code.second_letter_not_listed": (
        "O código do documento {code} não é um dos previstos desde 2026. "
        "Um passaporte emitido antes pode trazê-lo."
    ),
    "digit.agrees": "Dígito de controle correto ({digit}): {field}.",
    "digit.blank": "Campo vazio e sem dígito de controle, o que é permitido: {field}.",
    "digit.disagrees": (
        "Dígito de controle incorreto: {field}. Diz {found}, mas os caracteres dão {expected}: "
        "pelo menos um caractere foi mal lido ou alterado."
    ),
    "digit.not_a_digit": (
        "O dígito de controle diz {found}, que não é um algarismo: {field}. "
        "Os caracteres dão {expected}."
    ),
    "document.expired": "O documento venceu em {date}, há {span}.",
    "document.in_date": "O documento vence em {date}, daqui a {span}.",
    "expiry.absent": "A zona não dá data de validade.",
    "expiry.invalid": "A data de validade diz {found}, que não é uma data.",
    "expiry.partial": "A data de validade só é conhecida em parte: {date}.",
    "format.not_read_yet": (
        "Tem a forma de {format}, um formato que ainda não é lido. Digite-o à mão."
    ),
    "format.unknown": (
        "Não tem a forma de nenhum documento de viagem: {lines} linhas de {lengths} caracteres."
    ),
    "holder.protection": (
        "O documento é de uma pessoa refugiada ou apátrida. "
        "Não contate as autoridades do país de origem."
    ),
    "line.too_long": (
        "A linha {line} tem {found} caracteres em vez de {expected}: {extra} a mais. Não foi lida."
    ),
    "line.too_short": (
        "A linha {line} tem {found} caracteres em vez de {expected}: faltam {missing}. "
        "Não foi lida."
    ),
    "lines.extra_ignored": "Linhas de outro texto junto à zona: {count}. Foram deixadas de fora.",
    "lines.joined": (
        "A zona chegou em uma só linha de {found} caracteres e foi cortada em {lines} linhas."
    ),
    "lines.one_only": (
        "Chegou uma só linha, de {found} caracteres; um passaporte tem duas. "
        "Leia o documento de novo."
    ),
    "lines.swapped": "As duas linhas chegaram em ordem inversa e foram trocadas.",
    "name.empty": "O campo do nome está vazio.",
    "name.invalid_character": (
        "O nome tem {character} na posição {position}; ali só pode haver letras."
    ),
    "name.misplaced_fillers": (
        "Os preenchimentos do nome não estão onde deviam: compare o nome com a página."
    ),
    "name.no_secondary": "O documento dá um só nome, sem prenomes.",
    "name.truncated": (
        "O nome enche o seu campo: pode estar abreviado. Compare o nome com a página."
    ),
    "number.empty": "O número do documento está vazio.",
    "number.inner_filler": (
        "O número do documento tem um preenchimento: na página há ali um espaço ou outro sinal."
    ),
    "sex.invalid": "O sexo diz {found}; ali só pode haver F, M ou um preenchimento.",
    "sex.unspecified": "O sexo não está especificado.",
    "sex.x_in_zone": (
        "O sexo diz X; a zona deveria ter ali um preenchimento. Lido como não especificado."
    ),
    "state.known": "{state}: {field}.",
    "state.malformed": "Diz {found}, que não é um código: {field}.",
    "state.master_list_only": (
        "O código {code} ({field}) só assina listas de certificados; "
        "nenhum documento pode trazê-lo."
    ),
    "state.not_a_nationality": "O código {code} ({state}) não pode figurar como nacionalidade.",
    "state.not_an_issuer": (
        "O código {code} ({state}) é uma nacionalidade e não pode figurar como emissor."
    ),
    "state.specimen": "{code}, o código das amostras: {field}. Só para formação.",
    "state.specimen_live": (
        "{code}, o código das amostras: {field}. Nenhum documento real o traz: recusado."
    ),
    "state.unknown": (
        "O código {code} ({field}) não está em nenhuma lista de Estados e organizações."
    ),
    "state.withdrawn": (
        "O código {code} ({state}) foi retirado em {on}; documentos antigos podem trazê-lo: "
        "{field}."
    ),
    "text.empty": "Nada foi lido. Leia o documento de novo.",
    "text.invalid_character": (
        "Linha {line}, coluna {column}: {character} não pode estar em uma zona, "
        "que só tem A a Z, 0 a 9 e <."
    ),
    "text.lower_case": "Letras minúsculas lidas como maiúsculas: {count}.",
    "text.spaces_as_fillers": "Linha {line}: espaços lidos como preenchimentos (<): {count}.",
    "text.spaces_removed": "Linha {line}: espaços deixados de fora: {count}.",
    "text.too_long": (
        "O texto tem {found} caracteres, mais que os {limit} que são examinados. Não foi lido."
    ),
}
