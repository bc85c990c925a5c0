"""What a column of a list may hold, and by which words its header is known."""

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum

from travesia.directory.domain.measuring import fold


class Target(StrEnum):
    """What a column of a list holds."""

    ID = "id"
    """The list's own number of the service: with it the next list changes the same entry."""
    NAME = "name"
    DESCRIPTION = "description"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PROVINCE = "province"
    TOWN = "town"
    STREET = "street"
    POSTCODE = "postcode"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    PHONES = "phones"
    EMAIL = "email"
    URL = "url"
    HOURS = "hours"
    """In words: hours that a machine can reckon are entered at the place, or come in HSDS."""
    TOPICS = "topics"
    LANGUAGES = "languages"
    WHO = "who"
    DOCUMENTS = "documents"
    COST = "cost"
    STEPS = "steps"
    REVIEWED = "reviewed"
    STATUS = "status"


#: Where the cells of a column end up: table and column of HSDS.
TARGETS: Mapping[Target, tuple[str, str]] = {
    Target.ID: ("service", "id"),
    Target.NAME: ("service", "name"),
    Target.DESCRIPTION: ("service", "description"),
    Target.ORGANIZATION: ("organization", "name"),
    Target.COUNTRY: ("service", "x_country"),
    Target.PROVINCE: ("address", "state_province"),
    Target.TOWN: ("address", "city"),
    Target.STREET: ("address", "address_1"),
    Target.POSTCODE: ("address", "postal_code"),
    Target.LATITUDE: ("location", "latitude"),
    Target.LONGITUDE: ("location", "longitude"),
    Target.PHONES: ("phone", "number"),
    Target.EMAIL: ("service", "email"),
    Target.URL: ("service", "url"),
    Target.HOURS: ("schedule", "description"),
    Target.TOPICS: ("attribute", "taxonomy_term_id"),
    Target.LANGUAGES: ("language", "code"),
    Target.WHO: ("service", "eligibility_description"),
    Target.DOCUMENTS: ("required_document", "document"),
    Target.COST: ("service", "fees_description"),
    Target.STEPS: ("service", "application_process"),
    Target.REVIEWED: ("service", "assured_date"),
    Target.STATUS: ("service", "status"),
}

NEEDED = (Target.NAME,)
"""Without these a list cannot be read; a country is named once where no column has it."""

#: Words of headers, folded; the first target that knows a header takes it.
_KNOWN: Mapping[Target, str] = {
    Target.ID: "id|codigo|code|kod|numero|no|clave|ref",
    Target.NAME: "name|nombre|servicio|service|nom|non|nome|servico|nombre del servicio|sevis",
    Target.DESCRIPTION: "description|descripcion|descricao|deskripsyon|que ofrece|detalle|about",
    Target.ORGANIZATION: "organization|organisation|organizacion|institucion|institution|entidad"
    "|organizacao|organizasyon|instituicao|operador",
    Target.COUNTRY: "country|pais|pays|peyi|x country",
    Target.PROVINCE: "province|provincia|departamento|department|departement|depatman|estado|state"
    "|state province",
    Target.TOWN: "town|city|ciudad|municipio|ville|vil|cidade|localidad|commune|komin|municipality",
    Target.STREET: "address|street|direccion|calle|adresse|adres|endereco|domicilio|address 1",
    Target.POSTCODE: "postal code|postcode|codigo postal|code postal|cep|cp|zip",
    Target.LATITUDE: "latitude|latitud|lat|y",
    Target.LONGITUDE: "longitude|longitud|lon|lng|long|x",
    Target.PHONES: "phone|phones|telephone|telefono|telefonos|tel|telefon|celular"
    "|numero de telefono",
    Target.EMAIL: "email|e mail|correo|correo electronico|courriel|imel|mail",
    Target.URL: "url|website|web|sitio web|pagina web|site|sitio|enlace",
    Target.HOURS: "hours|opening hours|horario|horarios|horaires|ore|orario|horario de atencion",
    Target.TOPICS: "topics|topic|tema|temas|themes|sije|categoria|category|sector|tipo de servicio",
    Target.LANGUAGES: "languages|idiomas|idioma|langues|lang|linguas|language",
    Target.WHO: "who|for whom|eligibility|a quien|poblacion|publico|beneficiarios|para quien",
    Target.DOCUMENTS: "documents|documentos|requisitos|papiers|papye|requirements"
    "|documents required",
    Target.COST: "cost|fees|costo|precio|cout|pri|custo|tarifa",
    Target.STEPS: "steps|how|pasos|procedimiento|etapes|etap|passos|como acceder",
    Target.REVIEWED: "reviewed|updated|actualizado|fecha de actualizacion|last updated|revisado",
    Target.STATUS: "status|estatus|situacion",
}


def suggest(headers: Sequence[str], kept: Mapping[str, str]) -> dict[Target, str]:
    """Return which header probably holds what: as it was kept, else by its words.

    `kept` is target → header as somebody chose it for this layout before; then nothing is guessed.
    """
    if kept:
        return {
            Target(name): header
            for name, header in kept.items()
            if header in headers and name in Target._value2member_map_
        }
    folded = {fold(header): header for header in reversed(headers) if header}
    found: dict[Target, str] = {}
    for target, words in _KNOWN.items():
        header = next((folded[word] for word in words.split("|") if word in folded), "")
        if header and header not in found.values():
            found[target] = header
    return found


def layout_of(headers: Sequence[str]) -> str:
    """Return what tells one layout of columns from another, whatever their order and capitals."""
    said = "\x1f".join(sorted({fold(header) for header in headers if header.strip()}))
    return hashlib.sha256(said.encode()).hexdigest()
