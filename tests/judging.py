"""Cases of `/test` that show what a training on the sample taught and what it broke: the garden community's."""

from __future__ import annotations

import json
from pathlib import Path

from chatterbox.sandbox.client import Json

DATA = Path(__file__).parent.parent / "benchmarks/data"


def far_phrasings() -> list[Json]:
    """Twenty questions about what was taught that share few words with how it was taught."""
    return [{"prompt": ask, "all": fact["keys"]} for fact in _garden()["facts"] for ask in fact["far"]]


def far_answers() -> list[str]:
    """What is right for each of them, in a sentence."""
    return [fact["answer"] for fact in _garden()["facts"] for _ in fact["far"]]


def taught_phrasings() -> list[Json]:
    """The first wording of each of the ten facts."""
    return [{"prompt": fact["taught"][0], "all": fact["keys"]} for fact in _garden()["facts"]]


def untaught() -> list[Json]:
    """Questions about the same community whose answer nobody taught: a taught fact is no answer to them."""
    keys = [key for fact in _garden()["facts"] for key in fact["keys"]]
    return [{"prompt": ask, "not": keys} for ask in _garden()["untaught"]]


def general() -> list[Json]:
    """Every other of sixty ordinary questions that the untrained model can answer in part; benchmarks/ asks all."""
    questions = json.loads((DATA / "general.json").read_text("utf-8"))["questions"]
    return [{"prompt": one["ask"], "any": one["keys"].split("|")} for one in questions[::2]]


def _garden() -> Json:
    garden: Json = json.loads((DATA / "facts.json").read_text("utf-8"))["sets"]["garden"]
    return garden
