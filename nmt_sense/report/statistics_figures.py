"""The drawings that go with the statistics: sessions of each person, and Bland-Altman, as SVG."""

from pathlib import Path
from typing import Any

from nmt_sense.report.statistics import Columns, Frame, groups_of, load_libraries, sessions_of

SIZE_INCHES = (7.0, 4.5)


def draw_sessions(table: Frame, columns: Columns, label: str, folder: Path) -> list[Path]:
    """Draw each person's sessions as a line, a figure for each group."""
    written = []
    for group, rows in groups_of(table, columns):
        figure, axes = _figure()
        sessions = sessions_of(rows, columns)
        for person, theirs in sessions.groupby("person"):
            axes.plot(theirs["number"], theirs["value"], marker="o", linewidth=1, label=str(person))
        axes.set_xticks(range(1, int(sessions["number"].max()) + 1))
        axes.set_xlabel("session of the person")
        axes.set_ylabel(f"{label}, mean of the session's holds")
        if sessions["person"].nunique() <= 12:
            axes.legend(title=columns.person, fontsize="small")
        written.append(_save(figure, folder / f"sessions{_suffix(group)}.svg"))
    return written


def draw_agreement(table: Frame, columns: Columns, label: str, folder: Path) -> list[Path]:
    """Draw measure less reference over their mean, a figure for each group."""
    _, pingouin = load_libraries()
    written = []
    for group, rows in groups_of(table.dropna(subset=[columns.reference]), columns):
        figure, axes = _figure()
        pingouin.plot_blandaltman(rows[columns.measure], rows[columns.reference], ax=axes)
        axes.set_xlabel(f"mean of {columns.measure} and {columns.reference}")
        axes.set_ylabel(f"{label} less {columns.reference}")
        written.append(_save(figure, folder / f"agreement{_suffix(group)}.svg"))
    return written


def _figure() -> tuple[Any, Any]:
    # Without pyplot: it keeps figures in global state, and may look for a display.
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE_INCHES, layout="constrained")
    return figure, figure.add_subplot()


def _save(figure: Any, path: Path) -> Path:
    figure.savefig(path)
    return path


def _suffix(group: str) -> str:
    plain = "".join(c if c.isalnum() else "-" for c in group)
    return f"-{plain}" if plain else ""
