"""Counts to newtons, block by block."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from nmt_sense.force.circuit import conductance_of_counts
from nmt_sense.force.creep import CreepCompensation
from nmt_sense.force.curve import force_of_conductance
from nmt_sense.force.profile import Profile
from nmt_sense.force.scan import ScanAligner
from nmt_sense.model.block import FlagArray, FloatArray, ForceBlock, SampleBlock, SensorFlag
from nmt_sense.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Tare:
    """Forces that are taken for zero from a sample on.

    Attributes
    ----------
    from_index
        First sample that it applies to.
    offset_N
        What is subtracted from each sensor, newtons.
    """

    from_index: int
    offset_N: tuple[float, ...]


class ForceConverter:
    """Turns counts into newtons with a calibration profile.

    A converter gives one of a few thousand counts, so the force of every count is worked out once.

    Parameters
    ----------
    profile
        The calibration in use.
    sensors
        Names of the pads, in the order of the columns.
    bits
        Width of the glove's converter, bits.
    rate_hz
        Scans per second of the glove: what creep is undone by, and scans are laid together by.
    tares
        Tares of a session that is read again, oldest first.
    scan_step_s
        From one pad to the next within a scan, seconds; see :class:`ScanAligner`. Without a
        step, pads are taken as read at the same moment.

    Raises
    ------
    InputError
        If the profile has no curve for a pad.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        sensors: Sequence[str],
        bits: int,
        rate_hz: float,
        tares: Iterable[Tare] = (),
        scan_step_s: float = 0.0,
    ) -> None:
        self.profile = profile
        tables = [_table(profile, sensor, bits) for sensor in sensors]
        self._force_N = np.stack([force_N for force_N, _ in tables])
        self._flags = np.stack([flags for _, flags in tables])
        self._columns = np.arange(len(sensors))
        self._aligner = ScanAligner(len(sensors), scan_step_s, rate_hz)
        self._tares = list(tares)
        self._creep = _creep(profile, sensors, rate_hz)
        # What a saturated pad is taken to carry while its creep is followed: its last point.
        highest_N = np.array([profile.curve_of(sensor).force_N[-1] for sensor in sensors])
        self._followed_N = np.where(np.isnan(self._force_N), highest_N[:, None], self._force_N)
        self._next_index: int | None = None
        # Of the newest sample: its counts, and what creep and tare have taken off its forces.
        self._newest_counts: FloatArray = np.zeros(len(sensors))
        self._taken_off_N: FloatArray = np.zeros(len(sensors))

    @property
    def offset_N(self) -> FloatArray:
        """The offset that was last tared, array of shape (n_sensors,), newtons."""
        if not self._tares:
            return np.zeros(len(self._columns))
        return np.array(self._tares[-1].offset_N)

    def tare(self, tare: Tare) -> None:
        """Take other forces for zero from a sample on."""
        self._tares.append(tare)

    def push(self, block: SampleBlock) -> ForceBlock:
        """Convert a block; the same counts give the same forces in any block sizes.

        Parameters
        ----------
        block
            Counts of shape (n_samples, n_sensors).
        """
        force_N = self._force_N[self._columns, block.counts]
        if self._creep is not None:
            missing = 0 if self._next_index is None else block.start_index - self._next_index
            followed_N = self._followed_N[self._columns, block.counts]
            undone_N = self._creep.push(followed_N, max(missing, 0))
            force_N = np.where(np.isnan(force_N), np.nan, undone_N)
            self._next_index = block.start_index + len(block)
        untared_N = self._aligner.push(block.start_index, force_N)
        force_N = untared_N.copy()
        for tare in self._tares:
            first = max(tare.from_index - block.start_index, 0)
            if first < len(block):
                force_N[first:] = untared_N[first:] - tare.offset_N
        if len(block):
            static_N = self._followed_N[self._columns, block.counts[-1]]
            self._newest_counts = block.counts[-1].astype(np.float64)
            self._taken_off_N = np.nan_to_num(static_N - force_N[-1], nan=0.0)
        # What a later tare has replaced for good is forgotten: a long session has many.
        ends = block.start_index + len(block)
        while len(self._tares) > 1 and self._tares[1].from_index <= ends:
            self._tares.pop(0)
        flags = self._flags[self._columns, block.counts]
        return ForceBlock(block.start_index, block.time_s, force_N, flags)

    def counts_at(self, force_N: FloatArray) -> FloatArray:
        """Tell the counts at which the pads would carry these forces now.

        What creep and tare take off now is taken for constant, so the answer holds for as long as
        they hardly change, some tenths of a second.

        Parameters
        ----------
        force_N
            Force on each pad, array of shape (n_sensors,), newtons.

        Returns
        -------
        ndarray of shape (n_sensors,)
            Counts with fractions; for a force past the scale the last count that says a number.

        Raises
        ------
        InputError
            If counts fall as the force rises.
        """
        if self.profile.circuit.falls:
            raise InputError("counts that fall as the force rises are not turned back into counts")
        wanted_N = force_N + self._taken_off_N
        pads = zip(self._force_N, wanted_N, self._newest_counts, strict=True)
        return np.array([_count_of(*pad) for pad in pads])


def _count_of(table_N: FloatArray, force_N: float, newest_count: float) -> float:
    """Find a force in the table of one pad, whose last count is saturated.

    Several counts stand for no force: then it is the newest one, as far as that is one of them.
    """
    known_N = table_N[:-1]
    at_rest = max(int(np.searchsorted(known_N, 0.0, side="right")) - 1, 0)
    if force_N <= 0:
        return min(newest_count, at_rest)
    counts = np.arange(at_rest, len(known_N))
    return float(np.interp(force_N, known_N[at_rest:], counts))


def _creep(profile: Profile, sensors: Sequence[str], rate_hz: float) -> CreepCompensation | None:
    """Make what undoes the creep of these pads; None where the profile knows none."""
    none = (0.0,) * len(profile.creep_taus_s)
    weights = np.array([profile.curve_of(sensor).creep_weights or none for sensor in sensors])
    if not weights.any():
        return None
    return CreepCompensation(weights, profile.creep_taus_s, 1 / rate_hz)


def _table(profile: Profile, sensor: str, bits: int) -> tuple[FloatArray, FlagArray]:
    """Force and flags for every count of one pad."""
    curve = profile.curve_of(sensor)
    conductance_S, saturated_count = conductance_of_counts(profile.circuit, bits)
    known_S, known_N = np.array(curve.conductance_S), np.array(curve.force_N)
    force_N = force_of_conductance(conductance_S, known_S, known_N, curve.rest_S)
    flags = np.where(conductance_S > known_S[-1], SensorFlag.BEYOND_CALIBRATION, 0)
    force_N[saturated_count] = np.nan
    flags[saturated_count] = SensorFlag.SATURATED
    return force_N, flags.astype(np.uint8)
