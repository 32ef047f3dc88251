"""Tables of calibration readings, and whether a calibration can be made of them."""

import csv
from dataclasses import dataclass
from itertools import compress, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nmt_sense.force.circuit import Circuit, CircuitKind, conductance_of_share
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError

Mask = npt.NDArray[np.bool_]

NEEDED, KNOWN = ("count", "force_N"), ("count", "force_N", "sensor", "time_s", "direction")
DIRECTIONS = {"": "", "up": "up", "down": "down", "rising": "up", "falling": "down"}
#: Fewest levels above zero, and the smallest ratio of the highest to the lowest.
FEWEST_LEVELS, LEAST_RANGE = 3, 1.5
#: A hand or a finger does not press harder, newtons: such forces are in another unit.
MOST_PLAUSIBLE_N = 1500.0
#: Nobody calibrates a pad for a hand below this, newtons: such forces are likely kilograms.
LEAST_PLAUSIBLE_N = 1.0
#: Share of the force that one count may stand for before it is said, and before it is refused.
COARSE, TOO_COARSE = 0.05, 0.5
#: Fall of the conductance from a level to a higher one, as a share: said, and refused.
FALL, TOO_MUCH_FALL = 0.02, 0.25
#: Conductance of an FSR 402 at forces, siemens and newtons (as published by Adafruit); parts differ
#: by a quarter and types by more, but hardly so much that a pad conducts so many times better.
USUAL_N, USUAL_S = (0.0, 0.2, 1.0, 10.0, 100.0), (0.0, 1 / 30e3, 1 / 6e3, 1e-3, 4e-3)
UNUSUAL = 3.0
#: Share of rows that may be copies of the row before.
MOST_COPIES = 0.5
#: More levels than this are a press that was followed, not steps.
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings of one pad, in the order of the table.

    Attributes
    ----------
    sensor
        Name of the pad, ``*`` for any.
    count, force_N
        Arrays of shape (n,).
    time_s
        Array of shape (n,), rising; None for steps without times.
    direction
        ``up``, ``down`` or empty for each.
    row
        Line of the file that each came from.
    """

    sensor: str
    count: FloatArray
    force_N: FloatArray
    time_s: FloatArray | None
    direction: tuple[str, ...]
    row: tuple[int, ...]

    @property
    def followed(self) -> bool:
        """True for a press that was followed by a reference, rather than for steps."""
        return len(np.unique(self.force_N)) > MOST_STEPS

    def only(self, rows: Mask) -> "Readings":
        """Keep some of the readings; ``rows`` is an array of shape (n,)."""
        return Readings(
            self.sensor,
            self.count[rows],
            self.force_N[rows],
            None if self.time_s is None else self.time_s[rows],
            tuple(compress(self.direction, rows)),
            tuple(compress(self.row, rows)),
        )


def read_calibration_table(path: Path) -> list[Readings]:
    """Read a table ``count,force_N[,sensor][,time_s][,direction]``, one result for each pad.

    Raises
    ------
    InputError
        If it cannot be read; the sentence names column and row, counted as lines of the file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the calibration table {path} cannot be read: {error}") from error
    if not rows:
        raise InputError(f"{path} is empty: a calibration table begins with count,force_N")
    names = [name.strip() for name in rows[0]]
    for name in NEEDED:
        if names.count(name) != 1:
            raise InputError(f"{path} must have one column {name!r}; it has {', '.join(names)}")
    for name in names:
        if name not in KNOWN:
            raise InputError(
                f"{path} has a column {name!r} that a calibration does not know: "
                f"keep {', '.join(KNOWN)}"
            )
    by_sensor: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            raise InputError(f"{path}: row {line} has {len(row)} cells instead of {len(names)}")
        cells = dict(zip(names, (cell.strip() for cell in row), strict=True))
        by_sensor.setdefault(cells.get("sensor") or "*", []).append((line, cells))
    if not by_sensor:
        raise InputError(f"{path} has no rows below its header")
    return [_readings(path, sensor, rows) for sensor, rows in by_sensor.items()]


