"""Labelled cases: what must be read, field by field, or refused (reference: ICAO Doc 9303-3 to 7).

Each says what a careful reader does with it, by rules that everybody can look up; people and
documents are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bench._mrz_zones import Zone, another_digit, put

REFUSE = "refuse"
NOTICE = "notice"


@dataclass(frozen=True)
class Case:
    """A text and what is right: values to be read (with a verdict of valid), or a refusal."""

    category: str
    name: str
    text: str
    want: dict[str, str] | str
    """Field → value; `refuse`: must not be called valid; `notice`: refused, or warned about, or
    the true name given."""


def cases(state: str, today: date) -> list[Case]:
    """Give every case, with documents of a state, on a day."""
    base = Zone(state, expiry=f"{(today.year + 5) % 100:02d}0309")
    makers = (_plain, _long, _partial, _states, _codes, _crew, _names, _visas, _blank)
    found = [case for make in makers for case in make(base)]
    return [*found, *_century(base, today), *_digits(base), *_strange(base)]


def _read(category: str, name: str, zone: Zone, **want: str) -> Case:
    """Label a zone with its own values, and with what else is to be read."""
    surname, _, given = zone.name.partition("<<")
    values = {
        "document_number": zone.number,
        "surname": surname.replace("<", " "),
        "given_names": given.replace("<", " ").strip(),
        "issuing_state": zone.issuer or zone.state,
        "nationality": zone.nationality or zone.state,
        "birth": _birth(zone.birth),
        "sex": zone.sex.replace("<", "X"),
    }
    return Case(category, name, zone.text(), {**values, **want})


def _birth(raw: str) -> str:
    """Say YYMMDD with X for what is unknown; the century matters in a category of its own."""
    return raw.replace("<", "X")


def _plain(base: Zone) -> Iterator[Case]:
    of = "plain"
    yield _read(of, "TD3", base)
    yield _read(of, "TD3, man, short number", base.but(sex="M", number="K204"))
    yield _read(of, "TD3, sex unspecified", base.but(sex="<"))
    full = base.but(optional="ZE184226BX1234")
    yield _read(of, "TD3, optional data full", full, optional_data="ZE184226BX1234")
    card = base.but(form="TD1")
    yield _read(of, "TD1", card)
    both = card.but(optional="A17", optional_2="B99")
    yield _read(of, "TD1, both optional data", both, optional_data="A17", optional_data_2="B99")
    yield _read(of, "TD2", base.but(form="TD2"))
    small = base.but(form="TD2", optional="Q7")
    yield _read(of, "TD2, optional data", small, optional_data="Q7")


def _long(base: Zone) -> Iterator[Case]:
    of = "long numbers"
    card, td2 = base.but(form="TD1"), base.but(form="TD2")
    yield _read(of, "TD1, 10 characters", card.but(number="D231458907"))
    yield _read(of, "TD1, 12 characters", card.but(number="590123456784"))
    yield _read(of, "TD1, 22 characters", card.but(number="D23145890734ABCDEF1234"))
    more = card.but(number="D231458907", optional="7X9")
    yield _read(of, "TD1, and optional data", more, optional_data="7X9")
    yield _read(of, "TD2, 10 characters", td2.but(number="D231458907"))
    yield _read(of, "TD2, 12 characters", td2.but(number="D23145890734"))
    old = card.but(issuer="BEL", nationality="BEL", number="590123456784", digit_over_filler=True)
    yield _read(of, "TD1, old digit over the filler", old)
    wrong = another_digit(card.but(number="D231458907").text(), 1, 17)
    yield Case(of, "TD1, wrong digit", wrong, REFUSE)


def _partial(base: Zone) -> Iterator[Case]:
    of = "unknown birth dates"
    for form in ("TD3", "TD1", "TD2", "MRV-A"):
        zone = base.but(form=form)
        yield _read(of, f"{form}, day unknown", zone.but(birth="7408<<"))
        yield _read(of, f"{form}, all unknown", zone.but(birth="<<<<<<"))
    yield _read(of, "TD3, month and day unknown", base.but(birth="74<<<<"))
    yield Case(of, "wrong digit", another_digit(base.but(birth="7408<<").text(), 2, 20), REFUSE)


def _states(base: Zone) -> Iterator[Case]:
    of = "state codes"
    yield _read(of, "D, TD3", base.but(issuer="D", nationality="D"))
    yield _read(of, "D, TD1", base.but(form="TD1", issuer="D", nationality="D"))
    for code in ("XXA", "XXB", "XXC", "XXX", "GBD", "GBN"):
        yield _read(of, f"{code} as nationality", base.but(nationality=code))
    issuers = ("UNO", "UNA", "UNK", "EUE", "XPO", "XES", "XCC", "XCE", "XMP", "XDC", "XOM", "XBA")
    for code in (*issuers, "XIM", "RKS"):
        yield _read(of, f"{code} as issuer", base.but(issuer=code))
    yield _read(of, "ANT, withdrawn", base.but(issuer="ANT", nationality="ANT"))


def _codes(base: Zone) -> Iterator[Case]:
    for code in ("PP", "PE", "PD", "PO", "PR", "PT", "PS", "PL", "PM", "PU"):
        yield _read("passport codes", code, base.but(code=code))


def _crew(base: Zone) -> Iterator[Case]:
    crew = base.but(form="TD1", code="AC")
    yield _read("crew", "employer", crew.but(optional="WXY"), optional_data="WXY")
    yield _read("crew", "no employer", crew)


def _names(base: Zone) -> Iterator[Case]:
    of = "truncated names"
    cut = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    yield _read(of, "TD3, cut", base.but(name=cut))
    yield _read(of, "TD3, initials", base.but(name="BENNELONG<WOOLOOMOOLOO<<DINGO<POTO<ROOI"))
    yield _read(of, "TD3, exact fit", base.but(name="PAPANDROPOLOS<<JONATHON<ALEC<THEODOROSX"))
    yield _read(of, "TD1", base.but(form="TD1", name="NILAVADHANANANDA<<CHAYAPA<DEJT"))
    yield _read(of, "TD2", base.but(form="TD2", name="NILAVADHANANANDA<<CHAYAPA<DEJTH"))
    of = "single names"
    yield _read(of, "TD3", base.but(name="ARKFREITH"))
    yield _read(of, "TD3, fills the field", base.but(name="ARKFREITH<" * 3 + "ARKFREITH"))
    yield _read(of, "TD3, no filler left", base.but(name="ABCDEFGHIJKLM" * 3))
    yield _read(of, "TD1", base.but(form="TD1", name="ARKFREITH"))
    yield _read(of, "TD2", base.but(form="TD2", name="ARKFREITH<VAN<DER"))


def _visas(base: Zone) -> Iterator[Case]:
    of = "visas"
    for form in ("MRV-A", "MRV-B"):
        visa = base.but(form=form)
        yield _read(of, form, visa)
        ending = visa.but(optional="6ZE184226B12345600"[-16 if form == "MRV-A" else -8 :])
        yield _read(of, f"{form}, ends in a digit", ending, optional_data=ending.optional)
        yield Case(of, f"{form}, wrong digit", another_digit(visa.text(), 2, 10), REFUSE)
    yield _read(of, "MRV-A, second letter", base.but(form="MRV-A", code="VC"))


def _century(base: Zone, today: date) -> Iterator[Case]:
    of = "century"
    later = today.year + 4
    day = f"{later % 100:02d}0101"
    yield _read(of, "of age", base.but(birth=day), birth=f"{later - 100}-01-01")
    child = today.year - 3
    yield _read(of, "child", base.but(birth=f"{child % 100:02d}0704"), birth=f"{child}-07-04")
    old = base.but(birth="520704")
    yield _read(of, "in between", old, birth="1952-07-04")
    card = base.but(form="TD1", birth=day)
    yield _read(of, "TD1, of age", card, birth=f"{later - 100}-01-01")


def _blank(base: Zone) -> Iterator[Case]:
    of = "blank optional data"
    yield _read(of, "digit 0", base.but(optional_digit="0"))
    yield _read(of, "digit <", base.but(optional_digit="<"))
    yield _read(of, "digit <, D", base.but(optional_digit="<", issuer="D", nationality="D"))


def _digits(base: Zone) -> Iterator[Case]:
    of = "wrong digits"
    text = base.but(optional="ZE184226B").text()
    places = {"number": 10, "birth": 20, "expiry": 28, "optional data": 43, "composite": 44}
    for name, column in places.items():
        yield Case(of, f"TD3, {name}", another_digit(text, 2, column), REFUSE)
    card = base.but(form="TD1").text()
    yield Case(of, "TD1, number", another_digit(card, 1, 15), REFUSE)
    yield Case(of, "TD1, composite", another_digit(card, 2, 30), REFUSE)
    yield Case(of, "TD2, composite", another_digit(base.but(form="TD2").text(), 2, 36), REFUSE)


def _strange(base: Zone) -> Iterator[Case]:
    of = "what cannot be"
    yield Case(of, "issuer ZZZ", base.but(issuer="ZZZ").text(), REFUSE)
    yield Case(of, "nationality ZZZ", base.but(nationality="ZZZ").text(), REFUSE)
    yield Case(of, "digit in a name", base.but(name="OZANN3<<MIRELA").text(), REFUSE)
    yield Case(of, "sex Z", base.but(sex="Z").text(), REFUSE)
    yield Case(of, "month 13", base.but(birth="901315").text(), REFUSE)
    yield Case(of, "30 February", base.but(birth="900230").text(), REFUSE)
    yield Case(of, "letter O in a date", put(base.text(), 2, 18, "O"), REFUSE)
    yield Case(of, "no number", base.but(number="<").text(), REFUSE)
    yield Case(of, "no name", base.but(name="<").text(), REFUSE)
    yield Case(of, "AI on a card", base.but(form="TD1", code="AI").text(), REFUSE)
    yield Case(of, "sign outside the alphabet", put(base.text(), 1, 8, "*"), REFUSE)
    first, second = base.text().split("\n")
    yield Case(of, "line of 43", f"{first}\n{second[:-1]}", REFUSE)
    yield Case(of, "one line only", second, REFUSE)
    tail = put(base.text(), 1, 33, "KKKKKKEKKKEK")
    yield Case("fillers read as letters", "K and E", tail, NOTICE)
    whole = put(base.text(), 1, 27, "KKKKKKEKKKEKKKKKKK")
    yield Case("fillers read as letters", "K and E, none left", whole, NOTICE)
    yield Case(
        "fillers read as letters", "S and C", put(base.text(), 1, 32, "SSCSSSSCSSSSS"), NOTICE
    )
