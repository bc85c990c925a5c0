"""What a conversation shows: menus, answers and desks as short texts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from travesia.core.answers import Answer, find_answers
from travesia.helpdesk.domain import DeskView, topic_groups
from travesia.helpdesk.selectors.desks import desks
from travesia.helpdesk.selectors.words import language_words, topic_words

#: Languages in the order of the menu; each is named in itself.
MENU_LANGUAGES = ("es", "en", "ht", "fr", "pt")
_OWN_NAMES = {"es": "Español", "en": "English", "ht": "Kreyòl", "fr": "Français", "pt": "Português"}


def start_text() -> tuple[str, list[str]]:
    """Return the beginning and its choices."""
    choices = [_("Information"), _("Places that help"), _("We call you"), _("Language")]
    return _("Travesía, free information. Write a number:"), choices


def group_names() -> list[str]:
    """Return the topics of the first level."""
    return [topic_words(group.code) for group in topic_groups()]


def topics_below(group: int) -> list[str]:
    """Return codes of the topics of a group by its place; none for a place that is not there."""
    groups = topic_groups()
    found = groups[group].topics if 0 <= group < len(groups) else ()
    return [one.code for one in found if not one.retired]


def language_names() -> list[str]:
    """Return each language in its own name."""
    return [_OWN_NAMES[code] for code in MENU_LANGUAGES]


def answer_text(topic: str, country: str, language: str) -> str:
    """Return the first answer to a topic in its fixed order, or the sentence that there is none."""
    found = find_answers(topic, country, language)
    if not found:
        return _("There is no answer here yet. A person at a desk can help: write 0, then 2.")
    return _read(found[0], language)


def _read(answer: Answer, language: str) -> str:
    lines = [answer.title]
    if answer.language != language:
        lines.insert(0, _("Only in %(language)s:") % {"language": language_words(answer.language)})
    if answer.documents:
        lines.append(_("Documents: %(text)s.") % {"text": "; ".join(answer.documents)})
    for label, text in (
        (_("Cost: %(text)s"), answer.cost),
        (_("Place: %(text)s"), answer.place),
        (_("Time: %(text)s"), answer.time),
    ):
        if text:
            lines.append(label % {"text": text})
    lines += [f"{number}. {step}" for number, step in enumerate(answer.steps, start=1)]
    if answer.if_refused and "if_refused" not in answer.stands_in:  # not in words nobody asked for
        lines.append(_("If refused: %(text)s") % {"text": answer.if_refused})
    lines.append(
        _("Source: %(source)s, %(day)s")
        % {"source": answer.source, "day": answer.reviewed_on.isoformat()}
    )
    return "\n".join(lines)


def desks_text(country: str) -> str:
    """Return the open desks of a country with hours and telephone."""
    found = desks(country=country, only_open=True)
    if not found:
        return _("No desk is listed here yet.")
    return "\n".join(_desk(one) for one in found)


def _desk(desk: DeskView) -> str:
    return ". ".join(part for part in (desk.name, desk.hours, desk.phone) if part)


def listed(head: str, choices: Sequence[str]) -> str:
    """Return a question with its numbered choices."""
    return "\n".join([head, *(f"{place} {text}" for place, text in enumerate(choices, start=1))])
