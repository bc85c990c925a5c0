"""Forms of access: what people type is checked here, decided in services."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from travesia.access import selectors, services
from travesia.access.domain import OrganisationKind, Role, Scope
from travesia.access.permissions import ROLE_NAMES

PASSWORD_HELP = _("At least 12 characters. A sentence is good; nothing has to be mixed in.")

KIND_NAMES = {
    OrganisationKind.BORDER: _("Border authority"),
    OrganisationKind.MIGRATION: _("Migration authority"),
    OrganisationKind.LABOUR: _("Labour authority"),
    OrganisationKind.PROTECTION: _("Protection service"),
    OrganisationKind.STATISTICS: _("Statistics or survey office"),
    OrganisationKind.EMPLOYER: _("Employer"),
    OrganisationKind.CIVIL_SOCIETY: _("Civil society"),
    OrganisationKind.INTERNATIONAL: _("International organisation"),
    OrganisationKind.OVERSIGHT: _("Oversight body"),
}


def _bare(form: forms.Form, **attrs: object) -> None:
    """Take placeholders out of a form: the label stands above and does not go when one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs.update(attrs)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """Name and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Keep telephones from capitalising a username."""
        super().__init__(*args, **kwargs)
        _bare(self)
        self.fields["login"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The password once more, before ways in change."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Leave the field bare."""
        super().__init__(*args, **kwargs)
        _bare(self)


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    """The present password and a new one, typed twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Say in our words what is asked."""
        super().__init__(*args, **kwargs)
        _bare(self)
        labels = (_("Present password"), _("New password"), _("New password once more"))
        names = ("oldpassword", "password1", "password2")
        for name, label in zip(names, labels, strict=True):
            self.fields[name].label = label
            self.fields[name].help_text = PASSWORD_HELP if name == "password1" else ""


class ActivateAppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """The first code of a new authenticator app."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer digits on a telephone's keyboard."""
        super().__init__(*args, **kwargs)
        _bare(self, inputmode="numeric")


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The code of the second factor; a wrong one counts like a wrong password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer digits on a telephone's keyboard."""
        super().__init__(*args, **kwargs)
        _bare(self, inputmode="numeric", autofocus=True)

    def clean_code(self) -> str:
        """Check the code unless this name must wait at this machine."""
        request, username = context.request, self.user.username
        if services.sign_in_waits(request=request, username=username):
            request.axes_locked_out = True
            raise ValidationError(_("Too many wrong codes."), code="waits")
        try:
            code: str = super().clean_code()
        except ValidationError:
            services.wrong_code(request=request, username=username)
            raise
        return code


class PersonForm(forms.Form):
    """A new person of the node."""

    name = forms.CharField(label=_("Name"), max_length=200)
    username = forms.CharField(
        label=_("Username"),
        max_length=150,
        help_text=_("Small letters, digits, dot, dash, underscore and @."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("Kept for contact; nothing is sent.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the organisations there are."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through as they came
        self.fields["organisation"] = forms.ChoiceField(
            label=_("Organisation"),
            required=False,
            choices=[("", _("None"))]
            + [(o.code, f"{o.name} ({o.code})") for o in selectors.organisations()],
        )


class GrantForm(forms.Form):
    """A role for a person, somewhere, for a time, for a reason."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(role.value, ROLE_NAMES[role]) for role in Role]
    )
    country = forms.CharField(
        label=_("Country"),
        max_length=3,
        required=False,
        help_text=_("Three letters, such as HTI. Empty means everywhere on this node."),
    )
    agency = forms.ChoiceField(label=_("Organisation"), required=False)
    post = forms.CharField(
        label=_("Post"),
        max_length=30,
        required=False,
        help_text=_("The code of a post, such as HTI-MAL. Empty means every post there."),
    )
    valid_until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        help_text=_("In UTC; empty means until it is taken back."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the organisations there are as agencies."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through as they came
        self.fields["agency"] = forms.ChoiceField(
            label=_("Organisation"),
            required=False,
            help_text=_("Leave open unless the role ends at the door of one organisation."),
            choices=[("", _("Any"))] + [(o.code, o.name) for o in selectors.organisations()],
        )

    def scope(self) -> Scope:
        """Return where the role is to hold."""
        data = self.cleaned_data
        return Scope(
            country=data["country"].strip().upper(),
            agency=data["agency"],
            post=data["post"].strip().upper(),
        )


class OrganisationForm(forms.Form):
    """A new organisation."""

    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.RegexField(
        r"^[A-Z0-9][A-Z0-9-]{1,29}$",
        label=_("Code"),
        help_text=_("Capitals, digits and dashes; it is the agency of scopes and never changes."),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, KIND_NAMES[kind]) for kind in OrganisationKind]
    )
    country = forms.RegexField(
        r"^[A-Z]{3}$",
        label=_("Country"),
        required=False,
        help_text=_("Three letters; empty for an organisation of the region."),
    )


class PasswordForm(forms.Form):
    """The password that a person chooses with a set-up link."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=256,
        help_text=PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class PostForm(forms.Form):
    """Where a shift is worked."""

    post = forms.ChoiceField(label=_("Post"))
    lane = forms.CharField(label=_("Lane"), max_length=20, required=False)

    def __init__(self, *args: object, posts: list[tuple[str, str]], **kwargs: object) -> None:
        """Offer the posts in scope."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through as they came
        self.fields["post"] = forms.ChoiceField(label=_("Post"), choices=posts)
