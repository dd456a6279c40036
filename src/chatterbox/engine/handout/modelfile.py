"""An Ollama Modelfile for a merged model: its Jinja chat template, said again in Ollama's template language.

What stands around a message of each role is found by rendering the template; the result is then held against the
template on longer conversations, and a template that cannot be said so is refused rather than written wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatterbox.engine.template import ChatTemplate, TemplateRefused

Talk = Sequence[tuple[str, str]]
"""Roles and texts."""

_S, _U, _A = "\ue000S\ue000", "\ue000U\ue000", "\ue000A\ue000"  # private characters: no template writes them
_TRIALS: tuple[Talk, ...] = (
    (("user", "When is it?"),),
    (("system", "Be brief."), ("user", "When is it?"), ("assistant", "On Friday."), ("user", "Where?")),
    (("user", "One."), ("assistant", "Two."), ("user", "Three."), ("assistant", "Four."), ("user", "Five.")),
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What stands before and after a message of each role, and what begins an answer."""

    around: Mapping[str, tuple[str, str]]
    answer: str
    default_system: str  # what the template says by itself where no system message is; "" where it says nothing

    def rendered(self, talk: Talk) -> str:
        if self.default_system and talk[0][0] != "system":
            talk = (("system", self.default_system), *talk)
        return "".join(self.around[role][0] + text + self.around[role][1] for role, text in talk) + self.answer


def modelfile(template: ChatTemplate, gguf: str, context_tokens: int) -> str:
    """The text of the Modelfile that stands beside the file `gguf`. Raises TemplateRefused."""
    wrapping = wrapping_of(template)
    branches = "{{ else ".join(
        f'if eq .Role "{role}" }}}}{before}{{{{ .Content }}}}{after}'
        for role, (before, after) in wrapping.around.items()
    )
    lines = [
        f"FROM ./{gguf}",
        f'TEMPLATE """{{{{ range .Messages }}}}{{{{ {branches}{{{{ end }}}}{{{{ end }}}}{wrapping.answer}"""',
        *([f'SYSTEM """{wrapping.default_system}"""'] if wrapping.default_system else []),
        *(f'PARAMETER stop "{end}"' for end in _ends(template, wrapping)),
        f"PARAMETER num_ctx {context_tokens}",
    ]
    return "\n".join(lines) + "\n"


def wrapping_of(template: ChatTemplate) -> Wrapping:
    """Raises TemplateRefused where the template does more than to put texts around messages."""
    whole = _text(template, (("system", _S), ("user", _U), ("assistant", _A)), answer=False)
    asked = _text(template, (("system", _S), ("user", _U)), answer=False)
    turned = _text(template, (("system", _S), ("user", "x"), ("assistant", _A), ("user", _U)), answer=False)
    prompt = _text(template, (("system", _S), ("user", _U)), answer=True)
    alone = _text(template, (("user", _U),), answer=False)
    after_user, after_assistant = asked.partition(_U)[2], whole.partition(_A)[2]
    before_user = turned.partition(_A)[2].removeprefix(after_assistant).partition(_U)[0]
    before_assistant = whole.partition(_U)[2].removeprefix(after_user).partition(_A)[0]
    system = (whole.partition(_S)[0], whole.partition(_S)[2].partition(_U)[0].removesuffix(before_user))
    opening = alone.partition(_U)[0].removesuffix(before_user)
    wrapping = Wrapping(
        {"system": system, "user": (before_user, after_user), "assistant": (before_assistant, after_assistant)},
        prompt.partition(_U)[2].removeprefix(after_user),
        opening.removeprefix(system[0]).removesuffix(system[1]),
    )
    if any(wrapping.rendered(talk) != _text(template, talk, answer=True) for talk in _TRIALS):
        raise TemplateRefused("it does more than to put texts around messages")
    return wrapping


def _ends(template: ChatTemplate, wrapping: Wrapping) -> list[str]:
    """The control tokens that end an answer."""
    behind = [text for text in template.special if text and text in wrapping.around["assistant"][1]]
    return sorted({*behind, *([template.eos] if template.eos else [])})


def _text(template: ChatTemplate, talk: Talk, *, answer: bool) -> str:
    names = {number: text for text, number in template.special.items()}
    messages = [{"role": role, "content": text} for role, text in talk]
    pieces = template.pieces(messages, add_generation_prompt=answer)
    return "".join(piece if isinstance(piece, str) else names[piece] for piece in pieces)
