"""Settings of a space, each with its versions, and the hints that a person was shown."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import HintRow, SettingRow


class Settings:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def get(self, space: Space, name: str) -> bytes | None:
        """The version in force."""
        statement = (
            select(SettingRow.value)
            .where(SettingRow.space == space.key, SettingRow.name == name)
            .order_by(SettingRow.version.desc())
            .limit(1)
        )
        sealed = (await self._session.execute(statement)).scalar()
        return None if sealed is None else self._cipher.open(space, sealed)

    async def versions(self, space: Space, name: str, limit: int) -> list[tuple[int, bytes, int, datetime]]:
        """Its versions, the one in force first: number, value, who set it, when."""
        statement = (
            select(SettingRow.version, SettingRow.value, SettingRow.set_by, SettingRow.created_at)
            .where(SettingRow.space == space.key, SettingRow.name == name)
            .order_by(SettingRow.version.desc())
            .limit(limit)
        )
        rows = await self._session.execute(statement)
        return [(number, self._cipher.open(space, sealed), by, at) for number, sealed, by, at in rows]

    async def beginning(self, space: Space, prefix: str) -> dict[str, bytes]:
        """The versions in force of all settings whose names begin so, by name."""
        statement = (
            select(SettingRow.name, SettingRow.value)
            .where(SettingRow.space == space.key, SettingRow.name.startswith(prefix, autoescape=True))
            .order_by(SettingRow.version)
        )
        return {name: self._cipher.open(space, sealed) for name, sealed in await self._session.execute(statement)}

    async def having(self, name: str) -> list[tuple[Space, bytes]]:
        """Of all spaces, the version in force of a setting, where there is one: for the operator only."""
        newest = (
            select(SettingRow.space, func.max(SettingRow.version).label("version"))
            .where(SettingRow.name == name)
            .group_by(SettingRow.space)
            .subquery()
        )
        statement = select(SettingRow.space, SettingRow.value).join(
            newest, (SettingRow.space == newest.c.space) & (SettingRow.version == newest.c.version)
        )
        rows = await self._session.execute(
            statement.where(SettingRow.name == name).execution_options(all_spaces="the operator's list")
        )
        return [(Space.of(space), self._cipher.open(Space.of(space), sealed)) for space, sealed in rows]

    async def since(self, space: Space, name: str) -> datetime | None:
        """When its first version was put in force."""
        first = select(func.min(SettingRow.created_at)).where(SettingRow.space == space.key, SettingRow.name == name)
        return (await self._session.execute(first)).scalar()

    async def put(self, space: Space, name: str, value: bytes, *, set_by: int, now: datetime) -> int:
        """Puts a new version in force; its number, from 1."""
        newest = select(func.max(SettingRow.version)).where(SettingRow.space == space.key, SettingRow.name == name)
        version = ((await self._session.execute(newest)).scalar() or 0) + 1
        await self._session.execute(
            insert(SettingRow).values(
                space=space.key,
                name=name,
                version=version,
                value=self._cipher.seal(space, value),
                set_by=set_by,
                created_at=now,
            )
        )
        return version

    async def forget_hint(self, space: Space, user_id: int, hint: str) -> None:
        """Lets a hint be shown once more."""
        shown = HintRow.space == space.key, HintRow.user_id == user_id, HintRow.hint == hint
        await self._session.execute(delete(HintRow).where(*shown))

    async def hint_once(self, space: Space, user_id: int, hint: str) -> bool:
        """Records that a person was shown a hint; whether this was the first time."""
        shown = select(HintRow.hint).where(HintRow.space == space.key, HintRow.user_id == user_id, HintRow.hint == hint)
        if (await self._session.execute(shown)).scalar() is not None:
            return False
        await self._session.execute(insert(HintRow).values(space=space.key, user_id=user_id, hint=hint))
        return True
