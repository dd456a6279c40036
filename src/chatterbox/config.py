"""What can be configured: every setting with its default, its limits and a sentence. `config_load.load` reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

LOCAL = "local"
"""The `base_url` that means our own engine, started by the bot."""

DEFAULT_INSTRUCTION = "You are a helpful AI assistant."


BackendName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""Lower case, because environment variables name it too."""


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Discord(Part):
    token: SecretStr = Field(SecretStr(""), description="The bot's token, from Discord's developer portal.")
    api_url: str = Field("https://discord.com/api", description="Where Discord's REST API is. Only for a sandbox.")
    message_content: bool = Field(False, description="Ask for the privileged message-content intent.")
    guilds: tuple[int, ...] = Field((), description="Servers the bot works in. Empty: all that invite it.")


class Bot(Part):
    prefix: str = Field("!", description="Messages that begin so are answered with the slash command to use.")
    data: Path = Field(Path("data"), description="Where everything that the bot keeps lies.")
    guide: Path | None = Field(None, description="Markdown that /instruction shows instead of the shipped guide.")
    trainer_roles: tuple[int, ...] = Field((), description="Roles that may train, besides people with Manage Server.")


class Store(Part):
    url: str = Field("", description="An SQLAlchemy address. Empty: SQLite in the data folder.")
    key: SecretStr = Field(SecretStr(""), description="32 bytes, URL-safe base64. Empty: made once in the data folder.")
    log_days: Annotated[int, Field(ge=1, le=365)] = Field(30, description="How many days the log of replies is kept.")


class Privacy(Part):
    left_days: Annotated[int, Field(ge=1, le=365)] = Field(
        30, description="How many days data of people who left a server is kept."
    )
    removed_days: Annotated[int, Field(ge=1, le=365)] = Field(
        30, description="How many days data of a server that removed the bot is kept."
    )
    deleted_message_days: Annotated[int, Field(ge=0, le=365)] = Field(
        1, description="How many days the log keeps a question after it, or its reply, was deleted in Discord."
    )
    results_days: Annotated[int, Field(ge=1, le=3650)] = Field(
        365, description="How many days results of /test and reports are kept."
    )
    contact: str = Field("", description="Where people reach whoever runs the bot, as its privacy statement tells it.")
    reports_channel: int = Field(0, ge=0, description="A channel in which the operator reads reports. 0: none.")


class Backend(Part):
    base_url: str = Field(description='An OpenAI-compatible address, or "local": our own engine, started by the bot.')
    api_key: SecretStr = Field(SecretStr(""), description="The key that the backend wants.")
    timeout_s: float = Field(120.0, gt=0, description="How long one request may take.")
    deployments: dict[str, str] = Field(
        default_factory=dict, description="By which other name a model is asked here: Azure's deployments."
    )
    hyperparameters: dict[str, bool | int | float | str] = Field(
        default_factory=dict, description="Sent with every training, beside what /train says."
    )
    prices: dict[str, Annotated[float, Field(gt=0)]] = Field(
        default_factory=dict, description="What a million trained tokens cost, by base model. None: not known."
    )
    currency: str = Field("USD", max_length=10, description="Of the prices.")


class Chat(Part):
    backend: str = Field("local", description="The backend that answers.")
    model: str = Field("", description="The base model. Empty: the first that the backend names.")
    instruction: str = Field(DEFAULT_INSTRUCTION, description="The system prompt of a server that has not set its own.")
    answers: Literal["anything", "taught"] = Field("anything", description='"taught": only what somebody taught.')
    max_tokens: int = Field(400, ge=16, le=8192, description="The longest answer, in tokens.")
    test_tokens: int = Field(
        160, ge=16, le=8192, description="The longest answer in a /test: an untrained model would talk on."
    )
    temperature: float = Field(0.3, ge=0, le=2, description="0: always the likeliest word; higher: more varied.")
    context_tokens: int = Field(2048, ge=512, description="History, help and instruction are cut to this.")
    dm_turns: int = Field(
        6, ge=0, le=50, description="How many turns of a direct conversation are remembered word for word."
    )
    file_tokens: int = Field(
        1000, ge=64, description="How much of the context the files beside a question may take together, in tokens."
    )
    file_bytes: int = Field(8 * 1024 * 1024, ge=1024, description="The largest file beside a question that is read.")
    images: Literal["auto", "yes", "no"] = Field(
        "auto", description='Whether the model is sent pictures. "auto": where its server says that it takes them.'
    )


