"""The bot as a child process of the sandbox: started, started again when it dies, stopped with the sandbox."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from chatterbox.stopping import STOP_ON_EOF

log = logging.getLogger(__name__)

FIRST_WAIT_S, LONGEST_WAIT_S = 0.25, 30.0
STEADY_AFTER_S = 60.0  # a bot that lived as long is started again without delay
STOP_WITHIN_S = 15.0


def bot_environment(token: str, api_url: str, data: Path, trainer_roles: Sequence[str] = ()) -> dict[str, str]:
    """This process's environment, with what ties the bot to the sandbox instead of to real servers and stores.

    `trainer_roles` count unless the environment names others.
    """
    return {
        "CHATTERBOX_BOT__TRAINER_ROLES": f"[{', '.join(trainer_roles)}]",
        **os.environ,
        "CHATTERBOX_DISCORD__TOKEN": token,
        "CHATTERBOX_DISCORD__API_URL": api_url,
        "CHATTERBOX_DISCORD__GUILDS": "[]",
        "CHATTERBOX_BOT__DATA": str(data / "bot"),
        "CHATTERBOX_ENGINE__DATA": str(data / "engine"),
        "CHATTERBOX_STORE__URL": "",
        STOP_ON_EOF: "1",
    }


class BotProcess:
    """Runs `chatterbox run` until it is stopped. Its standard input is a pipe: when the sandbox dies, it ends."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._child: asyncio.subprocess.Process | None = None

    async def keep_running(self) -> None:
        """Starts the bot, and starts it again whenever it ends. Ends by being cancelled; call `stop` then."""
        wait = FIRST_WAIT_S
        while True:
            began = time.monotonic()
            code = await self._run_once()
            wait = FIRST_WAIT_S if time.monotonic() - began > STEADY_AFTER_S else wait
            log.warning("the bot ended (%s); starting it again in %g s", _ending(code), wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_S)

    async def stop(self) -> None:
        """Asks the bot to end by closing its standard input; kills it when it takes too long."""
        child, self._child = self._child, None
        if child is None or child.returncode is not None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), STOP_WITHIN_S)
        except TimeoutError:
            log.warning("the bot did not stop within %g s; it is killed", STOP_WITHIN_S)
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()

    async def _run_once(self) -> int:
        # In a session of its own: a Ctrl-C at the terminal reaches the sandbox, which then stops the bot in order.
        self._child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "chatterbox", "run"),
            stdin=asyncio.subprocess.PIPE,
            stdout=sys.stderr.fileno(),  # our standard output carries the ready line alone
            stderr=sys.stderr.fileno(),
            env=self._environment,
            start_new_session=True,
        )
        return await self._child.wait()


def _ending(code: int) -> str:
    return f"by signal {-code}" if code < 0 else f"with exit code {code}"
