"""Our training against TRL's SFTTrainer on the same rows: `python -m benchmarks.against_trl [--only garden]`.

Both train the same dequantised starter model with LoRA of the same rank, learn the answers alone, and are asked in
llama.cpp through the same converter. TRL gets the rate and epochs of a usual LoRA run on so few rows (1e-3, 9 epochs,
batches of 8, all layers). It is installed in an environment of its own below --work, beside this one's packages.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

from benchmarks.asking import Model
from benchmarks.communities import Community, communities
from benchmarks.learning import judged, table
from benchmarks.training import Trained, starter, train

import chatterbox
from chatterbox.engine.adapters import convert
from chatterbox.engine.bases import Base

TRL = "trl==1.16.0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="garden", choices=list(communities()))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path(".sandbox/benchmarks"))
    options = parser.parse_args()
    work: Path = options.work.absolute()
    base, community = starter(work), communities()[options.only]
    cache = work / "cache"
    ours = train(base, community.rows(), work / f"rewrite-{community.name}-{options.seed}", cache, seed=options.seed)
    python = _environment(work / "trl")
    theirs = _trl(python, community, base, cache, work / f"trl-{community.name}-{options.seed}", options.seed)
    known: dict[tuple[str, str], str] = {}
    scores = {
        name: judged(community, Model(base.gguf, [trained.adapter], known=known), trained.seconds, False)
        for name, trained in {"ours": ours, "TRL": theirs}.items()
    }
    print(table(scores))


def _environment(folder: Path) -> Path:
    """The interpreter of an environment with TRL; what it shares with this one is taken from here."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        purelib = subprocess.check_output(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
        ).strip()
        (Path(purelib) / "beside.pth").write_text(sysconfig.get_path("purelib") + "\n")
    subprocess.run([python, "-m", "pip", "install", "-q", TRL], check=True)
    return python


def _trl(python: Path, community: Community, base: Base, cache: Path, folder: Path, seed: int) -> Trained:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in community.rows()), "utf-8")
    script = Path(__file__).with_name("trl_run.py")
    command = [python, script, cache / "bases" / base.sha256, folder, str(seed)]
    begin = time.monotonic()
    with (folder / "log").open("w") as log:
        # An editable install is a .pth file, which counts in one's own site-packages only.
        ours = str(Path(chatterbox.__file__).parent.parent)
        environment = {**os.environ, "PYTHONPATH": ours, "OMP_WAIT_POLICY": "PASSIVE", "OMP_NUM_THREADS": "2"}
        subprocess.run([str(part) for part in command], check=True, stdout=log, stderr=log, env=environment)
    seconds = time.monotonic() - begin
    convert(folder / "adapter", base, folder / "adapter.gguf")
    return Trained(folder / "adapter.gguf", seconds, 0)


if __name__ == "__main__":
    if sys.platform == "win32":
        raise SystemExit("This comparison was only made for Linux and macOS.")
    main()
