"""The cast of the demonstration: invented people, at least one for every role."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from travesia.access import selectors
from travesia.access.domain import Actor, OrganisationKind, Role, Scope, SessionEnd
from travesia.access.models import User
from travesia.access.selectors import DemoPerson, SessionView
from travesia.access.services.accounts import create_organisation, create_user
from travesia.access.services.grants import grant_role
from travesia.access.services.refusals import AccessError
from travesia.access.services.sessions import begin_session, leave

#: What the actor that makes the cast must be allowed.
DEMO_PERMISSIONS = frozenset(
    {
        "access.manage_organisations",
        "access.manage_users",
        "access.grant_role",
        "access.grant_alone",
    }
)

_ORGANISATIONS = (
    ("HTI-DIE", "Immigration service of the demonstration, Haiti", OrganisationKind.BORDER, "HTI"),
    ("CRI-DGM", "Migration service of the demonstration, Costa Rica", "migration", "CRI"),
    ("BLZ-DBM", "Border service of the demonstration, Belize", OrganisationKind.BORDER, "BLZ"),
    ("CRI-MTS", "Labour ministry of the demonstration, Costa Rica", "labour", "CRI"),
    ("CRI-FINCA", "Finca La Ceiba (invented)", OrganisationKind.EMPLOYER, "CRI"),
    ("GTM-HUB", "Information hub of the demonstration, Guatemala", "civil_society", "GTM"),
    ("HND-DTM", "Displacement survey of the demonstration, Honduras", "statistics", "HND"),
    ("REGION", "Regional programme of the demonstration", OrganisationKind.INTERNATIONAL, ""),
    ("OVERSIGHT", "Oversight body of the demonstration", OrganisationKind.OVERSIGHT, ""),
)


@dataclass(frozen=True, slots=True)
class _Member:
    """One invented person: username before the @, name, role, employer, scope and language."""

    username: str
    name: str
    role: Role
    organisation: str
    country: str
    post: str
    language: str


def _member(line: str) -> _Member:
    username, name, role, organisation, country, post, language = line.split("|")
    return _Member(username, name, Role(role), organisation, country, post, language)


#: The first of each role carries the role's name as username; names are invented.
_CAST = tuple(
    _member(line)
    for line in (
        "border_officer|Mirlande Toussaint-Belizaire|border_officer|HTI-DIE|HTI|HTI-MAL|ht",
        "border_officer.second|Wislin Dorsainvil|border_officer|HTI-DIE|HTI|HTI-MAL|fr",
        "second_line_officer|Fabiola Estimé|second_line_officer|HTI-DIE|HTI|HTI-MAL|fr",
        "supervisor|Jean-Rony Cadet|supervisor|HTI-DIE|HTI|HTI-MAL|fr",
        "border_officer.cri|Yorleny Chavarría Mora|border_officer|CRI-DGM|CRI|CRI-PBL|es",
        "second_line_officer.cri|Esteban Quirós Ulate|second_line_officer|CRI-DGM|CRI|CRI-PBL|es",
        "supervisor.cri|Marjorie Vindas Solano|supervisor|CRI-DGM|CRI|CRI-PBL|es",
        "border_officer.blz|Shanelle Usher|border_officer|BLZ-DBM|BLZ|BLZ-SEL|en",
        "supervisor.blz|Alrick Castillo|supervisor|BLZ-DBM|BLZ|BLZ-SEL|en",
        "list_manager|Guerda Pierre-Louis|list_manager|HTI-DIE|||fr",
        "permit_officer|Ketsia Beauplan|permit_officer|HTI-DIE|HTI||fr",
        "permit_officer.second|Rodney Saint-Vil|permit_officer|HTI-DIE|HTI||ht",
        "permit_officer.cri|Xinia Barquero Solís|permit_officer|CRI-DGM|CRI||es",
        "protection_officer|Nidia Arrieta Campos|protection_officer|CRI-DGM|CRI||es",
        "labour_officer|Rodrigo Azofeifa León|labour_officer|CRI-MTS|CRI||es",
        "inspector|Priscilla Barrantes Rojas|inspector|CRI-MTS|CRI||es",
        "employer|Álvaro Montero Jiménez|employer|CRI-FINCA|CRI||es",
        "hub_attendant|Ixchel Tzoc Ajanel|hub_attendant|GTM-HUB|GTM||es",
        "enumerator|Denia Funes Pavón|enumerator|HND-DTM|HND||es",
        "editor|Joana Ferraz de Brito|editor|REGION|||pt",
        "programme_officer|Delphine Marchand-Obas|programme_officer|REGION|||fr",
        "analyst|Tomás Iriarte Villalba|analyst|REGION|||es",
        "monitor|Beverley Longsworth|monitor|OVERSIGHT|||en",
        "data_protection_officer|Catarina Nóbrega Pinto|data_protection_officer|OVERSIGHT|||pt",
        "node_administrator|Rubén Escobar Tábora|node_administrator|REGION|||es",
    )
)


def ensure_demo_people(*, actor: Actor) -> tuple[DemoPerson, ...]:
    """Make the cast of the demonstration where it is not there yet, and return it.

    Ids come from the usernames, so that the cast is the same on every machine. Raises AccessError
    outside the demonstration.
    """
    if settings.ROLE not in ("demo", "test"):
        raise AccessError("access.demo_only", _("Invented people exist in the demonstration only."))
    known = {organisation.code for organisation in selectors.organisations()}
    for code, name, kind, country in _ORGANISATIONS:
        if code not in known:
            create_organisation(
                actor=actor, code=code, name=name, kind=OrganisationKind(kind), country=country
            )
    there = {person.username for person in selectors.demo_people()}
    for member in _CAST:
        if f"{member.username}@demo.example" not in there:
            _make(actor, member)
    return selectors.demo_people()


def sign_in_as(*, request: HttpRequest, user_id: UUID) -> SessionView:
    """Sign the visitor in as an invented person; whoever they were before hands over.

    Raises NotFoundError for anybody who is not of the cast, and outside the demonstration.
    """
    user = User.objects.filter(pk=user_id, is_demo=True, is_active=True).first()
    if user is None or settings.ROLE not in ("demo", "test"):
        raise selectors.nobody()
    leave(request=request, because=SessionEnd.HAND_OVER)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return begin_session(request=request, demo=True)


def demo_id(username: str) -> UUID:
    """Return the id that the invented person of this username has on every machine."""
    return uuid5(NAMESPACE_URL, f"https://demo.example/{username}")


def _make(actor: Actor, member: _Member) -> None:
    username = f"{member.username}@demo.example"
    user = create_user(
        actor=actor,
        username=username,
        name=member.name,
        organisation=member.organisation,
        email=username,
        language=member.language,
        demo=True,
        user_id=demo_id(username),
    )
    grant_role(
        actor=actor,
        user_id=user.id,
        role=member.role,
        scope=Scope(country=member.country, post=member.post),
        reason="The demonstration needs one of each.",
    )
