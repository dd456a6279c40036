"""The loss curves of several trainings in one picture, as a PNG for the channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chatterbox.models import RunView
from chatterbox.texts import say
from chatterbox.texts.figures import tick
from chatterbox.training.plots import FAINT, INK, LINE, PANEL, RIGHT, WRONG, figure, smoothed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from chatterbox.training.fonts import Fonts

KINDS = ((LINE, "-"), (WRONG, "--"), (RIGHT, "-."), ("#f2d16b", ":"), ("#d0a6ff", (0, (6, 1, 1, 1, 1, 1))))
"""A line differs from the others by more than its colour."""
_CURVE_IN, _NAME_IN = 2.5, 0.22


def draw_curves(fonts: Fonts, views: Sequence[RunView]) -> Figure:
    """The running means, each over its share of its run's steps; the names below. At most as many as `KINDS`."""
    height_in = _CURVE_IN + _NAME_IN * len(views)
    picture, axes = figure(height_in)
    axes.set_position((0.13, (0.55 + _NAME_IN * len(views)) / height_in, 0.83, 1.6 / height_in))
    axes.set_facecolor(PANEL)
    highest = 0.0
    for view, (colour, line) in zip(views, KINDS, strict=False):
        loss = smoothed([point.loss for point in view.losses])
        of = max(view.steps, view.losses[-1].step)
        at = [100 * point.step / of for point in view.losses]
        axes.plot(at, loss, color=colour, linestyle=line, linewidth=2, label=fonts.drawable(view.name[:40]))
        highest = max(highest, *loss)
    axes.set_xlim(0, 102)
    axes.set_ylim(0, highest * 1.15 or 1)
    axes.yaxis.get_major_locator().set_params(nbins=5)
    axes.yaxis.set_major_formatter(tick)
    axes.grid(visible=True, color=FAINT, alpha=0.2, linewidth=0.6)
    axes.set_title(fonts.drawable(say("plot-loss")), color=INK, fontsize=12, loc="left")
    axes.set_xlabel(fonts.drawable(say("records-share")), color=FAINT)
    axes.legend(
        loc="upper left", bbox_to_anchor=(-0.1, -0.3), frameon=False, labelcolor=INK, fontsize=11, labelspacing=0.2
    )
    return picture
