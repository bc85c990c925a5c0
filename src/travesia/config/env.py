"""Every setting a node has, typed and described; docs/reference/settings.md is made from this."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from django.core.exceptions import ImproperlyConfigured
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class NodeRole(StrEnum):
    """What one running program is: the same code in every role."""

    DEMO = "demo"
    POST = "post"
    NATIONAL = "national"
    REGIONAL = "regional"
    TEST = "test"


class Env(BaseSettings):
    """Settings of a node, read from variables that start with TRAVESIA_."""

    model_config = SettingsConfigDict(env_prefix="TRAVESIA_", extra="ignore")

    role: NodeRole = Field(
        NodeRole.POST,
        description="What this node is: demo, post, national, regional or test.",
    )
    node: str = Field(
        "node",
        pattern=r"^[a-z0-9][a-z0-9-]{0,30}$",
        description="Short name of this node in every journal entry; never reused.",
    )
    data: Path = Field(
        Path("data"), description="Folder that holds the database, keys, facts and backups."
    )
    database_url: SecretStr | None = Field(
        None,
        description="PostgreSQL as postgresql://user:password@host:port/name; "
        "without it an SQLite file in the data folder is used.",
    )
    secret_key: SecretStr | None = Field(
        None,
        description="Key that signs sessions and that photos are encrypted under. The demo and "
        "test roles make their own; every other role refuses to start without one.",
    )
    old_secret_keys: Annotated[list[SecretStr], NoDecode] = Field(
        default_factory=list,
        description="Earlier secret keys, separated by spaces: they open what was encrypted "
        "under them until `people rewrap-photos` is done, and sign nothing.",
    )
    allowed_hosts: Annotated[list[str], NoDecode] = Field(
        default_factory=lambda: ["127.0.0.1", "localhost", "[::1]", "testserver"],
        description="Host names this node answers to, separated by commas.",
    )
    https: bool = Field(
        False, description="Whether people reach this node by HTTPS; sets secure cookies and HSTS."
    )
    language: str = Field(
        "es", pattern=r"^(es|en|fr|ht|pt)$", description="Language of people who chose none."
    )
    country: str = Field(
        "", pattern=r"^([A-Z]{3})?$", description="The country of the node, ISO 3166-1 alpha-3."
    )
    seed: int = Field(1, ge=0, description="Seed of the invented region; the demo role only.")
    size: str = Field(
        "small",
        pattern=r"^(small|medium|large)$",
        description="Size of the invented region: small, medium or large; the demo role only.",
    )
    idle_lock_minutes: int = Field(
        5, ge=1, le=60, description="Minutes without a key before a booth session locks."
    )
    session_hours: int = Field(
        12, ge=1, le=24, description="Hours after which a session ends whatever happens."
    )
    disk_reserve_mb: int = Field(
        200,
        ge=1,
        description="Megabytes kept free: under this, new records are refused before "
        "anybody is told that they were kept.",
    )
    trust_folder: Path | None = Field(
        None,
        description="Folder with the trust list, status lists and signers' certificates that "
        "cards and seals are checked with; without it `trust` in the data folder.",
    )
    card_key: Path | None = Field(
        None,
        description="Private key (PEM, P-256 or Ed25519) that signs the passes printed here; "
        "without it `card-key.pem` in the data folder, and without that they are not signed.",
    )
    card_issuer: str = Field(
        "",
        description="Who issues those passes, as the trust list names it, such as an address.",
    )
    hotline: str = Field(
        "",
        pattern=r"^[0-9+ ]{0,20}$",
        description="Number of the free line on every page of the portal; empty for none.",
    )
    hotline_hours: str = Field(
        "", max_length=60, description="When the free line is answered, as 8:00-20:00."
    )
    quick_exit_url: str = Field(
        "https://www.wikipedia.org/",
        pattern=r"^https://\S+$",
        description="Where the way out of the portal leads; an ordinary page that tells nothing.",
    )
    payment_adapter: str = Field(
        "",
        pattern=r"^[a-z][a-z0-9_-]{0,19}$|^$",
        description="The provider by which fees of online visas are paid; empty for none. The "
        "demonstration has `simulator`, which moves no money and which no live node takes.",
    )
    answer_days: int = Field(
        30,
        ge=7,
        le=180,
        description="Days that an applicant for an online visa has to answer a question of the "
        "office; after them the application lapses.",
    )
    trusted_proxies: int = Field(
        0,
        ge=0,
        le=5,
        description="How many proxies of our own stand in front: that many places from the right "
        "of X-Forwarded-For is who asks. It counts for the limits of public forms alone.",
    )
    question_seconds: float = Field(
        3.0,
        ge=0.1,
        le=30,
        description="Seconds that a desk waits for all answers about one traveller: of the lists, "
        "and of registers of documents. What has not answered by then is said in red.",
    )
    document_registers: Annotated[dict[str, str], NoDecode] = Field(
        default_factory=dict,
        description="Registers of lost and stolen documents that the desk asks, as "
        "`key=package.module.Adapter`, separated by spaces; none by default. `simulator` stands "
        "for the one of the demonstration, which no live node takes.",
    )
    public_address: str = Field(
        "",
        pattern=r"^(https?://[A-Za-z0-9.:\-\[\]]+)?$",
        description="How the outside calls this node, such as https://hub.example; a gateway of "
        "messages signs the address it called. Without it the one of the request is taken.",
    )
    hook_secret: SecretStr | None = Field(
        None,
        description="Secret that a gateway of messages signs with at /hooks/msg/; without one that "
        "door does not exist.",
    )
    twilio_auth_token: SecretStr | None = Field(
        None,
        description="Token that signs the messages of a Twilio-shaped gateway at /hooks/twilio/; "
        "without one that door does not exist.",
    )
    rapidpro_token: SecretStr | None = Field(
        None,
        description="Token in the header Authorization of a RapidPro flow's webhook at "
        "/hooks/rapidpro/; without one that door does not exist.",
    )
    edition_every_minutes: int = Field(
        1440, ge=0, description="Least minutes between two published editions of the figures."
    )

    @field_validator("payment_adapter")
    @classmethod
    def _no_simulator_live(cls, value: str, given: ValidationInfo) -> str:
        """Refuse a provider that moves no money where visas are real."""
        if value == "simulator" and given.data.get("role") not in (NodeRole.DEMO, NodeRole.TEST):
            raise ValueError("the simulator moves no money, and no live node takes it")
        return value

    @field_validator("document_registers", mode="before")
    @classmethod
    def _registers(cls, value: object, given: ValidationInfo) -> object:
        """Read `key=path` with spaces between, and refuse a simulator where documents are real."""
        if not isinstance(value, str):
            return value
        found = dict(one.partition("=")[::2] for one in value.split())
        if "simulator" in found and not found["simulator"]:
            found["simulator"] = "travesia.config.demo.document_line.SimulatedDocumentLine"
        if any(not path for path in found.values()):
            raise ValueError("write key=package.module.Adapter")
        simulated = any("demo." in path for path in found.values())
        if simulated and given.data.get("role") not in (NodeRole.DEMO, NodeRole.TEST):
            raise ValueError("the simulator knows no real document, and no live node takes it")
        return found

    @field_validator("old_secret_keys", mode="before")
    @classmethod
    def _part(cls, value: object) -> object:
        """Take keys with spaces between them."""
        return value.split() if isinstance(value, str) else value

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Take host names as people write them in a file: with commas between them."""
        return [host.strip() for host in value.split(",")] if isinstance(value, str) else value


@lru_cache(maxsize=1)
def env() -> Env:
    """Return the settings of this process, read once; ImproperlyConfigured names a wrong one."""
    try:
        return Env()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise ImproperlyConfigured(
            f"TRAVESIA_{name}: {first['msg']} (it says {first['input']!r})."
        ) from error
