"""The trust list a post holds: taken in by file, never replaced by an older or a stranger's one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from travesia.seals.cards.trusting import TrustedKey
from travesia.seals.cards.verifying import LEEWAY
from travesia.seals.cose import key_id
from travesia.seals.errors import SealError
from travesia.seals.findings import Finding, finding
from travesia.seals.signatures import VerifyingKey
from travesia.seals.trust.file import TrustFile, read_trust_file
from travesia.seals.trust.values import ListedKey, TrustList, spki


class TrustStore:
    """Holds one trust list and answers `verify_card` and `StatusLists` from it, without a network.

    The first list must be signed by a pinned root. From then on the roots that the held list names
    count: so a root is replaced by a list that the old one signs and that names both, followed by
    one that the new one signs. `files` are what a restart needs to walk the same way again.
    """

    def __init__(self, *, roots: Iterable[VerifyingKey]) -> None:
        """Hold no list yet, and believe these roots."""
        self._roots = {key_id(root): root for root in roots}
        self._held: TrustFile | None = None
        self._path: list[TrustFile] = []
        self._brought_roots = False
        self._by_kid: dict[bytes, list[ListedKey]] = {}
        self._alone: dict[bytes, TrustedKey] = {}

    @classmethod
    def of_file(cls, raw: bytes, *, now: datetime) -> "TrustStore":
        """Believe a file as it is given, whoever its root is; for whoever hands it over knows it.

        Raises:
            SealError: as `update`.
        """
        store = cls(roots=read_trust_file(raw).list.roots)
        store.update(raw, now=now)
        return store

    @classmethod
    def of_files(cls, files: Sequence[bytes], *, roots: Iterable[VerifyingKey]) -> "TrustStore":
        """Build the store again from its `files` and the roots pinned at first.

        The dates are not asked again: they were when each file was taken in, and `expired` tells
        what became of the last one.

        Raises:
            SealError: when the files do not follow each other.
        """
        store = cls(roots=roots)
        for raw in files:
            store._take(store._checked(raw, at=None))
        return store

    @property
    def held(self) -> TrustList | None:
        """The list at hand."""
        return None if self._held is None else self._held.list

    @property
    def files(self) -> tuple[bytes, ...]:
        """The files to keep: each that changed the roots, and the last one."""
        return tuple(file.raw for file in self._path)

    @property
    def certificates(self) -> tuple[bytes, ...]:
        """Certificates in DER of those who sign visible digital seals."""
        return () if self._held is None else self._held.list.certificates

    def expired(self, now: datetime) -> bool:
        """Tell whether there is no list, or one that is no ground for trust any more."""
        return self._held is None or now >= self._held.list.not_after

    def in_force(self, now: datetime) -> "TrustStore":
        """Give this store while its list is in force; after that one that finds no key."""
        return TrustStore(roots=()) if self.expired(now) else self

    def warnings(self, now: datetime) -> tuple[Finding, ...]:
        """Say what the officer must know of the list itself: that it expired."""
        if self._held is None or not self.expired(now):
            return ()
        return (finding("trust.held_expired", moment=_second(self._held.list.not_after)),)

    def update(self, raw: bytes, *, now: datetime) -> tuple[Finding, ...]:
        """Take a newer list in; one that is refused changes nothing.

        Args:
            raw: the file.
            now: aware.

        Returns:
            Findings: taken in, already held, or taken in although lists between were not seen.

        Raises:
            SealError: what `read_trust_file` raises, `trust.root_unknown`, `trust.older`,
                `trust.conflict`, `trust.broken`, `trust.expired`, `trust.issued_in_future`.
        """
        if self._held is not None and raw == self._held.raw:
            return (finding("trust.same", sequence=self._held.list.sequence),)
        file = self._checked(raw, at=now)
        between = self._take(file)
        said = [finding("trust.taken", sequence=file.list.sequence)]
        if between:
            said.append(finding("trust.skipped", number=between))
        return tuple(said)

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:
        """Find the key that should have signed a card (see `KeyFinder`).

        Of several keys with one identifier the one of the card's issuer is meant, and of these
        the one whose window covers the signature. A card that names no key is answered only when
        its issuer had one key for cards at that time.
        """
        if kid is None:
            mine = [one for one in self._all() if one.issuer == issuer and one.covers(at)]
            return mine[0].trusted() if len(mine) == 1 else None
        alone = self._alone.get(kid)
        if alone is not None:
            return alone
        named = self._by_kid.get(kid)
        if not named:
            return None
        best = max(named, key=lambda one: (one.issuer == issuer, one.covers(at)))
        return best.trusted()

    def find_list_key(self, kid: bytes | None, *, uri: str, at: datetime) -> VerifyingKey | None:
        """Find the key that may sign the status list at an address (see `ListKeyFinder`)."""
        named = self._all() if kid is None else self._named(kid)
        mine = [one for one in named if one.may_sign_list(uri) and one.covers(at)]
        return mine[0].key if len(mine) == 1 else None

    def _named(self, kid: bytes) -> list[ListedKey]:
        """Give the keys of a name; signed JSON writes it in hexadecimal digits."""
        try:
            digits = bytes.fromhex(kid.decode("ascii"))
        except ValueError:
            digits = b""
        return self._by_kid.get(kid) or self._by_kid.get(digits) or []

    def _all(self) -> tuple[ListedKey, ...]:
        return () if self._held is None else self._held.list.keys

    def _checked(self, raw: bytes, *, at: datetime | None) -> TrustFile:
        file = read_trust_file(raw)
        root = self._roots.get(file.message.kid or b"")
        if root is None or not file.message.verify(root):
            raise SealError("trust.root_unknown", kid=(file.message.kid or b"").hex())
        self._check_follows(file)
        if at is not None:
            if file.list.issued_at - LEEWAY > at:
                raise SealError("trust.issued_in_future", moment=_second(file.list.issued_at))
            if at >= file.list.not_after:
                raise SealError("trust.expired", moment=_second(file.list.not_after))
        return file

    def _check_follows(self, file: TrustFile) -> None:
        """Refuse what is older than the held list, or stands in its place, or beside its chain."""
        if self._held is None:
            return
        mine, theirs = self._held.list.sequence, file.list.sequence
        if theirs < mine:
            raise SealError("trust.older", held=mine, offered=theirs)
        if theirs == mine:
            raise SealError("trust.conflict", sequence=mine)
        if theirs == mine + 1 and file.list.previous != self._held.digest:
            raise SealError("trust.broken", sequence=theirs)

    def _take(self, file: TrustFile) -> int:
        """Hold a checked list; return how many lists between were never seen."""
        before = self._held
        changed = {spki(root) for root in self._roots.values()} != {
            spki(root) for root in file.list.roots
        }
        # The last file stays in the path only if it brought the roots that signed this one.
        if self._path and not self._brought_roots:
            self._path.pop()
        self._path.append(file)
        self._brought_roots = changed
        self._roots = {key_id(root): root for root in file.list.roots}
        self._held = file
        self._by_kid = {}
        for key in file.list.keys:
            self._by_kid.setdefault(key.kid, []).append(key)
        # Nearly every card names a key that is alone of its name: it is made ready once.
        self._alone = {
            kid: named[0].trusted() for kid, named in self._by_kid.items() if len(named) == 1
        }
        return 0 if before is None else file.list.sequence - before.list.sequence - 1


def _second(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
