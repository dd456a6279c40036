"""The table of a comparison as a picture: part by part, what serves and the candidate, with help and alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chatterbox.store.candidates import Comparison, Section
from chatterbox.texts import say
from chatterbox.training.evaluation.tally import Count, count, sections_of, signed
from chatterbox.training.plots import FAINT, INK, PANEL, POINTS_PER_INCH, RIGHT, WIDTH_IN, WRONG, figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from chatterbox.training.fonts import Fonts

_COLUMNS = (132.0, 172.0, 222.0, 262.0)  # middles: with help now and new, alone now and new
_ROW_PT = 34.0
_HEAD_PT = 58.0


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a comparison; of untaught questions the faults are counted, of which fewer are better."""

    section: Section
    helped: Count
    alone: Count

    @property
    def name(self) -> str:
        return say(f"part-{self.section}")

    def cells(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """(now, new) with help and alone."""
        return self._shown(self.helped), self._shown(self.alone)

    def gained(self) -> tuple[int, int]:
        """How much better the candidate is, with help and alone."""
        return self.helped.new - self.helped.now, self.alone.new - self.alone.now

    def _shown(self, counted: Count) -> tuple[int, int]:
        if self.section == "untaught":
            return counted.of - counted.now, counted.of - counted.new
        return counted.now, counted.new


def lines_of(comparison: Comparison) -> tuple[Line, ...]:
    return tuple(
        Line(section, count(comparison, section, helped=True), count(comparison, section, helped=False))
        for section in sections_of(comparison)
    )


def draw_comparison(fonts: Fonts, lines: tuple[Line, ...]) -> Figure:
    """A row a part: its name with the number of questions, then counts; what changed stands out in shape and colour."""
    height_pt = _HEAD_PT + _ROW_PT * len(lines) + 6
    picture, axes = figure(height_pt / POINTS_PER_INCH)
    width_pt = WIDTH_IN * POINTS_PER_INCH
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width_pt)
    axes.set_ylim(height_pt, 0)
    axes.axis("off")
    _head(axes, fonts)
    for number, line in enumerate(lines):
        _row(axes, fonts, _HEAD_PT + _ROW_PT * (number + 0.5), line, shaded=number % 2 == 0)
    return picture


def alt_text(lines: tuple[Line, ...]) -> str:
    """The picture's numbers in words."""
    said = []
    for line in lines:
        (now, new), (now_alone, new_alone) = line.cells()
        values = {"now": now, "new": new, "now_alone": now_alone, "new_alone": new_alone}
        said.append(say("compared-alt-line", part=line.name, of=line.helped.of, **values))
    return say("compared-alt", lines="; ".join(said))[:1024]


def _head(axes: Any, fonts: Fonts) -> None:
    modes = (say("compared-helped"), say("compared-alone"))
    for middle, mode in zip((sum(_COLUMNS[:2]) / 2, sum(_COLUMNS[2:]) / 2), modes, strict=True):
        axes.text(middle, 18, fonts.drawable(mode), color=INK, fontsize=12, ha="center", va="center")
    for x, model in zip(_COLUMNS, (say("compared-now"), say("compared-new")) * 2, strict=True):
        axes.text(x, 42, fonts.drawable(model), color=FAINT, fontsize=11, ha="center", va="center")


def _row(axes: Any, fonts: Fonts, y: float, line: Line, *, shaded: bool) -> None:
    if shaded:
        axes.barh(y, WIDTH_IN * POINTS_PER_INCH, left=0, height=_ROW_PT, color=PANEL)
    axes.text(12, y - 7, fonts.drawable(line.name), color=INK, fontsize=12, va="center")
    asked = say("compared-of", of=line.helped.of)
    axes.text(12, y + 8, fonts.drawable(asked), color=FAINT, fontsize=11, va="center")
    for number, ((now, new), gained) in enumerate(zip(line.cells(), line.gained(), strict=True)):
        left, right = _COLUMNS[2 * number : 2 * number + 2]
        axes.text(left, y, str(now), color=FAINT, fontsize=13, ha="center", va="center")
        colour = RIGHT if gained > 0 else WRONG if gained < 0 else INK
        axes.text(right, y - 6, str(new), color=colour, fontsize=13, ha="center", va="center", fontweight="bold")
        axes.text(right, y + 9, signed(new - now), color=colour, fontsize=11, ha="center", va="center")
