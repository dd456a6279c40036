"""What the engine answers with. Fields that may be null are always there, as clients' validators ask."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")

ORGANISATION = "org-chatterbox"
OWNER = "chatterbox"


class Page(msgspec.Struct, Generic[T], frozen=True):
    data: list[T]
    has_more: bool
    first_id: str | None
    last_id: str | None
    object: Literal["list"] = "list"


class ModelList(msgspec.Struct, frozen=True):
    data: list[Model]
    object: Literal["list"] = "list"


class Model(msgspec.Struct, frozen=True):
    id: str
    created: int
    owned_by: str
    object: Literal["model"] = "model"
    base: Any = msgspec.UNSET  # ours: of a base, what `described.Described` holds


class FileObject(msgspec.Struct, frozen=True):
    id: str
    bytes: int
    created_at: int
    filename: str
    purpose: str
    expires_at: int | None = None
    status: Literal["uploaded", "processed", "error"] = "processed"
    status_details: str | None = None
    object: Literal["file"] = "file"


class Deleted(msgspec.Struct, frozen=True):
    id: str
    object: Literal["file", "model"]
    deleted: bool = True


Auto = Literal["auto"]
JobStatus = Literal["validating_files", "queued", "running", "succeeded", "failed", "cancelled"]


class Hyperparameters(msgspec.Struct, frozen=True):
    n_epochs: int | Auto = "auto"
    batch_size: int | Auto = "auto"
    learning_rate_multiplier: float | Auto = "auto"


class PreferenceHyperparameters(msgspec.Struct, frozen=True):
    n_epochs: int | Auto = "auto"
    batch_size: int | Auto = "auto"
    learning_rate_multiplier: float | Auto = "auto"
    beta: float | Auto = "auto"


class Supervised(msgspec.Struct, frozen=True):
    hyperparameters: Hyperparameters


class Preference(msgspec.Struct, frozen=True):
    hyperparameters: PreferenceHyperparameters


class Method(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of both is there, as `type` says."""

    type: Literal["supervised", "dpo"]
    supervised: Supervised | msgspec.UnsetType = msgspec.UNSET
    dpo: Preference | msgspec.UnsetType = msgspec.UNSET

    @property
    def hyperparameters(self) -> Hyperparameters | PreferenceHyperparameters:
        chosen = self.dpo if self.type == "dpo" else self.supervised
        return Hyperparameters() if chosen is msgspec.UNSET else chosen.hyperparameters

    def with_hyperparameters(self, named: dict[str, Any]) -> Method:
        """The same method with these numbers; those that it does not know are left out."""
        if self.type == "dpo":
            return Method("dpo", dpo=Preference(msgspec.convert(named, PreferenceHyperparameters)))
        return Method("supervised", Supervised(msgspec.convert(named, Hyperparameters)))


class JobError(msgspec.Struct, frozen=True):
    code: str
    message: str
    param: str | None = None


class Job(msgspec.Struct, frozen=True):
    id: str
    created_at: int
    model: str
    training_file: str
    status: JobStatus
    hyperparameters: Hyperparameters
    method: Method
    seed: int
    metadata: dict[str, str]
    suffix: str | None = None  # not in OpenAI's own object any more; kept because the model's name is made of it
    validation_file: str | None = None
    fine_tuned_model: str | None = None
    finished_at: int | None = None
    estimated_finish: int | None = None
    trained_tokens: int | None = None
    error: JobError | None = None
    result_files: list[str] = []
    integrations: list[Any] = []
    organization_id: str = ORGANISATION
    object: Literal["fine_tuning.job"] = "fine_tuning.job"

    @property
    def over(self) -> bool:
        return self.status in ("succeeded", "failed", "cancelled")


class JobEvent(msgspec.Struct, frozen=True):
    id: str
    created_at: int
    message: str
    type: Literal["message", "metrics"] = "message"
    level: Literal["info", "warn", "error"] = "info"
    data: dict[str, Any] = {}
    object: Literal["fine_tuning.job.event"] = "fine_tuning.job.event"


class CheckpointMetrics(msgspec.Struct, frozen=True):
    step: int
    train_loss: float | None = None
    train_mean_token_accuracy: float | None = None
    valid_loss: float | None = None
    valid_mean_token_accuracy: float | None = None
    full_valid_loss: float | None = None
    full_valid_mean_token_accuracy: float | None = None


class Checkpoint(msgspec.Struct, frozen=True):
    id: str
    created_at: int
    fine_tuned_model_checkpoint: str
    fine_tuning_job_id: str
    metrics: CheckpointMetrics
    step_number: int
    object: Literal["fine_tuning.job.checkpoint"] = "fine_tuning.job.checkpoint"