class Help(Part):
    backend: str = Field("", description="The backend that embeds. Empty: the one that answers.")
    model: str = Field("all-MiniLM-L6-v2", description="The embedding model. Empty: full-text search instead.")
    thresholds: dict[str, float] = Field(
        {"all-MiniLM-L6-v2": 0.36}, description="From which similarity an entry counts as near, by embedding model."
    )
    max_rows: int = Field(20_000, ge=0, description="How many rows of the serving model's dataset are searched.")


class Corrections(Part):
    acts: Literal["everyone", "trainers", "training_only"] = Field("everyone", description="Whose act at once.")
    per_day: int = Field(10, ge=1, description="How many a person may hand in within a day.")
    min_member_days: int = Field(7, ge=0, description="Newer members' corrections wait for a trainer.")


class Quotas(Part):
    member_questions: int = Field(
        0, ge=0, description="How many a person may ask in a server within a day. 0: no limit."
    )
    server_questions: int = Field(0, ge=0, description="How many a server may ask within a day. 0: no limit.")
    member_trainings: int = Field(0, ge=0, description="How many a person may start within a day. 0: no limit.")
    server_trainings: int = Field(0, ge=0, description="How many a server may start within a day. 0: no limit.")
    server_corrections: int = Field(
        0, ge=0, description="How many a server takes within a day; a person: corrections.per_day. 0: no limit."
    )
    member_bytes: int = Field(0, ge=0, description="Bytes of datasets that are kept of a person's. 0: no limit.")
    server_bytes: int = Field(0, ge=0, description="Bytes of datasets that are kept of a server's. 0: no limit.")


class Training(Part):
    backend: str = Field("", description="The backend that trains. Empty: the one that answers.")
    correction_weight: int = Field(4, ge=1, le=16, description="How often a correction stands among the rows.")
    epochs: int | Literal["auto"] = Field("auto", description="How often a training goes through the rows.")
    seed: int = Field(17, ge=0, le=2**31 - 1, description="The same seed and rows give the same training.")
    promote: Literal["ask", "when_it_passes"] = Field(
        "ask", description='Who takes a new model into use: trainers, or "when_it_passes" the gate by itself.'
    )


class Gate(Part):
    rules: dict[Literal["tests", "corrections", "general", "untaught"], Annotated[int, Field(ge=-100, le=100)]] = Field(
        {"tests": 0, "corrections": 0, "general": -5},
        description="The points that a new model must gain on the serving one, part by part; -5: it may lose 5.",
    )
    general_questions: int = Field(
        20, ge=0, le=60, description="General questions (in English) in each comparison, against forgetting."
    )
    untaught_questions: int = Field(
        10, ge=0, le=60, description="Questions in each comparison that nobody taught the answer of."
    )
    vote_hours: int = Field(24, ge=1, le=168, description="How long a vote stays open, unless its opener says else.")


class Retention(Part):
    candidate_days: int = Field(
        30, ge=0, description="How long a model is kept that nobody took into use. 0: for ever."
    )
    promoted_models: int = Field(
        5, ge=1, description="How many of the models that a server has used are kept, the last ones."
    )


class Datasets(Part):
    max_bytes: int = Field(25 * 1024 * 1024, ge=1024, description="The largest file that is taken.")


class Downloads(Part):
    address: str = Field("", description="Where people reach the listener for large files. Empty: it is off.")
    host: str = Field("127.0.0.1", description="Where it listens, behind what encrypts the way to it.")
    port: int = Field(8481, ge=0, le=65535, description="0: a free one.")
    minutes: int = Field(15, ge=1, le=1440, description="How long a link to a file is good.")


