"""What commands, their options and their choices say of themselves in each language, from `texts/*/commands.ftl`.

English stands beside the code. `command-train` is /train, with an attribute for each option (`.dataset`) and for each
choice whose name is a word (`.rows--avoid`). Names that are typed stay English, so that members can help each other.
"""

from collections.abc import Iterable, Mapping

import discord

from chatterbox.texts import translations

LOCALES = {"de": ("de",), "fr": ("fr",), "es": ("es-ES", "es-419"), "ru": ("ru",), "ja": ("ja",)}
"""As Discord names them."""


def localise(commands: Iterable[object]) -> None:
    """Tells each slash command its translations, before Discord is told of it."""
    for command in commands:
        if not isinstance(command, discord.SlashCommand):
            continue
        said = translations(message_of(command))
        command.description_localizations = _by_locale(said, "")
        for option in command.options:
            option.description_localizations = _by_locale(said, part_of(option))
            for choice in option.choices:
                choice.name_localizations = _by_locale(said, part_of(option, choice))


def message_of(command: discord.SlashCommand) -> str:
    """The key of a command's message."""
    return f"command-{command.qualified_name}".replace(" ", "-").replace("_", "-")


def part_of(option: discord.Option, choice: discord.OptionChoice | None = None) -> str:
    """The attribute of an option's description, or of the name of one of its choices."""
    part = str(option.name) if choice is None else f"{option.name}--{choice.value}"
    return part.replace("_", "-")


def _by_locale(said: Mapping[str, Mapping[str, str]], part: str) -> dict[str, str]:
    return {locale: parts[part] for language, parts in said.items() if part in parts for locale in LOCALES[language]}