def _readings(path: Path, sensor: str, rows: list[tuple[int, dict[str, str]]]) -> Readings:
    lines = tuple(line for line, _ in rows)
    columns = {
        name: np.array([_number(path, name, line, cells[name]) for line, cells in rows])
        for name in ("count", "force_N", "time_s")
        if name in rows[0][1]
    }
    time_s = columns.get("time_s")
    if time_s is not None:
        back = np.flatnonzero(np.diff(time_s) <= 0)
        if back.size:
            raise InputError(
                f"{path}: column 'time_s' runs backwards or stands still at row "
                f"{lines[back[0] + 1]} (sensor {sensor})"
            )
    below = np.flatnonzero(columns["force_N"] < 0)
    if below.size:
        raise InputError(
            f"{path}: column 'force_N', row {lines[below[0]]} is below zero: "
            "tare the reference and give pressing forces as positive numbers"
        )
    directions = [cells.get("direction", "").lower() for _, cells in rows]
    for line, direction in zip(lines, directions, strict=True):
        if direction not in DIRECTIONS:
            raise InputError(
                f"{path}: column 'direction', row {line} is {direction!r}: it can be up or down"
            )
    return Readings(
        sensor,
        columns["count"],
        columns["force_N"],
        time_s,
        tuple(DIRECTIONS[direction] for direction in directions),
        lines,
    )


