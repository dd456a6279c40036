"""The names that can be asked: the bases, what was trained from them, the embedding model."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from chatterbox.engine.bases import Base
from chatterbox.engine.database import Database
from chatterbox.engine.described import described
from chatterbox.engine.measured import Measured
from chatterbox.engine.shapes.errors import ApiError, no_model
from chatterbox.engine.shapes.objects import OWNER, Deleted, Model


class Tuned(msgspec.Struct, frozen=True):
    """A trained model: a base and the adapter that goes on it."""

    name: str
    base: str
    job: str
    adapter: str  # a file name in the folder of adapters
    created_at: int


@dataclass(frozen=True, slots=True)
class Target:
    """What a name means when it is asked: a base, and perhaps an adapter."""

    base: Base
    adapter: Path | None


class Models:
    """Knows every name. The first base is the default, and stands first in the list."""

    def __init__(
        self, database: Database, folder: Path, bases: Mapping[str, Base], embedder: str | None, measured: Measured
    ) -> None:
        self._database = database
        self._folder = folder
        self._bases = bases
        self._embedder = embedder
        self._measured = measured

    async def open(self) -> None:
        """Makes the folder, and clears away adapters that no model names."""
        self._folder.mkdir(parents=True, exist_ok=True)
        known = {tuned.adapter for tuned in await self._all()}
        for path in list(self._folder.iterdir()):
            if path.name not in known:
                path.unlink(missing_ok=True)

    async def listed(self) -> list[Model]:
        tuned_ones = await self._all(listed_only=True)
        models = [self._base_model(base) for base in self._bases.values()]
        models += [Model(tuned.name, tuned.created_at, OWNER) for tuned in tuned_ones]
        if self._embedder is not None:
            models.append(Model(self._embedder, models[0].created, OWNER))
        return models

    async def get(self, name: str) -> Model:
        """Raises ApiError 404."""
        if name in self._bases:
            return self._base_model(self._bases[name])
        if self._embedder is not None and name == self._embedder:
            return (await self.listed())[-1]
        tuned = await self._tuned(name)
        return Model(tuned.name, tuned.created_at, OWNER)

    async def target(self, name: str) -> Target:
        """What answers under `name`. Raises ApiError 404."""
        if name in self._bases:
            return Target(self._bases[name], None)
        if name == self._embedder:
            raise ApiError(400, f"{name} is an embedding model: it does not chat.", code="invalid_model", param="model")
        tuned = await self._tuned(name)
        adapter = self._folder / tuned.adapter
        if tuned.base not in self._bases or not adapter.is_file():
            raise no_model(name)
        return Target(self._bases[tuned.base], adapter)

    def base(self, name: str) -> Base | None:
        return self._bases.get(name)

    @property
    def default(self) -> Base:
        return next(iter(self._bases.values()))

    def adapter_file(self, job_id: str, step: int | None = None) -> Path:
        """Where the adapter of a job (or of its checkpoint at a step) lies."""
        return self._folder / (f"{job_id}.gguf" if step is None else f"{job_id}-{step}.gguf")

    async def add(self, tuned: Tuned, *, listed: bool) -> None:
        await self._database.do(lambda c: insert(c, tuned, listed=listed))

    async def delete(self, name: str) -> tuple[Deleted, list[Tuned]]:
        """Forgets a trained model and its checkpoints; gives what is gone.

        Doing it twice is no error. Raises ApiError for a base and for unknown names.
        """
        if name in self._bases or name == self._embedder:
            message = f"The model '{name}' comes from the configuration and cannot be deleted here."
            raise ApiError(403, message, code="model_not_deletable", param="model")

        known = [tuned for tuned in await self._all() if tuned.name == name or tuned.name.startswith(f"{name}:ckpt-")]

        def mark(connection: sqlite3.Connection) -> int:
            for tuned in known:
                connection.execute("UPDATE models SET deleted = 1 WHERE id = ?", (tuned.name,))
            count: int = connection.execute("SELECT count(*) FROM models WHERE id = ?", (name,)).fetchone()[0]
            return count

        if not await self._database.do(mark):
            raise no_model(name)
        for tuned in known:
            (self._folder / tuned.adapter).unlink(missing_ok=True)
        return Deleted(name, "model"), known

    def adapter_of(self, tuned: Tuned) -> Path:
        return self._folder / tuned.adapter

    def drop_files(self, job_id: str, *, keep_model: bool) -> None:
        """Deletes the adapters of a job's checkpoints, and that of its model."""
        for path in self._folder.glob(f"{job_id}*.gguf"):
            if not (keep_model and path == self.adapter_file(job_id)):
                path.unlink(missing_ok=True)

    def _base_model(self, base: Base) -> Model:
        about = described(base, self._measured.of(base.sha256))
        return Model(base.name, int(Path(base.gguf).stat().st_mtime), OWNER, base=about)

    async def _tuned(self, name: str) -> Tuned:
        row = await self._database.do(
            lambda c: c.execute("SELECT document FROM models WHERE id = ? AND NOT deleted", (name,)).fetchone()
        )
        if row is None:
            raise no_model(name)
        return msgspec.json.decode(row[0], type=Tuned)

    async def _all(self, listed_only: bool = False) -> list[Tuned]:
        query = "SELECT document FROM models WHERE NOT deleted AND listed >= ? ORDER BY number"
        rows = await self._database.do(lambda c: c.execute(query, (int(listed_only),)).fetchall())
        return [msgspec.json.decode(row[0], type=Tuned) for row in rows]


def insert(connection: sqlite3.Connection, tuned: Tuned, *, listed: bool) -> None:
    """A checkpoint answers to its name, but is not listed."""
    connection.execute(
        "INSERT OR IGNORE INTO models (id, listed, document) VALUES (?, ?, ?)",
        (tuned.name, int(listed), msgspec.json.encode(tuned)),
    )


def withdraw_checkpoints(connection: sqlite3.Connection, job_id: str) -> None:
    """Their names are not known any more; the files are the caller's to delete."""
    connection.execute(
        "UPDATE models SET deleted = 1 WHERE NOT listed AND json_extract(CAST(document AS TEXT), '$.job') = ?",
        (job_id,),
    )


def tuned_now(name: str, base: str, job_id: str, adapter: Path) -> Tuned:
    return Tuned(name, base, job_id, adapter.name, int(time.time()))
