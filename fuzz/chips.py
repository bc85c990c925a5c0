"""Targets of the files of electronic passports; the invented country is that of the tests."""

from collections.abc import Iterator
from functools import cache

from fuzz.targets import Target
from travesia.documents.emrtd import (
    ChipFileError,
    Trust,
    portrait_of,
    read_certificates,
    read_master_list,
    read_revocation_list,
    trust_of,
    verify_sod,
    zone_of,
)
from travesia.documents.tests import chip_crafted
from travesia.documents.tests.chip_cast import (
    GROUPS,
    NOW,
    Party,
    certify,
    dg1,
    dg2,
    master_list,
    revoke,
    security_object,
)
from travesia.documents.tests.chip_keys import key


@cache
def _country() -> tuple[Party, Party]:
    """Make the country signer and a document signer."""
    root = certify(key("p256"))
    return root, certify(key("p256", 1), by=root, common="Document Signer", serial=7, ca=False)


@cache
def _trust() -> Trust:
    root, _ = _country()
    lists = [read_revocation_list(revoke(root, [99]))]
    return trust_of(read_certificates(root.der), revocations=lists)


def _objects() -> Iterator[bytes]:
    _, signer = _country()
    yield security_object(signer)
    yield security_object(signer, attributes=False, version=False)
    yield from chip_crafted.objects(security_object(signer), signer).values()


def _certificates() -> Iterator[bytes]:
    root, signer = _country()
    yield from (root.der, signer.der)
    yield from _crafted()


def _lists() -> Iterator[bytes]:
    root, signer = _country()
    yield master_list(root, (root, signer))
    yield from (chip_crafted.listing(root, root.der + one) for one in _crafted())


def _crafted() -> Iterator[bytes]:
    root, _ = _country()
    for part, raw in chip_crafted.TRICKS.values():
        yield chip_crafted.certificate(root, **{part: raw})


def verify(data: bytes) -> None:
    """Verify two data groups against what may be an EF.SOD, and say the verdict."""
    verify_sod(data, data_groups=GROUPS, trust=_trust(), at=NOW).as_dict("ht")


def _portrait(data: bytes) -> None:
    portrait_of(data)


REFUSALS = (ChipFileError,)
TARGETS = (
    Target("sod", verify, _objects, REFUSALS, 8192),
    Target("dg1", zone_of, lambda: [dg1()], REFUSALS, 512),
    Target("dg2", _portrait, lambda: [dg2()], REFUSALS),
    Target("csca", read_certificates, _certificates, REFUSALS, 16_384),
    Target("master-list", read_master_list, _lists, REFUSALS, 16_384),
    Target("crl", read_revocation_list, lambda: [revoke(_country()[0], [7, 8, 9])], REFUSALS),
)
