"""Pictures for the channel: the loss curve and the score table, as PNG.

Drawn for a phone: 400 points wide at three pixels a point, no type below 11 points. They bring their own dark ground,
so that they read alike on Discord's dark and light themes; right and wrong differ in shape, not in colour alone.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chatterbox.models import LossPoint, RunView
from chatterbox.texts import say
from chatterbox.texts.figures import decimal, tick

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from chatterbox.training.fonts import Fonts

WIDTH_IN = 4.0
DOTS_PER_INCH = 240
POINTS_PER_INCH = 72
ROWS_SHOWN = 20
"""A table with more rows shows the first that failed somewhere; all failures are in the file."""

GROUND, PANEL, INK, FAINT = "#1f2330", "#2a2f3f", "#f4f5f8", "#b4bac8"
LINE, RIGHT, WRONG = "#7cc4ff", "#6fdc8c", "#ff9e7a"


@dataclass(frozen=True, slots=True)
class TableRow:
    number: int
    question: str
    passed: tuple[bool, ...]  # one a column


@dataclass(frozen=True, slots=True)
class Table:
    """A score table: a column a model, with how many cases it passed, and a row a case."""

    columns: tuple[str, ...]
    passed: tuple[int, ...]
    rows: tuple[TableRow, ...]


class Plots:
    """Draws off the event loop, one picture at a time (matplotlib's fonts are not made for several threads)."""

    def __init__(self) -> None:
        self._one = asyncio.Lock()
        self._fonts: Fonts | None = None

    async def curve(self, view: RunView) -> bytes:
        """The loss curve of a run."""
        return await self.drawn(lambda fonts: draw_curve(fonts, view.losses, view.steps, view.valid))

    async def scores(self, table: Table) -> bytes:
        """The score table of a test."""
        return await self.drawn(lambda fonts: draw_scores(fonts, table))

    async def drawn(self, draw: Callable[[Fonts], Figure]) -> bytes:
        """A picture that somebody else's function draws, as PNG."""
        async with self._one:
            return await asyncio.to_thread(self._png, draw)

    def _png(self, draw: Callable[[Fonts], Figure]) -> bytes:
        # matplotlib takes a second to import: not at the bot's start, and not on its loop.
        from matplotlib import rc_context

        from chatterbox.training.fonts import find_fonts

        if self._fonts is None:
            self._fonts = find_fonts()
        # A question may hold dollar signs: they are no formulas.
        with rc_context({"font.family": list(self._fonts.families), "text.parse_math": False}):
            buffer = io.BytesIO()
            draw(self._fonts).savefig(buffer, format="png")
        return buffer.getvalue()


def draw_curve(fonts: Fonts, losses: Sequence[LossPoint], steps: int, valid: Sequence[LossPoint] = ()) -> Figure:
    """Loss by step: every point faintly, their running mean as the line; the last point with its value in the head.

    Dashed, the loss on the questions that were held out.
    """
    picture, axes = figure(2.5)
    axes.set_position((0.13, 0.2, 0.83, 0.68))
    at, loss = [point.step for point in losses], [point.loss for point in losses]
    axes.plot(at, loss, color=LINE, alpha=0.35, linewidth=1, marker="o", markersize=2.2)
    axes.plot(at, smoothed(loss), color=LINE, linewidth=2.2)
    if valid:
        dashed = {"linestyle": "--", "marker": "D", "markersize": 3}
        axes.plot([point.step for point in valid], [point.loss for point in valid], color=WRONG, **dashed)
    if losses:
        axes.plot(at[-1:], loss[-1:], color=INK, marker="o", markersize=4.5, clip_on=False, zorder=4)
        axes.set_title(decimal(loss[-1], 2), color=INK, fontsize=12, fontweight="bold", loc="right")
        axes.set_xlim(0, max(steps, at[-1]) * 1.02)
        axes.set_ylim(0, max(loss) * 1.15 or 1)
    axes.xaxis.get_major_locator().set_params(integer=True, nbins=6)
    axes.yaxis.get_major_locator().set_params(nbins=5)
    axes.yaxis.set_major_formatter(tick)
    axes.set_title(fonts.drawable(say("plot-loss")), color=INK, fontsize=12, loc="left")
    axes.set_xlabel(fonts.drawable(say("plot-steps", steps=steps) if steps else say("plot-step")), color=FAINT)
    axes.grid(visible=True, color=FAINT, alpha=0.2, linewidth=0.6)
    return picture


def draw_scores(fonts: Fonts, table: Table) -> Figure:
    """The sums on top, as bars; below a row a case, with a tick or a cross for each model."""
    rows = shown_rows(table)
    left_out = len(table.rows) - len(rows)
    bar_pt, row_pt = 30.0, 33.0
    height_pt = 14 + bar_pt * len(table.columns) + 26 + row_pt * len(rows) + (24 if left_out else 6)
    picture, axes = figure(height_pt / POINTS_PER_INCH)
    width_pt = WIDTH_IN * POINTS_PER_INCH
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width_pt)
    axes.set_ylim(height_pt, 0)
    axes.axis("off")
    y = 14 + bar_pt / 2 - 8
    for name, passed in zip(table.columns, table.passed, strict=True):
        _bar(axes, fonts, y, name, passed, len(table.rows), width_pt)
        y += bar_pt
    marks = [width_pt - 22 - 44 * number for number in reversed(range(len(table.columns)))]
    axes.text(37, y + 4, fonts.drawable(say("test-table-case")), color=FAINT, fontsize=11, va="center")
    for name, x in zip(table.columns, marks, strict=True):
        axes.text(x, y + 4, fonts.drawable(name), color=FAINT, fontsize=11, va="center", ha="center")
    y += 18
    for number, row in enumerate(rows):
        _case(axes, fonts, y + row_pt / 2, row, marks, shaded=number % 2 == 0, height_pt=row_pt)
        y += row_pt
    if left_out:
        axes.text(
            12, y + 11, fonts.drawable(say("test-table-more", more=left_out)), color=FAINT, fontsize=11, va="center"
        )
    return picture


