"""How the result of a vote reads."""

from chatterbox.store.votes import Pair
from chatterbox.texts import say
from chatterbox.texts.figures import probability
from chatterbox.training.promotion.vote_count import PairResult, VoteResult


def result_lines(result: VoteResult, name: str, left: int) -> list[str]:
    """The result with its uncertainty, on a candidate of that name; `left` voters were not counted."""
    preferred = result.preferred
    lines = [
        say(
            "vote-result",
            name=name,
            members=result.members,
            better=preferred.better,
            worse=preferred.worse,
        )
    ]
    p = probability(preferred.p)
    match preferred.verdict:
        case "too few":
            lines.append(say("vote-result-too-few"))
        case "unclear":
            lines.append(say("vote-result-unclear", p=p))
        case "better":
            lines.append(say("vote-result-better", p=p))
        case "worse":
            lines.append(say("vote-result-worse", p=p))
    for index, one in enumerate(result.pairs, 1):
        counted = {"candidate": one.candidate, "serving": one.serving, "same": one.same, "bad": one.bad}
        lines.append(say("vote-pair-result", number=index, **counted))
    if left:
        lines.append(say("vote-left", number=left))
    return lines


def revealed_text(pair: Pair, counted: PairResult) -> str:
    """Whose answers A and B of a pair were, and how they fared."""
    numbers = {"candidate": counted.candidate, "serving": counted.serving, "same": counted.same, "bad": counted.bad}
    return say("vote-revealed", first="yes" if pair.candidate_first else "no", **numbers)
