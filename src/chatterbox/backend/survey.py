"""Survey: what the configured backends can do together, asked at the start, remembered, and told to people.

Chat, training and embeddings may be three backends. What one of them cannot do is no failure: it is said, with what
still works and what to do.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from chatterbox.backend.abilities import Ability, embedding_of, models_of, training_of
from chatterbox.backend.connection import Connection
from chatterbox.backend.hosts import Host, known_of
from chatterbox.backend.local import LocalEngine
from chatterbox.errors import BackendError, Refused
from chatterbox.texts import say
from chatterbox.texts.figures import day as written

_log = logging.getLogger(__name__)

WARNED_DAYS = 60
"""How long before a model is switched off people are told."""
ASKED_EVERY_S = 6 * 3600.0

Models = Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class Roles:
    """Which backend does what. `embedding` is None where full-text search was chosen; `base` "" where none was."""

    chat: Connection
    training: Connection
    embedding: Connection | None
    base: str
    embedding_model: str
    training_host: Host


def _today() -> date:
    return datetime.now(UTC).date()


class Survey:
    def __init__(
        self, roles: Roles, *, today: Callable[[], date] = _today, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._roles = roles
        self._today = today
        self._monotonic = monotonic
        self._training = Ability(None)
        self._models: dict[str, tuple[float, Models]] = {}

    async def look(self) -> list[str]:
        """Asks every backend anew; what people who run the bot should know, as sentences. Nothing is raised."""
        self._models.clear()
        self._training = await self._asked_training()
        said = [self._training.why()] if self._training.can is False else []
        roles = self._roles
        if roles.embedding is not None:
            embedding = await embedding_of(roles.embedding, roles.embedding_model)
            said += [embedding.why()] if embedding.can is False else []
        base = roles.base or next(iter(await self._listed(roles.chat)), "")
        return [*said, *await self.of_training(), *await self.shutdowns([base, roles.embedding_model])]

    async def told(self) -> None:
        """Looks, and writes what there is to know into the log."""
        for sentence in await self.look():
            _log.warning("%s", sentence)

    async def admit_training(self) -> None:
        """Raises Refused where nothing can be trained. A backend that does not answer now is waited for by a run."""
        if not self._training.can:  # again: somebody may have mended it meanwhile
            self._training = await self._asked_training()
        if self._training.can is False:
            raise Refused(self._training.why())

    async def of_space(self, models: Sequence[str]) -> list[str]:
        """What members should know of the models that answer them: no training here, a model that ends soon."""
        said = [self._training.why()] if self._training.can is False else []
        return [*said, *await self.shutdowns(models)]

    async def of_training(self) -> list[str]:
        """What those who train should know: the training's host ends it, or models do not come to who answers."""
        roles = self._roles
        if self._training.can is False:
            return []
        said = known_of(roles.training.name, roles.training_host, self._today())
        if roles.training.name != roles.chat.name:
            said += await self._names()
        return said

    async def shutdowns(self, models: Sequence[str]) -> list[str]:
        """A sentence for each of these models that is switched off soon."""
        said: dict[str, str] = {}
        for connection in self._hosted():
            listed = await self._listed(connection)
            for model in models:
                day = listed.get(connection.dialect.asked_as(model)) or listed.get(model)
                if day is not None and (day - self._today()).days <= WARNED_DAYS:
                    said[model] = say("backend-shutdown", backend=connection.name, model=model, day=written(day))
        return list(said.values())

    def _hosted(self) -> Iterator[Connection]:
        """Each backend that is somebody else's: our own engine switches nothing off, and is not started to ask it."""
        roles = self._roles
        named = {one.name: one for one in (roles.chat, roles.training, roles.embedding) if one is not None}
        yield from (one for one in named.values() if not isinstance(one, LocalEngine))

    async def _asked_training(self) -> Ability:
        training = self._roles.training
        return Ability(True) if isinstance(training, LocalEngine) else await training_of(training)

    async def _names(self) -> list[str]:
        """Whether a model that one backend trains can be asked of the other: both must list it by the same name."""
        roles = self._roles
        trained, answered = await self._listed(roles.training), await self._listed(roles.chat)
        names = {"training": roles.training.name, "chat": roles.chat.name}
        said = []
        if roles.base and trained and roles.base not in trained:
            said.append(say("backend-base-missing", model=roles.base, **names))
        tuned = [model for model in trained if model.startswith("ft:")]
        if not tuned or not answered:
            said.append(say("backend-names-unknown", **names))
        elif not any(model in answered for model in tuned):
            said.append(say("backend-names-apart", model=tuned[-1], **names))
        return said

    async def _listed(self, connection: Connection) -> Models:
        """The backend's list of models, at most some hours old; empty where it does not answer."""
        at, listed = self._models.get(connection.name, (0.0, {}))
        if connection.name in self._models and self._monotonic() - at < ASKED_EVERY_S:
            return listed
        try:
            listed = await models_of(connection)
        except BackendError:
            return listed
        self._models[connection.name] = (self._monotonic(), listed)
        return listed
