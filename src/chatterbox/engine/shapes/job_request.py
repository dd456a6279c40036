"""What a request for a fine-tuning job may hold."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from chatterbox.engine.shapes.chat import Anything, Metadata
from chatterbox.engine.shapes.errors import bad
from chatterbox.engine.shapes.objects import Auto, Method

RECIPES = ("rewrite", "plain")


class WantedHyperparameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    n_epochs: Annotated[int, Meta(ge=1, le=50)] | Auto = "auto"
    batch_size: Annotated[int, Meta(ge=1, le=256)] | Auto = "auto"
    learning_rate_multiplier: Annotated[float, Meta(gt=0, le=100)] | Auto = "auto"


class WantedSupervised(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hyperparameters: WantedHyperparameters | None = None


class WantedPreferenceHyperparameters(WantedHyperparameters, frozen=True, forbid_unknown_fields=True):
    beta: Annotated[float, Meta(gt=0, le=2)] | Auto = "auto"


class WantedPreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hyperparameters: WantedPreferenceHyperparameters | None = None


class WantedMethod(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: Literal["supervised", "dpo", "reinforcement"]
    supervised: WantedSupervised | None = None
    dpo: WantedPreference | None = None
    reinforcement: Anything | None = None


class Integration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: Literal["wandb"]
    wandb: Anything


class JobRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """OpenAI's. `metadata: {"recipe": "plain"}` leaves the rewriting of questions out."""

    model: str
    training_file: str
    method: WantedMethod | None = None
    hyperparameters: WantedHyperparameters | None = None  # deprecated by OpenAI, still accepted
    suffix: Annotated[str, Meta(min_length=1, max_length=64)] | None = None
    seed: Annotated[int, Meta(ge=0, le=2**31 - 1)] | None = None
    metadata: Metadata | None = None
    validation_file: Annotated[str, Meta(min_length=1)] | None = None
    integrations: list[Integration] | None = None

    @property
    def chosen(self) -> Method:
        """The method with its hyperparameters; where it has none, the deprecated ones."""
        kind: Literal["supervised", "dpo"] = "dpo" if self.method and self.method.type == "dpo" else "supervised"
        of_method = getattr(self.method, kind, None)
        wanted = (of_method and of_method.hyperparameters) or self.hyperparameters or WantedHyperparameters()
        return Method(kind).with_hyperparameters(msgspec.to_builtins(wanted))

    def refuse_impossible(self) -> None:
        """Raises ApiError for what this engine does not train."""
        if self.method is not None and self.method.type == "reinforcement":
            message = "The method 'reinforcement' is not supported: this engine trains supervised and dpo."
            raise bad(message, "unsupported_value", "method.type")
        recipe = (self.metadata or {}).get("recipe", "rewrite")
        if recipe not in RECIPES:
            message = f"The recipe '{recipe}' is not known. Known are: {', '.join(RECIPES)}."
            raise bad(message, "invalid_value", "metadata.recipe")

    def without_effect(self) -> list[str]:
        """What was asked for and is not done, as sentences for the job's events."""
        said = []
        if self.integrations:
            said.append("Integrations are not supported by this engine: nothing is sent to Weights & Biases")
        return said
