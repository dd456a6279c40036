"""The revision that the program asks for is the one its migrations lead to."""

from chatterbox.store.migrate import NEWEST, newest


def test_the_newest_revision_is_named() -> None:
    assert newest() == NEWEST
