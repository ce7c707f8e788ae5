"""Codes, links and tokens."""

import base64

import pytest

from sidos.workshop.secret import (
    ALPHABET,
    hashed,
    is_same,
    new_code,
    new_facilitator_token,
    new_link,
    new_resume_token,
    new_room_id,
    typed_code,
)


def bits(token: str) -> int:
    return 8 * len(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))


def test_secrets_are_as_long_as_they_must_be() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 30
    assert len(new_code()) == 6
    assert set(new_code()) <= set(ALPHABET)
    assert bits(new_link()) == 128
    assert bits(new_resume_token()) == 144
    assert bits(new_facilitator_token()) == 192
    assert len({new_room_id() for _ in range(100)}) == 100


@pytest.mark.parametrize("typed", ["ABC234", "abc234", " abc-234 ", "a b c 2 3 4"])
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert typed_code(typed) == "ABC234"


def test_a_token_is_known_by_its_hash() -> None:
    token = new_resume_token()

    assert is_same(hashed(token), hashed(token))
    assert not is_same(hashed(token), hashed(new_resume_token()))
    assert token.encode() not in hashed(token)
