"""Answering messages: a menu, kept a day by a hash of the address, and nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.helpdesk.domain import CallbackSaid, Channel, DeskKind
from travesia.helpdesk.domain.gsm import USSD, screens
from travesia.helpdesk.domain.menu import Step, next_step, place_in
from travesia.helpdesk.domain.messages import Inbound
from travesia.helpdesk.models import ChannelMessage, Conversation
from travesia.helpdesk.selectors.desks import desks
from travesia.helpdesk.selectors.words import topic_words
from travesia.helpdesk.services import menu_texts as texts
from travesia.helpdesk.services.callbacks import ask_callback
from travesia.helpdesk.services.errors import MessageRefusedError, TooManyMessagesError

KEPT = timedelta(hours=24)
#: Messages of one address in ten minutes; a hand on a telephone sends a tenth of that.
MOST, WITHIN = 30, timedelta(minutes=10)
#: Letters of one answer: two text messages, one screen of USSD, what people read on WhatsApp.
_LONGEST = {Channel.SMS: 306, Channel.WHATSAPP: 1000}
_CHANNEL = Actor.system("helpdesk-channel", {"helpdesk.call_back"})
_NUMBER = re.compile(r"(?:^|[:+])(\d{7,15})$")


@dataclass(frozen=True, slots=True)
class Answered:
    """What is sent back."""

    text: str
    choices: tuple[str, ...]
    ended: bool
    language: str


def answer_message(inbound: Inbound) -> Answered:
    """Answer one message; the address is hashed with a key of the day before anything is looked up.

    Raises MessageRefusedError (`helpdesk.message_heard`) for a message that came before,
    TooManyMessagesError (`helpdesk.message_flood`).
    """
    now = clock.now()
    forget_conversations(now - KEPT, 1000)
    who = _who(inbound.address, now)
    _hear(inbound.id, who, now)
    with transaction.atomic():
        known = _conversation(inbound.address, now)
        language = known.language if known else inbound.language or settings.LANGUAGE_CODE
        state = known.state if known else ""
        with translation.override(language):
            step = next_step(state, inbound.text, _choices(state))
            if state == "languages" and step.shows == "start" and not step.wrong:
                language = _language(inbound.text, step, language)
        with translation.override(language):
            answered = _show(step, inbound, language)
        _keep(known, who, step, language, now)
    return answered


def forget_conversations(before: datetime, limit: int) -> int:
    """Delete what is kept of messages from before `before`; return how many rows went."""
    gone = 0
    for table in (Conversation, ChannelMessage):
        old = (
            table._default_manager.filter(at__lt=before).order_by("at").values_list("pk", flat=True)
        )
        gone += table._default_manager.filter(pk__in=list(old[:limit])).delete()[0]
    return gone


def _who(address: str, day: datetime) -> str:
    """Return the keyed hash of an address and a day: tomorrow the same address is another."""
    text = f"{day:%Y-%m-%d}/{address}"
    return salted_hmac("travesia.helpdesk.channel", text, algorithm="sha256").hexdigest()


def _hear(message_id: str, who: str, now: datetime) -> None:
    """Note a message, once; refuse one that came before, and a flood."""
    if ChannelMessage.objects.filter(who=who, at__gte=now - WITHIN).count() >= MOST:
        raise TooManyMessagesError(
            "helpdesk.message_flood", translation.gettext_lazy("Too many messages. Wait a while.")
        )
    hashed = salted_hmac("travesia.helpdesk.message", message_id, algorithm="sha256").hexdigest()
    try:
        with transaction.atomic():
            ChannelMessage.objects.create(id=hashed, who=who, at=now)
    except IntegrityError as error:
        raise MessageRefusedError(
            "helpdesk.message_heard", translation.gettext_lazy("This message came before.")
        ) from error


def _conversation(address: str, now: datetime) -> Conversation | None:
    """Return where the address stands: under today's hash, or yesterday's after midnight."""
    names = [_who(address, now), _who(address, now - timedelta(days=1))]
    rows = Conversation.objects.select_for_update().filter(who__in=names, at__gt=now - KEPT)
    return rows.order_by("-at").first()


def _keep(known: Conversation | None, who: str, step: Step, language: str, now: datetime) -> None:
    if known is not None:
        known.delete()
    if step.state:
        Conversation.objects.update_or_create(
            who=who, defaults={"state": step.state, "language": language, "at": now}
        )


def _choices(state: str) -> int:
    name = state.partition(":")[0]
    if name == "groups":
        return len(texts.group_names())
    if name == "topics":
        return len(texts.topics_below(place_in(state)[0])) if place_in(state) else 0
    return len(texts.MENU_LANGUAGES) if name == "languages" else 0


def _language(text: str, step: Step, before: str) -> str:
    """Return the language chosen; a word that leads back to the beginning chooses none."""
    chosen = text.strip().isdigit() and text.strip() != "0"
    return texts.MENU_LANGUAGES[step.choice] if chosen else before


def _show(step: Step, inbound: Inbound, language: str) -> Answered:
    country = settings.COUNTRY
    numbers = place_in(step.state)
    choices: list[str] = []
    if step.shows == "start":
        text, choices = texts.start_text()
    elif step.shows == "groups":
        text, choices = _("What about?"), texts.group_names()
    elif step.shows == "topics":
        below = texts.topics_below(numbers[0])
        text, choices = _("What exactly?"), [topic_words(code) for code in below]
    elif step.shows == "languages":
        text, choices = _("Language:"), texts.language_names()
    elif step.shows == "answer":
        text = _answer(numbers, country, language)
    elif step.shows == "desks":
        text = texts.desks_text(country)
    elif step.shows == "call":
        text = _("We keep your number, encrypted, for 7 days at most, to call you. 1 Yes, 0 No")
    elif step.shows == "called":
        text = _called(inbound, country, language)
    else:
        text = _("Goodbye. Nothing is kept.")
    if step.wrong:
        text = f"{_('Not a choice.')} {text}"
    return _sized(
        texts.listed(text, choices) if choices else text, step, inbound, choices, language
    )


def _sized(text: str, step: Step, inbound: Inbound, choices: list[str], language: str) -> Answered:
    """Cut to what the channel shows, between lines where it can; the part that was asked for."""
    longest = USSD if inbound.ussd else _LONGEST.get(inbound.channel, USSD)
    folded = inbound.channel is not Channel.WHATSAPP
    pages = screens(text, most=longest, more=_("00 more"), folded=folded)
    part = step.part % len(pages)
    return Answered(pages[part], tuple(choices), not step.state, language)


def _answer(numbers: tuple[int, ...], country: str, language: str) -> str:
    below = texts.topics_below(numbers[0]) if numbers else []
    if len(numbers) < 2 or numbers[1] >= len(below):
        return texts.answer_text("", country, language)
    return texts.answer_text(below[numbers[1]], country, language)


def _called(inbound: Inbound, country: str, language: str) -> str:
    """Keep the wish to be called, where the address is a number and a hotline is listed."""
    lines = [one for one in desks(country=country, only_open=True) if one.kind is DeskKind.HOTLINE]
    number = _NUMBER.search(inbound.address)
    if not lines or number is None:
        return _("We cannot call this address. Write 0, then 2, for places that help.")
    said = CallbackSaid("", f"+{number[1]}" if "+" in inbound.address else number[1], "")
    ask_callback(
        actor=_CHANNEL, desk=lines[0].code, said=said, language=language, channel=inbound.channel
    )
    return _("Kept. Somebody calls within 7 days. Then your number is deleted.")
