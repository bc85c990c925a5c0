"""French."""

FIELDS = {
    "document_code": "code du document",
    "issuing_state": "État émetteur",
    "name": "nom",
    "document_number": "numéro du document",
    "nationality": "nationalité",
    "birth_date": "date de naissance",
    "sex": "sexe",
    "expiry_date": "date d'expiration",
    "optional_data": "données facultatives",
    "composite": "toute la deuxième ligne",
}

UNITS = {"year": ("an", "ans"), "month": ("mois", "mois"), "day": ("jour", "jours")}

MESSAGES = {
    "birth.after_expiry": "La date de naissance {date} est postérieure à la date d'expiration.",
    "birth.century_assumed": (
        "La zone donne deux chiffres de l'année de naissance : {year} est supposé (âge : {age}), "
        "et non {other}. Comparez avec la page."
    ),
    "birth.invalid": "La date de naissance indique {found}, qui n'est pas une date.",
    "birth.partial": "La date de naissance n'est connue qu'en partie : {date}.",
    "birth.unknown": "La date de naissance est indiquée comme inconnue.",
    "code.bare": (
        "Passeport sans deuxième lettre ; ces passeports peuvent circuler jusqu'à fin 2037."
    ),
    "code.bare_late": (
        "Passeport sans deuxième lettre ; les derniers délivrés ainsi ont expiré fin 2037."
    ),
    "code.invalid": (
        "Le code du document indique {code} ; il doit être formé de lettres majuscules."
    ),
    "code.listed": "Le code du document {code} est l'un de ceux prévus.",
    "code.not_passport": (
        "Le code du document {code} ne commence pas par P, comme celui d'un passeport."
    ),
    "code.second_letter_not_listed": (
        "Le code du document {code} n'est pas l'un de ceux prévus depuis 2026. "
        "Un passeport délivré avant peut le porter."
    ),
    "digit.agrees": "Chiffre de contrôle exact ({digit}) : {field}.",
    "digit.blank": "Champ vide et sans chiffre de contrôle, ce qui est permis : {field}.",
    "digit.disagrees": (
        "Chiffre de contrôle inexact : {field}. Il indique {found}, mais les caractères donnent "
        "{expected} : au moins un caractère est mal lu ou modifié."
    ),
    "digit.not_a_digit": (
        "Le chiffre de contrôle indique {found}, qui n'est pas un chiffre : {field}. "
        "Les caractères donnent {expected}."
    ),
    "document.expired": "Le document a expiré le {date}, il y a {span}.",
    "document.in_date": "Le document expire le {date}, dans {span}.",
    "expiry.absent": "La zone ne donne pas de date d'expiration.",
    "expiry.invalid": "La date d'expiration indique {found}, qui n'est pas une date.",
    "expiry.partial": "La date d'expiration n'est connue qu'en partie : {date}.",
    "format.not_read_yet": (
        "Ceci a la forme {format}, un format qui n'est pas encore lu. Saisissez-le à la main."
    ),
    "format.unknown": (
        "Ceci n'a la forme d'aucun document de voyage : {lines} lignes de {lengths} caractères."
    ),
    "holder.protection": (
        "Le document est celui d'une personne réfugiée ou apatride. "
        "Ne contactez pas les autorités du pays d'origine."
    ),
    "line.too_long": (
        "La ligne {line} a {found} caractères au lieu de {expected} : {extra} de trop. "
        "Elle n'a pas été lue."
    ),
    "line.too_short": (
        "La ligne {line} a {found} caractères au lieu de {expected} : il en manque {missing}. "
        "Elle n'a pas été lue."
    ),
    "lines.extra_ignored": (
        "Lignes d'un autre texte à côté de la zone : {count}. Elles ont été laissées de côté."
    ),
    "lines.joined": (
        "La zone est arrivée en une seule ligne de {found} caractères "
        "et a été coupée en {lines} lignes."
    ),
    "lines.one_only": (
        "Une seule ligne est arrivée, de {found} caractères ; un passeport en a deux. "
        "Relisez le document."
    ),
    "lines.swapped": "Les deux lignes sont arrivées en ordre inverse et ont été échangées.",
    "name.empty": "Le champ du nom est vide.",
    "name.invalid_character": (
        "Le nom contient {character} à la position {position} ; "
        "seules des lettres peuvent s'y trouver."
    ),
    "name.misplaced_fillers": (
        "Les remplissages du nom ne sont pas à leur place : comparez le nom avec la page."
    ),
    "name.no_secondary": "Le document donne un seul nom, sans prénom.",
    "name.truncated": (
        "Le nom remplit son champ : il peut être abrégé. Comparez le nom avec la page."
    ),
    "number.empty": "Le numéro du document est vide.",
    "number.inner_filler": (
        "Le numéro du document contient un remplissage : "
        "sur la page s'y trouve un espace ou un autre signe."
    ),
    "sex.invalid": "Le sexe indique {found} ; seuls F, M ou un remplissage peuvent s'y trouver.",
    "sex.unspecified": "Le sexe n'est pas précisé.",
    "sex.x_in_zone": (
        "Le sexe indique X ; la zone devrait avoir là un remplissage. Lu comme non précisé."
    ),
    "state.known": "{state} : {field}.",
    "state.malformed": "Indique {found}, qui n'est pas un code : {field}.",
    "state.master_list_only": (
        "Le code {code} ({field}) ne signe que des listes de certificats ; "
        "aucun document ne peut le porter."
    ),
    "state.not_a_nationality": "Le code {code} ({state}) ne peut pas figurer comme nationalité.",
    "state.not_an_issuer": (
        "Le code {code} ({state}) est une nationalité et ne peut pas figurer comme émetteur."
    ),
    "state.specimen": "{code}, le code des spécimens : {field}. Pour la formation seulement.",
    "state.specimen_live": (
        "{code}, le code des spécimens : {field}. Aucun vrai document ne le porte : refusé."
    ),
    "state.unknown": (
        "Le code {code} ({field}) ne figure dans aucune liste d'États et d'organisations."
    ),
    "state.withdrawn": (
        "Le code {code} ({state}) a été retiré le {on} ; d'anciens documents peuvent le porter : "
        "{field}."
    ),
    "text.empty": "Rien n'a été lu. Relisez le document.",
    "text.invalid_character": (
        "Ligne {line}, colonne {column} : {character} ne peut pas se trouver dans une zone, "
        "qui n'a que A à Z, 0 à 9 et <."
    ),
    "text.lower_case": "Lettres minuscules lues comme des majuscules : {count}.",
    "text.spaces_as_fillers": "Ligne {line} : espaces lus comme remplissages (<) : {count}.",
    "text.spaces_removed": "Ligne {line} : espaces laissés de côté : {count}.",
    "text.too_long": (
        "Le texte a {found} caractères, plus que les {limit} qui sont examinés. Il n'a pas été lu."
    ),
}
