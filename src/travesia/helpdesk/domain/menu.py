"""A conversation by message: where it stands, what was written, what comes next; no Django.

The menu is four levels deep at most. A state is a short text and holds no word of the person, so
that what is kept for a day is where they are in the menu and nothing else.

    start ── 1 ──▶ groups ── n ──▶ topics of a group ── n ──▶ answer, part by part
      ├───── 2 ──▶ desks of the country
      ├───── 3 ──▶ ask for a call ── 1 ──▶ kept, said so
      └───── 4 ──▶ languages ── n ──▶ start
"""

from dataclasses import dataclass

#: Words that lead back to the beginning from anywhere, and that end everything.
BEGIN = frozenset(
    {"0", "hola", "menu", "inicio", "hello", "hi", "bonjou", "bonjour", "ola", "start"}
)
MORE = "00"
STOP = frozenset({"stop", "alto", "fin", "baja", "kanpe", "arret", "parar", "end"})


@dataclass(frozen=True, slots=True)
class Step:
    """Where a conversation goes."""

    state: str
    """Empty when it ends."""
    shows: str
    """`start`, `groups`, `topics`, `answer`, `desks`, `call`, `called`, `languages`, `bye`."""
    choice: int = 0
    """Which of a list was chosen, from 0."""
    part: int = 0
    """Which part of a long answer, from 0."""
    wrong: bool = False
    """What was written is none of the choices: they are shown again."""


def next_step(state: str, text: str, choices: int) -> Step:
    """Return where a text leads from a state that offers so many choices.

    States: `start`, `groups:PART`, `topics:GROUP:PART`, `answer:GROUP:TOPIC:PART`, `desks:PART`,
    `call`, `languages`. An unknown state begins anew. What does not fit on one screen goes on with
    `00`, and numbers hold on every screen of a list.
    """
    said = text.strip().casefold()
    if said in STOP:
        return Step("", "bye")
    if said in BEGIN or not state:
        return Step("start", "start")
    if said == MORE and state.partition(":")[0] in _LONG:
        return _following(state)
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
    if state == "start":
        return _FROM_START.get(number) or Step("start", "start", wrong=True)
    return _onward(state, number, choices) or _again(state)


def _onward(state: str, number: int, choices: int) -> Step | None:
    """Return where a number leads, or None where it is no choice."""
    name, _, rest = state.partition(":")
    chosen = 1 <= number <= choices
    found: Step | None = None
    if name == "groups" and chosen:
        found = Step(f"topics:{number - 1}:0", "topics", number - 1)
    elif name == "topics" and chosen:
        found = Step(f"answer:{rest.partition(':')[0]}:{number - 1}:0", "answer", number - 1)
    elif name == "languages" and chosen:
        found = Step("start", "start", number - 1)
    elif name == "call" and number == 1:
        found = Step("start", "called")
    return found


def _following(state: str) -> Step:
    """Return the next part of what does not fit on one screen."""
    front, _, part = state.rpartition(":")
    following = int(part) + 1 if part.isdigit() and len(part) < 4 else 0
    return Step(f"{front}:{following}", state.partition(":")[0], part=following)


def place_in(state: str) -> tuple[int, ...]:
    """Return the numbers in a state: group, topic and part, as far as it has them."""
    return tuple(int(part) for part in state.split(":")[1:] if part.isdigit())


#: States whose last number is the part that is shown.
_LONG = frozenset({"groups", "topics", "answer", "desks"})
_FROM_START = {
    1: Step("groups:0", "groups"),
    2: Step("desks:0", "desks"),
    3: Step("call", "call"),
    4: Step("languages", "languages"),
}


def _again(state: str) -> Step:
    """Show the same place once more, and say so."""
    name = state.partition(":")[0]
    if name not in ("groups", "topics", "answer", "desks", "call", "languages"):
        return Step("start", "start", wrong=True)
    numbers = place_in(state)
    return Step(state, name, part=numbers[-1] if name in _LONG and numbers else 0, wrong=True)
