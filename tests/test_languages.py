"""The catalogues of all languages: each says what English says, with its own plurals, within Discord's limits."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from functools import cache
from typing import Any

import discord
import pytest
from babel import Locale

from catalogue import TEXTS, Choice, Sentence, Slot, said_in, sentences, texts_of
from chatterbox.assembly import assemble
from chatterbox.commands.guide import load_guides
from chatterbox.commands.localising import LOCALES, message_of, part_of
from chatterbox.config import Settings
from chatterbox.services import Services
from chatterbox.texts import LANGUAGES, say, speaking, translations
from chatterbox.training.fonts import find_fonts

OTHERS = [language for language in LANGUAGES if language != "en"]
NUMBERS = (0, 1, 2, 5, 1234)
COMMAND = "command-"
MESSAGE = 2000
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

LIMITS: dict[Slot, int] = {
    ("_form", 0): 45,
    ("correction", 0): 45,
    ("_text", 1): 45,
    ("_text", 2): 100,
    ("Label", 0): 45,
    ("Label", "description"): 100,
    ("TextDisplay", 0): 4000,
    ("Button", "label"): 80,
    ("Select", "placeholder"): 150,
    ("_menu", 1): 150,
    ("SelectOption", "label"): 100,
    ("Embed", "title"): 256,
    ("Embed", "description"): 4096,
    ("add_field", "name"): 256,
    ("add_field", "value"): 1024,
    ("File", "description"): 1024,
}
"""How long Discord lets a text be, by where the code puts it."""


@cache
def catalogue(language: str) -> tuple[list[Sentence], list[str]]:
    return sentences(TEXTS.parent / language)


def by_key(language: str) -> dict[str, Sentence]:
    return {one.key: one for one in catalogue(language)[0] if not one.key.startswith(COMMAND)}


def commands() -> list[discord.SlashCommand]:
    nothing: Any = [None] * len(fields(Services))
    bot = assemble(Settings(), Services(*nothing), message_content=False).bot
    return [one for one in bot.pending_application_commands if isinstance(one, discord.SlashCommand)]


def test_the_server_s_and_the_client_s_locales_are_ours() -> None:
    assert set(LOCALES) == set(OTHERS)
    assert set(load_guides(None)) == set(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_no_key_is_missing_unused_or_doubled_and_each_takes_what_english_takes(language: str) -> None:
    found, junk = catalogue(language)
    assert junk == []
    assert [key for key, count in Counter(one.key for one in found).items() if count > 1] == []
    english, own = by_key("en"), by_key(language)
    assert sorted(set(english) - set(own)) == []
    assert sorted(set(own) - set(english)) == []
    other = {key: own[key].variables ^ english[key].variables for key in own}
    assert {key: names for key, names in other.items() if names} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_by_a_number_knows_all_plurals_of_its_language(language: str) -> None:
    plural_form = Locale(language).plural_form
    needed = {plural_form(number) for number in range(2000)}
    lacking = {
        one.key: sorted(needed - _covered(choice, needed))
        for one in catalogue(language)[0]
        for choice in one.choices
        if choice.variants & PLURALS - {"other"} and not needed <= _covered(choice, needed)
    }
    assert lacking == {}


def _covered(choice: Choice, needed: set[str]) -> set[str]:
    """Which plurals have a text of their own. A default that no whole number takes by itself serves one of the rest."""
    left = sorted(needed - choice.variants)
    return choice.variants & needed | set(left[:1] if choice.default not in needed else [])


@pytest.mark.parametrize("language", OTHERS)
def test_what_english_says_by_choice_of_a_word_is_said_by_the_same_words(language: str) -> None:
    for key, sentence in by_key(language).items():
        words = {variant for choice in by_key("en")[key].choices for variant in choice.variants} - PLURALS
        own = {variant for choice in sentence.choices for variant in choice.variants} - PLURALS
        assert {word for word in own if not word.isdigit()} == {word for word in words if not word.isdigit()}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_and_fits_where_it_stands(language: str) -> None:
    limits = dict.fromkeys(by_key(language), MESSAGE)
    for slot, key in said_in(LIMITS):
        limits[key] = min(limits[key], LIMITS[slot])
    limits |= dict.fromkeys(texts_of("commands/views.py", "button-") | texts_of("commands/queue.py", "button-"), 80)
    with speaking(language):
        for key, sentence in by_key(language).items():
            for number in NUMBERS:
                said = say(key, **dict.fromkeys(sentence.variables, number))
                assert said.strip() == said != "", key
                assert "{ $" not in said, key
                assert len(said) <= limits[key], f"{key} has {len(said)} characters"


def test_pictures_have_the_letters_of_every_language() -> None:
    fonts, keys = find_fonts(), {key for _, key in said_in([("drawable", 0)], "training")}
    assert len(keys) > 5
    for language in LANGUAGES:
        with speaking(language):
            for text in (say(key, **dict.fromkeys(by_key("en")[key].variables, 5)) for key in keys):
                assert fonts.drawable(text) == " ".join(text.split())


def test_every_limit_is_that_of_something() -> None:
    assert {slot for slot, _ in said_in(LIMITS)} == set(LIMITS)


@pytest.mark.parametrize("language", OTHERS)
async def test_every_command_says_what_it_does_within_discord_s_limit(language: str) -> None:
    described = {message_of(one): _parts(one) for one in commands()}
    own = {one.key for one in catalogue(language)[0] if one.key.startswith(COMMAND)}
    assert own == set(described)
    for key, (needed, possible) in described.items():
        said = translations(key)[language]
        assert needed <= set(said) <= needed | possible, key
        assert {part: len(text) for part, text in said.items() if len(text) > 100} == {}, key


def _parts(command: discord.SlashCommand) -> tuple[set[str], set[str]]:
    """What a command has to be translated, and what may be: names of choices, where they are words."""
    choices = {part_of(option, choice) for option in command.options for choice in option.choices}
    return {"", *map(part_of, command.options)}, choices
