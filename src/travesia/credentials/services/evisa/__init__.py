"""What can be done with applications by the public; applicants show a code, officers a role."""

from travesia.credentials.services.evisa.applying import (
    answer,
    hand_in,
    submit,
    take_back,
    withdraw_application,
)
from travesia.credentials.services.evisa.beginning import Begun, begin
from travesia.credentials.services.evisa.booking import LoadedBook, load_offers
from travesia.credentials.services.evisa.deciding import (
    approve,
    ask_applicant,
    refuse_application,
)
from travesia.credentials.services.evisa.giving import (
    Document,
    give_document,
    give_particulars,
    give_whole,
)
from travesia.credentials.services.evisa.lapsing import Lapsed, lapse_overdue
from travesia.credentials.services.evisa.limits import TooManyActsError, TooManyError
from travesia.credentials.services.evisa.paying import PaymentError, start_payment, take_notice
from travesia.credentials.services.evisa.reaching import CodeError, Key, Own, look_up
from travesia.credentials.services.evisa.returning import refund, return_amount
from travesia.credentials.services.evisa.rewrapping import Rewrapped, rewrap_handed_in
from travesia.credentials.services.evisa.room import NoRoomError
from travesia.credentials.services.evisa.shredding import shred_applications, shred_unsent
from travesia.credentials.services.evisa.simulator import simulated_amount, simulated_notice
from travesia.credentials.services.evisa.sniffing import MOST_BYTES, too_large

__all__ = [
    "MOST_BYTES",
    "Begun",
    "CodeError",
    "Document",
    "Key",
    "Lapsed",
    "LoadedBook",
    "NoRoomError",
    "Own",
    "PaymentError",
    "Rewrapped",
    "TooManyActsError",
    "TooManyError",
    "answer",
    "approve",
    "ask_applicant",
    "begin",
    "give_document",
    "give_particulars",
    "give_whole",
    "hand_in",
    "lapse_overdue",
    "load_offers",
    "look_up",
    "refund",
    "refuse_application",
    "return_amount",
    "rewrap_handed_in",
    "shred_applications",
    "shred_unsent",
    "simulated_amount",
    "simulated_notice",
    "start_payment",
    "submit",
    "take_back",
    "take_notice",
    "too_large",
    "withdraw_application",
]
