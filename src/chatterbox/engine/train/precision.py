"""float32 or bfloat16, by a short measurement: which is faster cannot be told from the processor's name.

Measured: an Xeon with AVX512 and without AMX is twice as fast in float32, an EPYC with AVX512-BF16 in bfloat16.
"""

from __future__ import annotations

import time
from typing import Literal

Precision = Literal["no", "bf16"]
"""As Accelerate names them: "no" is float32."""

ROWS, REPEATS = 1024, 3
CLEARLY = 0.8  # bfloat16 also costs conversions, so it must win by more than the noise


def choose(hidden: int) -> Precision:
    """The faster precision for a model of this width on this machine. Takes about a tenth of a second."""
    import torch

    if torch.cuda.is_available():
        return "bf16" if torch.cuda.is_bf16_supported() else "no"
    return "bf16" if _seconds(torch.bfloat16, hidden) < CLEARLY * _seconds(torch.float32, hidden) else "no"


def _seconds(kind: object, hidden: int) -> float:
    """The shortest of a few multiplications of the shape that training does most."""
    import torch

    left = torch.ones(ROWS, hidden, dtype=kind)  # type: ignore[call-overload]
    right = torch.ones(hidden, 3 * hidden, dtype=kind)  # type: ignore[call-overload]
    left @ right
    taken = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        left @ right
        taken.append(time.perf_counter() - begin)
    return min(taken)