def _number(path: Path, column: str, line: int, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not np.isfinite(value):
        raise InputError(f"{path}: column {column!r}, row {line} is {cell!r}, not a number")
    return value


def conductance_of(readings: Readings, circuit: Circuit) -> tuple[FloatArray, Mask]:
    """Conductance of each reading, and which readings say something.

    Raises
    ------
    InputError
        If a count cannot come from a converter of so many bits.
    """
    steps = 1 << circuit.bits
    outside = np.flatnonzero((readings.count < 0) | (readings.count > steps - 1))
    if outside.size:
        at = outside[0]
        raise InputError(
            f"column 'count', row {readings.row[at]} is {readings.count[at]:g}, which a converter "
            f"of {circuit.bits} bits cannot give: say how many it has with --bits"
        )
    conductance_S = conductance_of_share(circuit, readings.count / steps)
    falls = circuit.kind in (CircuitKind.DIVIDER_LOW, CircuitKind.RESISTANCE)
    saturated = readings.count < 1 if falls else readings.count > steps - 2
    return conductance_S, ~saturated


def refuse_unlikely(readings: Readings) -> None:
    """Refuse forces that are too few, all alike, or in another unit.

    Raises
    ------
    InputError
        With what is wrong and what to do.
    """
    name = "" if readings.sensor == "*" else f" of sensor {readings.sensor!r}"
    levels = np.unique(readings.force_N[readings.force_N > 0])
    if len(levels) < FEWEST_LEVELS:
        raise InputError(
            f"column 'force_N'{name} has {len(levels)} different forces above zero: "
            f"a curve needs {FEWEST_LEVELS} or more, better 8, over the range of use"
        )
    if levels[-1] > MOST_PLAUSIBLE_N:
        row = readings.row[int(np.argmax(readings.force_N))]
        raise InputError(
            f"column 'force_N'{name}, row {row} is {levels[-1]:g}, more than a hand can press: "
            "is the column in grams? Give newtons (1 kg is 9.80665 N)"
        )
    if levels[-1] < LEAST_RANGE * levels[0]:
        raise InputError(
            f"column 'force_N'{name} has all its forces on one side, from {levels[0]:g} to "
            f"{levels[-1]:g} N: press lighter and harder too"
        )


def doubts(
    readings: Readings, conductance_S: FloatArray, usable: Mask, circuit: Circuit
) -> list[str]:
    """Say what makes a table less than it could be.

    Raises
    ------
    InputError
        If no calibration can be made of it: it is not monotone, or far too coarse.
    """
    found: list[str] = []
    name = "" if readings.sensor == "*" else f" (sensor {readings.sensor})"
    if not usable.all():
        found.append(
            f"{int((~usable).sum())} readings{name} stand at the end of the scale and were left "
            f"out, the first at row {readings.row[int(np.argmin(usable))]}"
        )
    if readings.force_N.max() < LEAST_PLAUSIBLE_N:
        found.append(
            f"no force in column 'force_N'{name} reaches {LEAST_PLAUSIBLE_N:g} N: "
            "is the column in kilograms?"
        )
    if "up" in readings.direction and "down" not in readings.direction:
        found.append(f"all steps{name} go up: without falling ones hysteresis stays unknown")
    if readings.followed and readings.time_s is None:
        found.append(
            f"a press was followed{name} without a column 'time_s': what the pad remembers of "
            "firmer presses cannot be undone, and light forces come out too large"
        )
    repeated = _repeated_row(readings)
    if repeated is not None:
        found.append(
            f"row {repeated}{name} repeats the row before it, count and force, and so do most: "
            "copies say nothing of how well the pad repeats; leave them out"
        )
    kilograms = _usual_ratio(readings, conductance_S, usable, circuit)
    if kilograms:
        found.append(
            f"the pad{name} conducts {kilograms:.0f} times what an FSR 402 does at the forces of "
            "column 'force_N': is the column in kilograms or pounds? 1 kg is 9.80665 N"
        )
    if not readings.followed:
        found += _step_doubts(readings, conductance_S, usable, name)
    return found


def _repeated_row(readings: Readings) -> int | None:
    """Find the first row that is a copy, where most are; with times, steady rows are alike."""
    if readings.time_s is not None or len(readings.count) < 2:
        return None
    same = (np.diff(readings.count) == 0) & (np.diff(readings.force_N) == 0)
    same &= [one == other for one, other in pairwise(readings.direction)]
    return readings.row[int(np.argmax(same)) + 1] if same.mean() > MOST_COPIES else None


def _usual_ratio(
    readings: Readings, conductance_S: FloatArray, usable: Mask, circuit: Circuit
) -> float | None:
    """Tell how much better than an FSR 402 the pad conducts, where only a unit explains it."""
    if circuit.kind in (CircuitKind.RESISTANCE, CircuitKind.CONDUCTANCE):
        return None  # such readings have a unit of their own
    pressed = usable & (readings.force_N > 0)
    usual_S = np.interp(readings.force_N[pressed], USUAL_N, USUAL_S)
    ratio = float(np.median(conductance_S[pressed] / usual_S)) if pressed.any() else 1.0
    return ratio if ratio > UNUSUAL else None


def _step_doubts(
    readings: Readings, conductance_S: FloatArray, usable: Mask, name: str
) -> list[str]:
    found: list[str] = []
    levels = np.unique(readings.force_N[usable])
    if len(levels) < 2:
        return found
    rows = [np.flatnonzero((readings.force_N == level) & usable) for level in levels]
    middle_S = np.array([np.median(conductance_S[at]) for at in rows])
    middle_count = np.array([np.median(readings.count[at]) for at in rows])
    for number in range(1, len(levels)):
        fall = 1 - middle_S[number] / max(middle_S[:number].max(), 1e-300)
        if levels[number - 1] > 0 and fall > FALL:
            sentence = (
                f"column 'count'{name} is not monotone: at {levels[number]:g} N (row "
                f"{readings.row[rows[number][0]]}) the pad conducts {100 * fall:.0f} % less than "
                "at a smaller force"
            )
            if fall > TOO_MUCH_FALL:
                raise InputError(
                    f"{sentence}; check the row, or whether --circuit says how the pad is wired"
                )
            found.append(sentence)
    change = np.abs(np.diff(middle_count))
    coarse = np.diff(levels) / np.maximum(change, 1e-9) / levels[1:]
    worst = int(np.argmax(coarse))
    same = change < 1
    if same.any():
        at = int(np.argmax(same))
        found.append(
            f"column 'count'{name} does not tell {levels[at]:g} N from {levels[at + 1]:g} N "
            f"(row {readings.row[rows[at + 1][0]]}): the scale is too coarse there"
        )
    elif coarse[worst] > COARSE:
        sentence = (
            f"column 'count'{name}: one count is {100 * coarse[worst]:.0f} % of the force near "
            f"{levels[worst + 1]:g} N (row {readings.row[rows[worst + 1][0]]}); "
            "a smaller resistor or more bits make it finer"
        )
        if coarse[worst] > TOO_COARSE and len(levels) < 2 * FEWEST_LEVELS:
            raise InputError(sentence)
        found.append(sentence)
    return found