def shown_rows(table: Table) -> tuple[TableRow, ...]:
    """All rows where they fit, else those that failed somewhere first, in the order of their numbers."""
    if len(table.rows) <= ROWS_SHOWN:
        return table.rows
    failed_first = sorted(table.rows, key=lambda row: all(row.passed))
    return tuple(sorted(failed_first[:ROWS_SHOWN], key=lambda row: row.number))


def _bar(axes: Any, fonts: Fonts, y: float, name: str, passed: int, of: int, width_pt: float) -> None:
    begin, whole = 62.0, width_pt - 62 - 78
    axes.text(12, y, fonts.drawable(name), color=INK, fontsize=12, va="center", fontweight="bold")
    axes.barh(y, whole, left=begin, height=12, color=PANEL)
    axes.barh(y, whole * passed / max(of, 1), left=begin, height=12, color=LINE)
    told = say("test-table-passed", passed=passed, of=of)
    axes.text(
        width_pt - 12, y, fonts.drawable(told), color=INK, fontsize=12, va="center", ha="right", fontweight="bold"
    )


def _case(
    axes: Any, fonts: Fonts, y: float, row: TableRow, marks: Sequence[float], *, shaded: bool, height_pt: float
) -> None:
    if shaded:
        axes.barh(y, WIDTH_IN * POINTS_PER_INCH, left=0, height=height_pt, color=PANEL)
    # The number stands by itself: joined to a question that is written from right to left it would change sides.
    axes.text(30, y, str(row.number), color=FAINT, fontsize=11, va="center", ha="right")
    question = axes.text(37, y, "", color=INK, fontsize=11, va="center", linespacing=1.1)
    _fit(question, fonts.drawable(row.question), marks[0] - 26 - 37)
    for passed, x in zip(row.passed, marks, strict=True):
        if passed:
            axes.plot([x - 6, x - 1.5, x + 7], [y, y + 5, y - 6], color=RIGHT, linewidth=2.4, solid_capstyle="round")
        else:
            for slope in (1, -1):
                axes.plot([x - 5, x + 5], [y - 5 * slope, y + 5 * slope], color=WRONG, linewidth=2.4)


def _fit(artist: Any, text: str, width_pt: float) -> None:
    """Sets a text on up to two lines of `width_pt`, cut with an ellipsis; scripts without spaces break anywhere."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < 2:
        fits = _longest(artist, rest, width_pt)
        if fits < len(rest):
            space = rest.rfind(" ", fits // 2, fits + 1)
            fits = space if space > 0 else max(fits, 1)
        lines.append(rest[:fits].rstrip())
        rest = rest[fits:].lstrip()
    if rest:
        last = f"{lines[-1]} {rest}"
        lines[-1] = last[: max(_longest(artist, last[:80], width_pt) - 1, 1)].rstrip() + "…"
    artist.set_text("\n".join(lines))


def _longest(artist: Any, text: str, width_pt: float) -> int:
    """How many characters of a text fit."""
    low, high = 0, min(len(text), 120)
    while low < high:
        middle = (low + high + 1) // 2
        artist.set_text(text[:middle])
        width = artist.get_window_extent().width / DOTS_PER_INCH * POINTS_PER_INCH
        low, high = (middle, high) if width <= width_pt else (low, middle - 1)
    return low


def figure(height_in: float) -> tuple[Figure, Any]:
    """An empty picture of the house's width with its ground, and its axes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH_IN, height_in), dpi=DOTS_PER_INCH, facecolor=GROUND)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(facecolor=PANEL if height_in == 2.5 else GROUND)
    axes.tick_params(colors=FAINT, labelsize=11)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return figure, axes


def smoothed(values: Sequence[float]) -> list[float]:
    """An exponential running mean over about ten steps, without the pull of its start."""
    kept, weight, smooth = 0.0, 0.0, []
    for value in values:
        kept, weight = 0.8 * kept + 0.2 * value, 0.8 * weight + 0.2
        smooth.append(kept / weight)
    return smooth
