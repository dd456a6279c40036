"""Reading on until somebody says stop."""

import asyncio
from collections.abc import AsyncGenerator
from typing import TypeVar

T = TypeVar("T")


async def until(stopped: asyncio.Event, items: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
    """What comes before `stopped` is set; it does not wait for the next item to end. `items` is closed then."""
    stop = asyncio.ensure_future(stopped.wait())
    coming: asyncio.Future[T] | None = None
    try:
        while True:
            coming = asyncio.ensure_future(anext(items))
            await asyncio.wait((coming, stop), return_when=asyncio.FIRST_COMPLETED)
            if stopped.is_set():
                return
            try:
                item = coming.result()
            except StopAsyncIteration:
                return
            yield item
    finally:
        waiting = [one for one in (stop, coming) if one is not None]
        for one in waiting:
            one.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await items.aclose()
