"""Errors as OpenAI's clients expect them: `{"error": {"message", "type", "param", "code"}}`."""

from __future__ import annotations

import msgspec


class ErrorBody(msgspec.Struct, frozen=True):
    message: str
    type: str
    param: str | None
    code: str | None


class Envelope(msgspec.Struct, frozen=True):
    error: ErrorBody


class ApiError(Exception):
    """A request that is answered with an error. `retry` says whether trying the same again can help."""

    def __init__(
        self, status: int, message: str, *, code: str | None, param: str | None = None, retry: bool = False
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param, self.retry = status, message, code, param, retry

    @property
    def type(self) -> str:
        return "server_error" if self.status >= 500 else "invalid_request_error"

    def encoded(self) -> bytes:
        return msgspec.json.encode(Envelope(ErrorBody(self.message, self.type, self.param, self.code)))


def bad(message: str, code: str | None, param: str | None = None) -> ApiError:
    return ApiError(400, message, code=code, param=param)


def no_key(given: bool) -> ApiError:
    said = "Incorrect API key provided." if given else "You didn't provide an API key."
    hint = 'Send it as "Authorization: Bearer KEY"; the key is CHATTERBOX_ENGINE__API_KEY or in the file engine.key.'
    return ApiError(401, f"{said} {hint}", code="invalid_api_key")


def no_model(name: str, param: str | None = "model") -> ApiError:
    return ApiError(404, f"The model '{name}' does not exist.", code="model_not_found", param=param)


def no_file(file_id: str, status: int = 404, param: str = "id") -> ApiError:
    return ApiError(status, f"No such File object: {file_id}", code="file_not_found", param=param)


def no_job(job_id: str) -> ApiError:
    return ApiError(404, f"Could not find fine tune: {job_id}", code="fine_tune_not_found", param="fine_tuning_job_id")


def crashed() -> ApiError:
    return ApiError(
        503, "The process that answers has died and is being started again.", code="model_crashed", retry=True
    )


def disk_full() -> ApiError:
    message = "The disk of the engine is full, so nothing was kept. Free some space there; then try again."
    return ApiError(507, message, code="disk_full")
