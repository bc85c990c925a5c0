"""Spanish."""

FIELDS = {
    "document_code": "código de documento",
    "issuing_state": "Estado expedidor",
    "name": "nombre",
    "document_number": "número de documento",
    "nationality": "nacionalidad",
    "birth_date": "fecha de nacimiento",
    "sex": "sexo",
    "expiry_date": "fecha de caducidad",
    "optional_data": "datos opcionales",
    "composite": "toda la segunda línea",
}

UNITS = {"year": ("año", "años"), "month": ("mes", "meses"), "day": ("día", "días")}

MESSAGES = {
    "birth.after_expiry": "La fecha de nacimiento {date} es posterior a la de caducidad.",
    "birth.century_assumed": (
        "La zona da dos cifras del año de nacimiento: se supone {year} (edad: {age}), "
        "no {other}. Compare con la página."
    ),
    "birth.invalid": "La fecha de nacimiento dice {found}, que no es una fecha.",
    "birth.partial": "La fecha de nacimiento se conoce solo en parte: {date}.",
    "birth.unknown": "La fecha de nacimiento figura como desconocida.",
    "code.bare": (
        "Pasaporte sin segunda letra; estos pasaportes pueden circular hasta fines de 2037."
    ),
    "code.bare_late": (
        "Pasaporte sin segunda letra; los últimos expedidos así caducaron a fines de 2037."
    ),
    "code.invalid": "El código de documento dice {code}; debe tener letras mayúsculas.",
    "code.listed": "El código de documento {code} es uno de los previstos.",
    "code.not_passport": (
        "El código de documento {code} no empieza por P, como el de un pasaporte."
    ),
    "code.second_letter_not_listed": (
        "El código de documento {code} no es uno de los previstos desde 2026. "
        "Un pasaporte expedido antes puede llevarlo."
    ),
    "digit.agrees": "Dígito de control correcto ({digit}): {field}.",
    "digit.blank": "Campo vacío y sin dígito de control, lo que está permitido: {field}.",
    "digit.disagrees": (
        "Dígito de control incorrecto: {field}. Dice {found}, pero los caracteres dan {expected}: "
        "al menos un carácter está mal leído o cambiado."
    ),
    "digit.not_a_digit": (
        "El dígito de control dice {found}, que no es una cifra: {field}. "
        "Los caracteres dan {expected}."
    ),
    "document.expired": "El documento caducó el {date}, hace {span}.",
    "document.in_date": "El documento caduca el {date}, dentro de {span}.",
    "expiry.absent": "La zona no da fecha de caducidad.",
    "expiry.invalid": "La fecha de caducidad dice {found}, que no es una fecha.",
    "expiry.partial": "La fecha de caducidad se conoce solo en parte: {date}.",
    "format.not_read_yet": (
        "Tiene la forma de {format}, un formato que aún no se lee. Introdúzcalo a mano."
    ),
    "format.unknown": (
        "No tiene la forma de ningún documento de viaje: {lines} líneas de {lengths} caracteres."
    ),
    "holder.protection": (
        "El documento es de una persona refugiada o apátrida. "
        "No se comunique con las autoridades del país de origen."
    ),
    "line.too_long": (
        "La línea {line} tiene {found} caracteres en lugar de {expected}: sobran {extra}. "
        "No se ha leído."
    ),
    "line.too_short": (
        "La línea {line} tiene {found} caracteres en lugar de {expected}: faltan {missing}. "
        "No se ha leído."
    ),
    "lines.extra_ignored": "Líneas de otro texto junto a la zona: {count}. Se han dejado fuera.",
    "lines.joined": (
        "La zona llegó en una sola línea de {found} caracteres y se cortó en {lines} líneas."
    ),
    "lines.one_only": (
        "Solo llegó una línea, de {found} caracteres; un pasaporte tiene dos. "
        "Lea de nuevo el documento."
    ),
    "lines.swapped": "Las dos líneas llegaron en orden inverso y se han intercambiado.",
    "name.empty": "El campo del nombre está vacío.",
    "name.invalid_character": (
        "El nombre tiene {character} en la posición {position}; ahí solo puede haber letras."
    ),
    "name.misplaced_fillers": (
        "Los rellenos del nombre no están donde deben: compare el nombre con la página."
    ),
    "name.no_secondary": "El documento da un solo nombre, sin nombres de pila.",
    "name.truncated": (
        "El nombre llena su campo: puede estar abreviado. Compare el nombre con la página."
    ),
    "number.empty": "El número de documento está vacío.",
    "number.inner_filler": (
        "El número de documento tiene un relleno: en la página hay ahí un espacio u otro signo."
    ),
    "sex.invalid": "El sexo dice {found}; ahí solo puede haber F, M o un relleno.",
    "sex.unspecified": "El sexo no está especificado.",
    "sex.x_in_zone": (
        "El sexo dice X; la zona debería tener ahí un relleno. Se lee como sin especificar."
    ),
    "state.known": "{state}: {field}.",
    "state.malformed": "Dice {found}, que no es un código: {field}.",
    "state.master_list_only": (
        "El código {code} ({field}) solo firma listas de certificados; "
        "ningún documento puede llevarlo."
    ),
    "state.not_a_nationality": "El código {code} ({state}) no puede figurar como nacionalidad.",
    "state.not_an_issuer": (
        "El código {code} ({state}) es una nacionalidad y no puede figurar como expedidor."
    ),
    "state.specimen": "{code}, el código de las muestras: {field}. Solo para formación.",
    "state.specimen_live": (
        "{code}, el código de las muestras: {field}. Ningún documento real lo lleva: rechazado."
    ),
    "state.unknown": (
        "El código {code} ({field}) no está en ninguna lista de Estados y organizaciones."
    ),
    "state.withdrawn": (
        "El código {code} ({state}) se retiró el {on}; documentos antiguos pueden llevarlo: "
        "{field}."
    ),
    "text.empty": "No se leyó nada. Lea de nuevo el documento.",
    "text.invalid_character": (
        "Línea {line}, columna {column}: {character} no puede estar en una zona, "
        "que solo tiene de A a Z, de 0 a 9 y <."
    ),
    "text.lower_case": "Letras minúsculas leídas como mayúsculas: {count}.",
    "text.spaces_as_fillers": "Línea {line}: espacios leídos como rellenos (<): {count}.",
    "text.spaces_removed": "Línea {line}: espacios dejados fuera: {count}.",
    "text.too_long": (
        "El texto tiene {found} caracteres, más de los {limit} que se examinan. No se ha leído."
    ),
}
