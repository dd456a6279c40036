"""`python -m chatterbox.engine.serve.child`: one llama.cpp server with one base and a fixed set of adapters.

It has a process of its own, so that a crash in it costs the running replies and nothing else, and so that its memory
comes back whole: exchanging servers inside one process was measured to leak about 35 MB each time.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

import msgspec

from chatterbox.engine.lifeline import end_with_parent
from chatterbox.engine.serve.plan import Plan, Report

PROMPT_CACHE_MIB = 256


def main() -> int:
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever the library prints must not look like an answer
    plan = msgspec.json.decode(sys.stdin.buffer.readline(), type=Plan)
    end_with_parent()
    try:
        server = _serve(plan)
    except (RuntimeError, ValueError) as error:
        answers.write(msgspec.json.encode(Report(failure=str(error))) + b"\n")
        return 1
    answers.write(msgspec.json.encode(Report(address=server.listening_address)) + b"\n")
    threading.Event().wait()
    return 0


def _serve(plan: Plan) -> Any:
    import xllamacpp  # type: ignore[import-untyped]

    params = xllamacpp.CommonParams()
    params.model.path = plan.model
    # Without "apply": which adapter answers is named by each request, none by itself.
    params.lora_init_without_apply = True
    params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(path, 0.0) for path in plan.adapters]
    params.n_parallel = plan.parallel
    params.n_ctx = plan.context * plan.parallel
    params.kv_unified = False  # one conversation can never take the room of another
    params.fit_params = False
    params.cpuparams.n_threads = plan.threads
    params.cpuparams_batch.n_threads = plan.threads
    params.cache_ram_mib = PROMPT_CACHE_MIB
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [plan.key]
    params.cors_origins = ""
    params.ui = False
    params.endpoint_slots = False
    params.warmup = False
    params.verbosity = 0
    return xllamacpp.Server(params)


if __name__ == "__main__":
    sys.exit(main())
