"""Haitian Creole."""

FIELDS = {
    "document_code": "kòd dokiman",
    "issuing_state": "Eta ki bay dokiman an",
    "name": "non",
    "document_number": "nimewo dokiman",
    "nationality": "nasyonalite",
    "birth_date": "dat nesans",
    "sex": "sèks",
    "expiry_date": "dat ekspirasyon",
    "optional_data": "done opsyonèl",
    "composite": "tout dezyèm liy lan",
}

UNITS = {"year": ("an", "an"), "month": ("mwa", "mwa"), "day": ("jou", "jou")}

MESSAGES = {
    "birth.after_expiry": "Dat nesans {date} vini apre dat ekspirasyon an.",
    "birth.century_assumed": (
        "Zòn nan bay de chif nan ane nesans lan: nou sipoze {year} (laj: {age}), "
        "pa {other}. Konpare ak paj la."
    ),
    "birth.invalid": "Dat nesans lan make {found}, ki pa yon dat.",
    "birth.partial": "Yon pati nan dat nesans lan sèlman konnen: {date}.",
    "birth.unknown": "Dat nesans lan make kòm enkoni.",
    "code.bare": "Paspò san dezyèm lèt; paspò sa yo ka sikile jiska fen 2037.",
    "code.bare_late": "Paspò san dezyèm lèt; dènye yo te bay konsa ekspire nan fen 2037.",
    "code.invalid": "Kòd dokiman an make {code}; se lèt majiskil ki dwe ladan.",
    "code.listed": "Kòd dokiman {code} se youn nan sa ki prevwa yo.",
    "code.not_passport": "Kòd dokiman {code} pa kòmanse ak P, tankou pa yon paspò.",
    "code.second_letter_not_listed": (
        "Kòd dokiman {code} pa youn nan sa ki prevwa depi 2026. "
        "Yon paspò yo te bay anvan ka genyen l."
    ),
    "digit.agrees": "Chif kontwòl la kòrèk ({digit}): {field}.",
    "digit.blank": "Chan an vid epi li pa gen chif kontwòl, sa pèmèt: {field}.",
    "digit.disagrees": (
        "Chif kontwòl la pa kòrèk: {field}. Li make {found}, men karaktè yo bay {expected}: "
        "omwen yon karaktè mal li oswa chanje."
    ),
    "digit.not_a_digit": (
        "Chif kontwòl la make {found}, ki pa yon chif: {field}. Karaktè yo bay {expected}."
    ),
    "document.expired": "Dokiman an ekspire depi {date}, sa gen {span}.",
    "document.in_date": "Dokiman an ap ekspire {date}, nan {span}.",
    "expiry.absent": "Zòn nan pa bay dat ekspirasyon.",
    "expiry.invalid": "Dat ekspirasyon an make {found}, ki pa yon dat.",
    "expiry.partial": "Yon pati nan dat ekspirasyon an sèlman konnen: {date}.",
    "format.not_read_yet": ("Sa gen fòm {format}, yon fòma nou poko li. Antre l alamen."),
    "format.unknown": "Sa pa gen fòm okenn dokiman vwayaj: {lines} liy ak {lengths} karaktè.",
    "holder.protection": (
        "Dokiman an se pou yon refijye oswa yon apatrid. "
        "Pa kontakte otorite peyi kote moun nan soti."
    ),
    "line.too_long": (
        "Liy {line} gen {found} karaktè olye {expected}: {extra} anplis. Nou pa li l."
    ),
    "line.too_short": (
        "Liy {line} gen {found} karaktè olye {expected}: {missing} manke. Nou pa li l."
    ),
    "lines.extra_ignored": "Liy lòt tèks bò kote zòn nan: {count}. Nou kite yo deyò.",
    "lines.joined": "Zòn nan te vini nan yon sèl liy {found} karaktè; nou koupe l an {lines} liy.",
    "lines.one_only": (
        "Se yon sèl liy ki vini, ak {found} karaktè; yon paspò gen de. Li dokiman an ankò."
    ),
    "lines.swapped": "De liy yo te vini nan lòd envès; nou chanje plas yo.",
    "name.empty": "Chan non an vid.",
    "name.invalid_character": (
        "Non an gen {character} nan pozisyon {position}; se lèt sèlman ki ka la."
    ),
    "name.misplaced_fillers": (
        "Siy ranplisaj nan non an pa nan plas yo: konpare non an ak paj la."
    ),
    "name.no_secondary": "Dokiman an bay yon sèl non, san prenon.",
    "name.truncated": "Non an ranpli chan an: li ka koupe. Konpare non an ak paj la.",
    "number.empty": "Nimewo dokiman an vid.",
    "number.inner_filler": (
        "Nimewo dokiman an gen yon siy ranplisaj: sou paj la gen yon espas oswa yon lòt siy la."
    ),
    "sex.invalid": "Sèks la make {found}; se F, M oswa yon siy ranplisaj sèlman ki ka la.",
    "sex.unspecified": "Sèks la pa presize.",
    "sex.x_in_zone": (
        "Sèks la make X; zòn nan ta dwe gen yon siy ranplisaj la. Nou li l kòm pa presize."
    ),
    "state.known": "{state}: {field}.",
    "state.malformed": "Li make {found}, ki pa yon kòd: {field}.",
    "state.master_list_only": (
        "Kòd {code} ({field}) siyen lis sètifika sèlman; okenn dokiman pa ka genyen l."
    ),
    "state.not_a_nationality": "Kòd {code} ({state}) pa ka sèvi kòm nasyonalite.",
    "state.not_an_issuer": (
        "Kòd {code} ({state}) se yon nasyonalite; li pa ka sèvi kòm Eta ki bay dokiman."
    ),
    "state.specimen": "{code}, kòd egzanp yo: {field}. Pou fòmasyon sèlman.",
    "state.specimen_live": (
        "{code}, kòd egzanp yo: {field}. Okenn vrè dokiman pa genyen l: nou refize l."
    ),
    "state.unknown": "Kòd {code} ({field}) pa nan okenn lis Eta ak òganizasyon.",
    "state.withdrawn": (
        "Yo te retire kòd {code} ({state}) {on}; ansyen dokiman ka genyen l: {field}."
    ),
    "text.empty": "Nou pa li anyen. Li dokiman an ankò.",
    "text.invalid_character": (
        "Liy {line}, kolòn {column}: {character} pa ka nan yon zòn, "
        "ki gen A jiska Z, 0 jiska 9 ak < sèlman."
    ),
    "text.lower_case": "Lèt miniskil nou li kòm majiskil: {count}.",
    "text.spaces_as_fillers": "Liy {line}: espas nou li kòm siy ranplisaj (<): {count}.",
    "text.spaces_removed": "Liy {line}: espas nou kite deyò: {count}.",
    "text.too_long": ("Tèks la gen {found} karaktè, plis pase {limit} nou gade yo. Nou pa li l."),
}
