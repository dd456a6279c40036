"""Which language is spoken: to whom, aloud, as last heard; and how it writes numbers, days and lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle

from chatterbox import texts
from chatterbox.models import Space
from chatterbox.rules.languages import Languages
from chatterbox.store.store import open_store
from chatterbox.texts import aloud, figures, language_of, say, speaking, spoken


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en-GB", "en"), ("es-419", "es"), ("pt-BR", "en"), ("ja", "ja"), (None, "en"),
        ("de_DE.UTF-8", "de"), ("ru.UTF-8", "ru"), ("C.UTF-8", "en"), ("fr_CA@euro", "fr"),
    ],
)  # fmt: skip
def test_a_locale_has_a_language(locale: str | None, language: str) -> None:
    assert language_of(locale) == language


def test_one_person_and_all_around_may_read_different_languages() -> None:
    with speaking("de", "ja"):
        assert spoken() == "de"
        with aloud():
            assert spoken() == "ja"
            with aloud():
                assert spoken() == "ja"
        assert spoken() == "de"
    assert spoken() == "en"
    with pytest.raises(ValueError, match="nobody here speaks"), speaking("pt"):
        pass


def test_what_a_language_lacks_is_said_in_english_and_logged_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bundles = {"de": FluentBundle(["de"]), "en": texts._bundle("en")}
    monkeypatch.setattr(texts, "_bundle", bundles.__getitem__)
    english = say("button-undo")
    with speaking("de"):
        assert [say("button-undo"), say("button-undo")] == [english] * 2
    assert caplog.messages == ["there is no sentence button-undo in de"]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["1,234.50", "= 0.031", "a, b and c", "a, b, …", "6 January 2027", "6 Jan 2027, 15:04", "German"]),
        ("de", ["1.234,50", "= 0,031", "a, b und c", "a, b, …", "6. Januar 2027", "06.01.2027, 15:04", "Deutsch"]),
        ("ja", ["1,234.50", "= 0.031", "a、b、c", "a、b、…", "2027年1月6日", "2027/01/06 15:04", "ドイツ語"]),
    ],
)
def test_each_language_writes_in_its_own_way(language: str, written: list[str]) -> None:
    at = datetime(2027, 1, 6, 15, 4, tzinfo=UTC)
    with speaking(language):
        assert [
            figures.decimal(1234.5, 2),
            figures.probability(0.0311),
            figures.listed("abc"),
            figures.enumerated("ab", more=True),
            figures.day(date(2027, 1, 6)),
            figures.moment(at),
            figures.language_names(["de"]),
        ] == written


async def test_languages_are_remembered_and_go_with_the_person(tmp_path: Path) -> None:
    person, server = Space("dm", 7), Space("guild", 8)
    async with open_store(tmp_path) as store:
        await Languages(store).learn({person: "de", server: "ja", Space("dm", 9): "en"})
    async with open_store(tmp_path) as store:
        languages = Languages(store)
        assert [await languages.of(one) for one in (person, server)] == ["de", "ja"]
        async with store.transaction() as work:
            assert await work.people.spaces_of(7) == [person]
            assert await work.people.spaces_of(9) == []
            assert await work.presences.people() == [(person, 7)]
            await work.people.delete_rest(person, 7)
        await languages.learn({server: "en"})
        assert [await languages.of(one) for one in (person, server)] == ["en", "en"]
        async with store.reading() as work:
            assert await work.presences.spaces() == []