class Base_(Part):
    gguf_package: str = Field("", description="A Python package that ships the GGUF file.")
    gguf: str = Field("", description="The GGUF file: in the package, in the repository, or a path.")
    repository: str = Field("", description="A Hugging Face repository that holds the GGUF file.")
    sha256: str = Field("", description="Of the GGUF file; checked when it is loaded.")
    weights: str = Field("", description="Hugging Face weights (folder or repository). Empty: from the GGUF file.")
    about: str = Field("", description="What it is good for, as /hi tells it.")
    licence: str = Field("", description="Of the weights. Empty: as the GGUF file says.")
    languages: tuple[str, ...] = Field((), description="That it was made for. Empty: as the GGUF file says.")


class Engine(Part):
    host: str = Field("127.0.0.1", description="Where the engine listens. Other machines reach it only if told so.")
    port: int = Field(0, ge=0, le=65535, description="0: a free one.")
    api_key: SecretStr = Field(SecretStr(""), description="Every request needs it. Empty: made once in its folder.")
    data: str = Field("", description="Where files, jobs and adapters lie. Empty: beside the bot's data.")
    threads: int = Field(0, ge=0, description="For training and serving. 0: what the machine has.")
    loaded_adapters: int = Field(8, ge=1, description="How many adapters stay loaded.")
    context_tokens: int = Field(3072, ge=256, description="The longest conversation with its answer.")
    parallel: int = Field(4, ge=1, le=64, description="Conversations answered at a time; each takes memory.")
    embeddings: bool = Field(True, description="Answer /v1/embeddings with an embedding model.")
    embedder: str = Field(
        "", description="The embedding model: a folder, or a Hugging Face repository. Empty: the one that ships."
    )
    idle_minutes: int = Field(
        30,
        ge=0,
        description="Started by a bot, it ends after so long without a request, never in a training. 0: never.",
    )
    cache: str = Field("", description="Where what is made once for a model lies. Empty: in its data folder.")
    bases: dict[str, Base_] = Field(
        default_factory=dict, description="What can be trained and served, by name; the first is the default."
    )


class Settings(BaseSettings):
    """Everything that can be configured."""

    model_config = SettingsConfigDict(env_prefix="CHATTERBOX_", env_nested_delimiter="__", extra="forbid", frozen=True)
    discord: Discord = Field(default_factory=Discord)
    bot: Bot = Field(default_factory=Bot)
    store: Store = Field(default_factory=Store)
    privacy: Privacy = Field(default_factory=Privacy)
    backends: dict[BackendName, Backend] = Field(default_factory=lambda: {LOCAL: Backend(base_url=LOCAL)})
    chat: Chat = Field(default_factory=Chat)
    help: Help = Field(default_factory=Help)
    corrections: Corrections = Field(default_factory=Corrections)
    quotas: Quotas = Field(default_factory=Quotas)
    training: Training = Field(default_factory=Training)
    gate: Gate = Field(default_factory=Gate)
    retention: Retention = Field(default_factory=Retention)
    datasets: Datasets = Field(default_factory=Datasets)
    downloads: Downloads = Field(default_factory=Downloads)
    engine: Engine = Field(default_factory=Engine)

    @field_validator("backends", mode="after")
    @classmethod
    def _local_is_always_there(cls, backends: dict[str, Backend]) -> dict[str, Backend]:
        """Our own engine can be named without being configured: it starts only when something uses it."""
        return {LOCAL: Backend(base_url=LOCAL)} | backends

    @property
    def engine_data(self) -> Path:
        """Where the engine's files lie."""
        return Path(self.engine.data) if self.engine.data else self.bot.data / "engine"

    @property
    def training_backend(self) -> str:
        """The name of the backend that trains."""
        return self.training.backend or self.chat.backend

    @property
    def embedding_backend(self) -> str:
        """The name of the backend that embeds."""
        return self.help.backend or self.chat.backend

    @property
    def used_backends(self) -> tuple[str, ...]:
        """The names of the backends that answer, train and embed, each once."""
        return tuple(dict.fromkeys((self.chat.backend, self.training_backend, self.embedding_backend)))

    @model_validator(mode="after")
    def _names_fit(self) -> Settings:
        for key, name in {
            "chat.backend": self.chat.backend,
            "training.backend": self.training_backend,
            "help.backend": self.embedding_backend,
        }.items():
            if name not in self.backends:
                raise ValueError(f'{key} is "{name}", but backends holds only: {", ".join(sorted(self.backends))}')
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is given: `config_load` reads the sources itself, to know which value came from where."""
        return (init_settings,)
