"""The configuration: which source wins, and what a wrong one is told."""

from datetime import date
from pathlib import Path

import pytest

from chatterbox.config_load import load, load_with_sources
from chatterbox.config_report import settings_of, warnings_of
from chatterbox.errors import ConfigError
from chatterbox.statement import statement

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecret"


def _write(folder: Path, text: str, name: str = "config.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_nothing_configured_is_a_working_configuration(tmp_path: Path) -> None:
    settings = load({}, tmp_path)
    assert settings.backends["local"].base_url == "local"
    assert settings.engine_data == Path("data/engine")


def test_environment_wins_over_dotenv_wins_over_file(tmp_path: Path) -> None:
    _write(tmp_path, "[chat]\nmax_tokens = 100\ndm_turns = 1\ntemperature = 0.1\n")
    _write(tmp_path, "CHATTERBOX_CHAT__MAX_TOKENS=200\nCHATTERBOX_CHAT__DM_TURNS=2\n", ".env")
    loaded = load_with_sources({"CHATTERBOX_CHAT__MAX_TOKENS": "300"}, tmp_path)
    chat = loaded.settings.chat
    assert (chat.max_tokens, chat.dm_turns, chat.temperature) == (300, 2, 0.1)
    assert loaded.source_of(("chat", "max_tokens")) == "the environment"
    assert loaded.source_of(("chat", "dm_turns")).endswith(".env")
    assert loaded.source_of(("chat", "temperature")).endswith("config.toml")
    assert loaded.source_of(("chat", "answers")) == "default"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[chat]\ntemprature = 1\n", ["chat.temprature", "config.toml", "Do you mean chat.temperature?"]),
        ("[chta]\n", ["chta", "config.toml", "Do you mean chat?"]),
        ('[chat]\nanswers = "all"\n', ["chat.answers", "config.toml", "'anything' or 'taught'"]),
        ("[chat]\nmax_tokens = 3\n", ["chat.max_tokens", "greater than or equal to 16"]),
        ('[chat]\nbackend = "opnai"\n', ['chat.backend is "opnai"', "local"]),
        ('[training]\nbackend = "opnai"\n', ['training.backend is "opnai"', "local"]),
        ('[backends.OpenAI]\nbase_url = "x"\n', ["backends.OpenAI", "config.toml"]),
        ("[chat\n", ["config.toml is not TOML"]),
    ],
)
def test_a_wrong_file_is_told_key_source_and_what_is_allowed(tmp_path: Path, toml: str, words: list[str]) -> None:
    _write(tmp_path, toml)
    with pytest.raises(ConfigError) as caught:
        load({}, tmp_path)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("CHATTERBOX_CHTA__MAX_TOKENS", "1", ["CHATTERBOX_CHTA__MAX_TOKENS", "Do you mean CHATTERBOX_CHAT?"]),
        ("CHATTERBOX_CHAT__MAXTOKENS", "1", ["chat.maxtokens", "the environment", "chat.max_tokens"]),
        ("CHATTERBOX_CHAT__MAX_TOKENS", "many", ["chat.max_tokens", "the environment", "integer"]),
        ("CHATTERBOX_DISCORD__TOKEN_FILE", "absent", ["CHATTERBOX_DISCORD__TOKEN_FILE", "absent"]),
    ],
)
def test_a_wrong_variable_is_named(tmp_path: Path, variable: str, value: str, words: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        load({variable: value}, tmp_path)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    "toml", [f'[discord]\ntoken = "{TOKEN}"\n', '[backends.openai]\nbase_url = "x"\napi_key = "sk-1"\n']
)
def test_a_secret_in_the_file_is_refused_without_being_shown(tmp_path: Path, toml: str) -> None:
    _write(tmp_path, toml)
    with pytest.raises(ConfigError) as caught:
        load({}, tmp_path)
    assert "is a secret" in str(caught.value) and "CHATTERBOX_" in str(caught.value)
    assert TOKEN not in str(caught.value) and "sk-1" not in str(caught.value)


def test_a_secret_comes_from_a_file_that_the_environment_names(tmp_path: Path) -> None:
    _write(tmp_path, TOKEN + "\n", "token")
    settings = load({"CHATTERBOX_DISCORD__TOKEN_FILE": str(tmp_path / "token")}, tmp_path)
    assert settings.discord.token.get_secret_value() == TOKEN


def test_a_backends_key_joins_its_address(tmp_path: Path) -> None:
    _write(tmp_path, '[backends.openai]\nbase_url = "https://api.openai.com/v1"\n')
    settings = load({"CHATTERBOX_BACKENDS__OPENAI__API_KEY": "sk-1"}, tmp_path)
    backend = settings.backends["openai"]
    assert (backend.base_url, backend.api_key.get_secret_value()) == ("https://api.openai.com/v1", "sk-1")


def test_the_report_masks_secrets_and_names_sources(tmp_path: Path) -> None:
    loaded = load_with_sources({"CHATTERBOX_DISCORD__TOKEN": TOKEN, "CHATTERBOX_CHAT__DM_TURNS": "3"}, tmp_path)
    lines = {setting.key: setting for setting in settings_of(loaded)}
    assert lines["discord.token"].value == "(set)"
    assert (lines["chat.dm_turns"].value, lines["chat.dm_turns"].source) == ("3", "the environment")
    assert not any(TOKEN in setting.value for setting in lines.values())
    assert TOKEN not in repr(loaded.settings)


def test_a_host_that_ends_its_training_is_a_warning(tmp_path: Path) -> None:
    _write(tmp_path, '[backends.openai]\nbase_url = "https://api.openai.com/v1"\n[training]\nbackend = "openai"\n')
    (warning,) = warnings_of(load({}, tmp_path), date(2026, 12, 1))
    assert (
        "6 January 2027" in warning and 'set training.backend and chat.backend to another, "local" for one' in warning
    )
    assert warnings_of(load({}, tmp_path / "elsewhere"), date(2026, 12, 1)) == []
    assert "api.openai.com" in statement(load({}, tmp_path)), "rows go there, and the statement says so"
