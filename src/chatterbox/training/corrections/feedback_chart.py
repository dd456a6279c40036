"""The chart of votes: the share of thumbs up over time, a line a model, at phone width."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chatterbox.store.feedback import Vote
from chatterbox.texts import say
from chatterbox.texts.figures import short_day
from chatterbox.training.plots import FAINT, INK, PANEL, POINTS_PER_INCH, figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from chatterbox.training.fonts import Fonts

MOST_LINES = 5
_BY_WEEKS_FROM_DAYS = 31


@dataclass(frozen=True, slots=True)
class Point:
    """The votes of one day, or of the week that begins then."""

    begins: date
    up: int
    votes: int

    @property
    def share(self) -> float:
        """Of thumbs up, 0 to 1."""
        return self.up / self.votes


@dataclass(frozen=True, slots=True)
class Line:
    """One model's votes over time; "" stands for the stored answers."""

    model: str
    points: tuple[Point, ...]

    @property
    def votes(self) -> int:
        return sum(point.votes for point in self.points)

    @property
    def up(self) -> int:
        return sum(point.up for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """The models with the most votes, the first one the most."""

    lines: tuple[Line, ...]
    by_weeks: bool


def charted(votes: Sequence[Vote]) -> Chart:
    """Votes by model and day, or by week where they span more than a month."""
    days = [vote.created_at.date() for vote in votes]
    by_weeks = bool(days) and (max(days) - min(days)).days >= _BY_WEEKS_FROM_DAYS
    counted: dict[str, Counter[date]] = defaultdict(Counter)
    liked: dict[str, Counter[date]] = defaultdict(Counter)
    for vote, day in zip(votes, days, strict=True):
        begins = day - timedelta(days=day.weekday()) if by_weeks else day
        counted[vote.model][begins] += 1
        liked[vote.model][begins] += vote.up
    lines = [
        Line(model, tuple(Point(begins, liked[model][begins], count) for begins, count in sorted(at.items())))
        for model, at in counted.items()
    ]
    return Chart(tuple(sorted(lines, key=lambda line: -line.votes)[:MOST_LINES]), by_weeks)


def alt(chart: Chart) -> str:
    """The chart in words."""
    told = [say("feedback-chart-line", model=_name(line.model), up=line.up, votes=line.votes) for line in chart.lines]
    return say("feedback-chart-alt", lines="; ".join(told) or say("feedback-chart-none"))[:1024]


def draw_feedback(fonts: Fonts, chart: Chart) -> Figure:
    """Lines of 0 to 100 %; a bigger dot stands for more votes. The models are named below."""
    from matplotlib.dates import AutoDateLocator, date2num, num2date

    legend_pt = 17.0 * max(len(chart.lines), 1)
    height_in = 2.4 + legend_pt / POINTS_PER_INCH
    picture, axes = figure(height_in)
    axes.set_facecolor(PANEL)
    bottom = (legend_pt + 34) / POINTS_PER_INCH / height_in
    axes.set_position((0.13, bottom, 0.83, 1 - bottom - 0.32 / height_in))
    for number, line in enumerate(chart.lines):
        colour, mark = _LOOKS[number]
        days, shares = [point.begins for point in line.points], [100 * point.share for point in line.points]
        axes.plot(days, shares, color=colour, linewidth=1.8, zorder=2)
        sizes = [16 + 6 * min(point.votes, 20) for point in line.points]
        axes.scatter(days, shares, s=sizes, color=colour, marker=mark, zorder=3, clip_on=False)
        told = say("feedback-chart-line", model=_name(line.model), up=line.up, votes=line.votes)
        y = (legend_pt - 17 * number - 6) / POINTS_PER_INCH / height_in
        picture.text(0.04, y, "●▲■◆▼"[number], color=colour, fontsize=11, va="center")
        picture.text(0.1, y, fonts.drawable(told), color=INK, fontsize=11, va="center")
    axes.set_ylim(-4, 104)
    if days := [point.begins for line in chart.lines for point in line.points]:
        a_day = timedelta(days=1)  # a single day would be shown as four years
        axes.set_xlim(*map(date2num, (min(days) - a_day, max(days) + a_day)))
    locator = AutoDateLocator(minticks=2, maxticks=5)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(lambda value, _: short_day(num2date(value)))  # type: ignore[no-untyped-call]
    axes.set_title(fonts.drawable(say("feedback-chart-title")), color=INK, fontsize=12, loc="left")
    axes.grid(visible=True, color=FAINT, alpha=0.2, linewidth=0.6)
    return picture


_LOOKS = (("#7cc4ff", "o"), ("#ffcf7a", "^"), ("#6fdc8c", "s"), ("#ff9e7a", "D"), ("#d6a8ff", "v"))
"""Lines differ in the shape of their dots, not in colour alone."""


def _name(model: str) -> str:
    """A model's name as long as fits beside its counts: the end of a long one tells them apart."""
    name = model or say("feedback-stored")
    return name if len(name) <= 28 else f"…{name[-27:]}"
