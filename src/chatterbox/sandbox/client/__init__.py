"""Acting as people in the sandbox, from Python: what the page can do, the tests and other programs do with this.

async with SandboxClient("http://127.0.0.1:8400/#key=…") as sandbox:
    ada = await sandbox.person("Ada")
    channel = ada.channel("general")
    await ada.say(channel, "Hello", reply_to=message)
    answer = await ada.command(channel, "train", epochs=3, file=Path("garden.jsonl"))
    await ada.press(answer.message, "Cancel")
"""

from chatterbox.sandbox.client.connection import SandboxClient
from chatterbox.sandbox.client.errors import NoAnswer, NotThere, Refused, SandboxError, TimedOut
from chatterbox.sandbox.client.person import Person
from chatterbox.sandbox.client.values import Answer, Json, Upload
from chatterbox.sandbox.client.world import Application, WorldClient

__all__ = [
    "Answer",
    "Application",
    "Json",
    "NoAnswer",
    "NotThere",
    "Person",
    "Refused",
    "SandboxClient",
    "SandboxError",
    "TimedOut",
    "Upload",
    "WorldClient",
]
