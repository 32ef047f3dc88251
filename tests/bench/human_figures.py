"""Wavering and drift of labelled presses: found against what the label's own uncertainty allows.

``python -m tests.bench.human_figures``; needs the recordings beside the checkout. A label's plateau
begins and ends within an uncertainty; the figures of all plateaus within it span a range.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from nmt_sense.model.hold import Fault, Hold
from nmt_sense.session.analysis import TableOptions, analyze_table
from nmt_sense.storage import read_table
from tests.bench.accuracy import overlaps
from tests.shared_data import labelled

#: Steps in which each edge of a label is moved within its uncertainty.
STEPS = np.linspace(-1, 1, 5)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled press: the ranges the label allows, and the hold that was found."""

    name: str
    cov_range: tuple[float, float]
    drift_range: tuple[float, float]
    hold: Hold

    @property
    def cov_agrees(self) -> bool:
        """True if the variation found lies within its range."""
        return self.cov_range[0] <= self.hold.measures.cov <= self.cov_range[1]

    @property
    def drift(self) -> float:
        """Drift found, share of the level per second."""
        return self.hold.measures.drift_per_s / self.hold.measures.level

    @property
    def drift_agrees(self) -> bool:
        """True if the drift found lies within its range."""
        return self.drift_range[0] <= self.drift <= self.drift_range[1]


def rows() -> list[Row]:
    """Set every labelled plateau of 2 s and more against the hold found there."""
    return [row for sidecar in labelled() for row in _rows_of(sidecar)]


def _rows_of(sidecar) -> list[Row]:
    table = read_table(
        sidecar["csv"],
        time_column="time_s",
        force_columns=[sidecar["label_channel"]],
        invert=sidecar["polarity"] < 0,
    )
    found = analyze_table(table.time_s, table.values, TableOptions(), source="")
    pairs = [
        (label, hold)
        for label in sidecar["holds"]
        for hold in found.holds
        if label["plateau_s"] >= 2 and overlaps(hold.measures, label)
    ]
    return [
        Row(sidecar["id"], *_ranges(found.time_s, found.force, label), hold)
        for label, hold in pairs
    ]


def _ranges(time_s, force, label) -> tuple[tuple[float, float], tuple[float, float]]:
    covs, drifts = [], []
    for begin, end in product(STEPS, STEPS):
        from_s = label["plateau_start_s"] + begin * label["start_unc_s"]
        to_s = label["plateau_end_s"] + end * label["end_unc_s"]
        inside = (time_s >= from_s) & (time_s <= to_s)
        x, t = force[inside], time_s[inside]
        covs.append(x.std(ddof=1) / x.mean())
        drifts.append(np.polyfit(t, x, 1)[0] / x.mean())
    return (min(covs), max(covs)), (min(drifts), max(drifts))


def main() -> None:
    """Print the table."""
    found = rows()
    print("| recording | CoV, labelled | found | drift a second, labelled | found | faults |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in found:
        cov = f"{row.cov_range[0]:.1%} to {row.cov_range[1]:.1%}"
        drift = f"{row.drift_range[0]:+.2%} to {row.drift_range[1]:+.2%}"
        marks = ["" if agrees else " (outside)" for agrees in (row.cov_agrees, row.drift_agrees)]
        print(
            f"| {row.name} | {cov} | {row.hold.measures.cov:.1%}{marks[0]} | {drift} "
            f"| {row.drift:+.2%}{marks[1]} | {' '.join(row.hold.faults)} |"
        )
    unsteady = sum(Fault.UNSTEADY in row.hold.faults for row in found)
    print(
        f"\nOf {len(found)} holds, CoV agrees in {sum(r.cov_agrees for r in found)}, drift in "
        f"{sum(r.drift_agrees for r in found)}; {unsteady} are unsteady by the standard level."
    )


if __name__ == "__main__":
    main()
