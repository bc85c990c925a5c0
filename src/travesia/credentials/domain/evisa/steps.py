"""The life of an application: which act leads where, and who may take it."""

from collections.abc import Mapping
from types import MappingProxyType

from travesia.credentials.domain.evisa.words import ApplicationAct as Act
from travesia.credentials.domain.evisa.words import ApplicationState as State

APPLICATION_STEPS: Mapping[State, Mapping[Act, State]] = MappingProxyType(
    {
        State.BEGUN: MappingProxyType(
            {
                Act.SUBMIT: State.WAITING,
                Act.SUBMIT_TO_PAY: State.UNPAID,
                Act.WITHDRAW: State.WITHDRAWN,
            }
        ),
        State.UNPAID: MappingProxyType(
            {Act.PAY: State.WAITING, Act.WITHDRAW: State.WITHDRAWN},
        ),
        State.WAITING: MappingProxyType(
            {
                Act.ASK: State.ASKED,
                Act.APPROVE: State.APPROVED,
                Act.REFUSE: State.REFUSED,
                Act.WITHDRAW: State.WITHDRAWN,
            }
        ),
        State.ASKED: MappingProxyType(
            {
                Act.ANSWER: State.WAITING,
                Act.REFUSE: State.REFUSED,
                Act.WITHDRAW: State.WITHDRAWN,
                Act.LAPSE: State.LAPSED,
            }
        ),
        State.APPROVED: MappingProxyType({}),
        State.REFUSED: MappingProxyType({}),
        State.WITHDRAWN: MappingProxyType({}),
        State.LAPSED: MappingProxyType({}),
    }
)

#: Acts that an officer takes and answers for; a machine takes none of them.
OFFICER_ACTS = frozenset({Act.ASK, Act.APPROVE, Act.REFUSE})
#: Acts of whoever holds the reference and the code.
APPLICANT_ACTS = frozenset({Act.SUBMIT, Act.SUBMIT_TO_PAY, Act.ANSWER, Act.WITHDRAW})

#: States without a visa at their end: a fee may be returned.
ENDED_WITHOUT = frozenset({State.REFUSED, State.WITHDRAWN, State.LAPSED})
#: States that nothing leads out of.
APPLICATION_ENDS = frozenset(state for state, acts in APPLICATION_STEPS.items() if not acts)
#: States in which the applicant can hand documents in.
OPEN_TO_UPLOADS = frozenset({State.BEGUN, State.ASKED})
#: States in which an officer has to do something, or waits for the applicant.
IN_QUEUE = (State.WAITING, State.ASKED)


def next_application_state(state: State, act: Act) -> State | None:
    """Return where an act leads from a state; None where it cannot be taken."""
    return APPLICATION_STEPS[state].get(act)
