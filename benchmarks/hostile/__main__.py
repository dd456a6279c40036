"""A million hostile datasets through the real check, a hundred thousand hostile texts through the real forms.

    python -m benchmarks.hostile datasets [--until 1000000] [--state hostile-datasets.json]
    python -m benchmarks.hostile forms [--until 100000] [--state hostile-forms.json]
    python -m benchmarks.hostile show NUMBER > FILE

Each thing is made from its number alone. A run that was ended goes on where it was; what was found is told at the end
and after `tell STATE`. docs/hostile.md says what is generated and what came of it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from benchmarks.hostile import checked
from benchmarks.hostile.datasets import dataset
from benchmarks.hostile.running import Tally, run

CONFIRMED = 100
"""So many of the files that end a worker are given to the bot's own checker."""


def tell(tally: Tally) -> None:
    rate = tally.next / max(tally.wall_s, 1)
    print(f"{tally.next} tried in {tally.wall_s:.0f} s, {tally.cpu_s:.0f} s of CPU; {rate:.0f} a second")
    print(f"peak {tally.peak_kib / 1024:.0f} MiB; slowest {tally.slowest_ms:.0f} ms of CPU (number {tally.slowest})")
    formats: dict[str, Counter[str]] = {}
    for outcome, count in tally.outcomes.items():
        name, _, what = outcome.rpartition(": ")
        formats.setdefault(name, Counter())[what] += count
    for name, outcomes in sorted(formats.items()):
        print(f"  {name}: " + ", ".join(f"{what} {count}" for what, count in outcomes.most_common()))
    print(f"{len(tally.ended)} ended their process; defects: {len(tally.defects)}")
    for defect in tally.defects[:50]:
        print(f"  {defect.number}: {defect.what}")


def forms(until: int, state: Path) -> None:
    from benchmarks.hostile.forms import Forms  # not before: what is imported counts as memory

    with TemporaryDirectory() as folder:
        tally = run(Forms(Path(folder)), until, state)
    tell(tally)
    if tally.defects:
        raise SystemExit(1)


def datasets(until: int, state: Path) -> None:
    tally = run(checked.Datasets(), until, state)
    tell(tally)
    unsaid = checked.confirm(tally.ended[:CONFIRMED])
    print(f"of {len(tally.ended[:CONFIRMED])} that ended their process the checker did not say so: {unsaid}")
    if tally.defects or unsaid:
        raise SystemExit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("datasets", "forms", "show", "tell"))
    parser.add_argument("which", nargs="?", default="0")
    parser.add_argument("--until", type=int)
    parser.add_argument("--state", type=Path)
    chosen = parser.parse_args()
    state = chosen.state or Path(f"hostile-{chosen.what}.json")
    if chosen.what == "datasets":
        datasets(chosen.until or 1_000_000, state)
    elif chosen.what == "forms":
        forms(chosen.until or 100_000, state)
    elif chosen.what == "tell":
        tell(msgspec.json.decode(Path(chosen.which).read_bytes(), type=Tally))
    else:
        made = dataset(int(chosen.which))
        print(f"{made.filename}: {made.format}, {made.done}", file=sys.stderr)
        sys.stdout.buffer.write(made.content)


if __name__ == "__main__":
    main()
