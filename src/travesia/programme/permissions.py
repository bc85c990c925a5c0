"""Who may see results, enter figures, verify them and keep the framework."""

from travesia.access.domain import PERMISSIONS, Permission, Role

SEE = PERMISSIONS.register(
    Permission(
        "programme.see",
        "See the results framework, the register of figures and the quality of the data",
        frozenset({Role.PROGRAMME_OFFICER, Role.ANALYST, Role.MONITOR, Role.EDITOR}),
    )
)
OBSERVE = PERMISSIONS.register(
    Permission(
        "programme.observe",
        "Enter, load and correct figures of the programme",
        frozenset({Role.PROGRAMME_OFFICER}),
    )
)
VERIFY = PERMISSIONS.register(
    Permission(
        "programme.verify",
        "Verify figures that somebody else entered",
        frozenset({Role.PROGRAMME_OFFICER, Role.ANALYST}),
    )
)
FRAMEWORK = PERMISSIONS.register(
    Permission(
        "programme.keep_framework",
        "Keep objectives, outputs, indicators, targets and disaggregation schemes",
        frozenset({Role.PROGRAMME_OFFICER}),
    )
)
# Activities and attendance stand below this line, the bulletin below them.
ACTIVITIES = PERMISSIONS.register(
    Permission(
        "programme.record_activities",
        "Enter activities, open their sign-in, count who was there, bring lists in, add evidence",
        frozenset({Role.PROGRAMME_OFFICER}),
    )
)
REGISTERS = PERMISSIONS.register(
    Permission(
        "programme.keep_registers",
        "Keep facilities, partners, publications and threads of work",
        frozenset({Role.PROGRAMME_OFFICER}),
    )
)
WRITE_BULLETIN = PERMISSIONS.register(
    Permission(
        "programme.write_bulletin",
        "Write and translate issues of the bulletin",
        frozenset({Role.PROGRAMME_OFFICER, Role.EDITOR}),
    )
)
PUBLISH_BULLETIN = PERMISSIONS.register(
    Permission(
        "programme.publish_bulletin",
        "Read, publish and correct issues of the bulletin that somebody else wrote",
        frozenset({Role.PROGRAMME_OFFICER, Role.EDITOR}),
    )
)
