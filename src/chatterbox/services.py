"""Everything below Discord, built and owned: store, backends, services, and the sweep of what has had its time."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.chat.service import ChatService
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.training.corrections import CorrectionService
from chatterbox.training.evaluation import EvaluationService
from chatterbox.training.privacy import PrivacyService
from chatterbox.training.service import TrainingService


@dataclass(frozen=True, slots=True)
class Services:
    """What commands call. None of them knows Discord."""

    chat: ChatService
    spaces: SpaceSettings
    training: TrainingService
    corrections: CorrectionService
    evaluation: EvaluationService
    privacy: PrivacyService
