"""How well forces are known: simulated pads of known truth, and real sensors.

python -m tests.bench.force
"""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np

from nmt_sense.force import (
    Circuit,
    CircuitKind,
    ForceConverter,
    Profile,
    Readings,
    adjusted_profile,
    check_profile,
    daily_check,
    fit_profile,
    nominal_profile,
)
from nmt_sense.force.check import forces_of
from nmt_sense.force.creep import fit_creep, undo_creep
from nmt_sense.force.laws import FOR_STEPS, cross_validated_error
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.units import STANDARD_GRAVITY_M_S2
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.calibrating import press_known
from nmt_sense.simulation.sensor import counts_of_force
from tests.shared_data import SHARED

RATE_HZ, LEVELS_N = 200, np.geomspace(1.0, 50.0, 10)
SETTLED_S, HELD_S, CHANGED = 1.0, 30.0, 0.3
#: Constant holds at other forces than the one that the calibration held.
ELSEWHERE_N = (5.0, 10.0, 40.0)


@dataclass(frozen=True)
class Outcome:
    """Errors of one simulated pad, in percent of the force."""

    nominal: float
    curve: float
    ours: float
    drift_raw: float
    drift: float
    drift_changed: tuple[float, float]
    drift_adjusted: tuple[float, float]
    drift_elsewhere: tuple[float, ...]


def sensors_of(seed: int) -> Sensors:
    """A pad as the issue asks for: creep of 5-15 % a decade, each seed another part."""
    random = np.random.default_rng([seed, 7])
    return Sensors(
        spread=0.25,
        creep_per_decade=float(random.uniform(0.05, 0.15)),
        hysteresis=0.05,
        bits=12,
        parts=seed,
    )


def calibrated(sensors: Sensors, seed: int) -> tuple[Profile, Profile]:
    """Calibrate a pad with weights; without its creep too."""
    known = press_known(sensors, 1, LEVELS_N, np.random.default_rng(seed))
    rows = tuple(range(2, len(known.time_s) + 2))
    counts = known.counts[:, 0].astype(float)
    circuit = Circuit(
        kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=sensors.pulldown_ohm, bits=sensors.bits
    )
    timed = Readings("thumb", counts, known.force_N, known.time_s, known.direction, rows)
    plain = Readings("thumb", counts, known.force_N, None, known.direction, rows)
    ours, curve = (
        fit_profile([table], circuit, name="bench", made_on="").profile for table in (timed, plain)
    )
    return ours, curve


def newtons(profile: Profile, counts: np.ndarray, bits: int) -> np.ndarray:
    """Convert a whole session as the pipeline does."""
    converter = ForceConverter(profile, sensors=["thumb"], bits=bits, rate_hz=RATE_HZ)
    time_s = np.arange(len(counts)) / RATE_HZ
    return converter.push(SampleBlock(0, time_s, time_s, counts)).force_N[:, 0]


def session(sensors: Sensors, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Twelve holds of 5-50 N and 10-30 s with rests of 10 s; force and counts."""
    random = np.random.default_rng([seed, 11])
    parts = [np.zeros(RATE_HZ)]
    for _ in range(12):
        level, held_s = np.exp(random.uniform(np.log(5), np.log(50))), random.uniform(10, 30)
        ramp = (1 - np.cos(np.linspace(0, np.pi, RATE_HZ // 2))) / 2
        slow = 1 + 0.05 * np.sin(np.linspace(0, random.uniform(4, 12), round(held_s * RATE_HZ)))
        parts += [level * ramp, level * slow, level * slow[-1] * ramp[::-1]]
        parts.append(np.zeros(10 * RATE_HZ))
    force_N = np.concatenate(parts)
    return force_N, counts_of_force(force_N[:, None], RATE_HZ, sensors, random)


def constant_hold(sensors: Sensors, seed: int, force_N: float = 20.0) -> np.ndarray:
    """A force that truly stays for 30 s, from a second after its onset on, after a rest."""
    held = np.full(round((SETTLED_S + HELD_S) * RATE_HZ), force_N)
    whole = np.concatenate([np.zeros(RATE_HZ), held])[:, None]
    return counts_of_force(whole, RATE_HZ, sensors, np.random.default_rng([seed, 13]))


def today(profile: Profile, sensors: Sensors) -> Profile:
    """Adjust a profile by the daily check: 1 kg for 20 s."""
    force_N = np.concatenate([np.zeros(2 * RATE_HZ), np.full(20 * RATE_HZ, STANDARD_GRAVITY_M_S2)])
    counts = counts_of_force(force_N[:, None], RATE_HZ, sensors, np.random.default_rng(17))
    count = counts[:, 0].reshape(-1, RATE_HZ // 10).mean(axis=1)
    time_s = (np.arange(len(count)) + 0.5) / 10
    rows = tuple(range(len(count)))
    readings = Readings("thumb", count, 0 * count, time_s, ("",) * len(count), rows)
    check = daily_check(profile, readings, STANDARD_GRAVITY_M_S2)
    return adjusted_profile(profile, check, "")


def drift_percent(found_N: np.ndarray) -> float:
    """Rise of a constant hold from its first second (1 s after onset) to its last, percent."""
    first = found_N[round((1 + SETTLED_S - 0.25) * RATE_HZ) :][: RATE_HZ // 2].mean()
    return float(100 * (found_N[-RATE_HZ // 2 :].mean() / first - 1))


def rms_percent(found_N: np.ndarray, force_N: np.ndarray) -> float:
    """Root mean square error over 5-50 N, percent of the force."""
    inside = (force_N >= 5) & (force_N <= 50) & np.isfinite(found_N)
    return float(100 * np.sqrt(np.mean((found_N[inside] / force_N[inside] - 1) ** 2)))


def simulated(seed: int) -> Outcome:
    """Calibrate and judge one simulated pad."""
    sensors = sensors_of(seed)
    ours, curve = calibrated(sensors, seed)
    force_N, counts = session(sensors, seed)
    hold = constant_hold(sensors, seed)
    changed = [
        Sensors(
            spread=sensors.spread,
            creep_per_decade=sensors.creep_per_decade * (1 + change),
            hysteresis=sensors.hysteresis,
            bits=sensors.bits,
            parts=sensors.parts,
        )
        for change in (-CHANGED, CHANGED)
    ]

    def drift(profile: Profile, pad: Sensors, force_N: float = 20.0) -> float:
        return drift_percent(newtons(profile, constant_hold(pad, seed, force_N), pad.bits))

    low, high = changed
    return Outcome(
        nominal=rms_percent(newtons(nominal_profile(), counts, sensors.bits), force_N),
        curve=rms_percent(newtons(curve, counts, sensors.bits), force_N),
        ours=rms_percent(newtons(ours, counts, sensors.bits), force_N),
        drift_raw=drift_percent(newtons(curve, hold, sensors.bits)),
        drift=drift_percent(newtons(ours, hold, sensors.bits)),
        drift_changed=(drift(ours, low), drift(ours, high)),
        drift_adjusted=(drift(today(ours, low), low), drift(today(ours, high), high)),
        drift_elsewhere=tuple(drift(ours, sensors, force_N) for force_N in ELSEWHERE_N),
    )


def print_simulated(seeds: int = 10) -> None:
    """Print the table of the simulated pads."""
    print("| seed | creep | RMS nominal | RMS curve alone | RMS ours | drift raw | drift ours |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    found = [simulated(seed) for seed in range(seeds)]
    for seed, one in enumerate(found):
        creep = 100 * sensors_of(seed).creep_per_decade
        print(
            f"| {seed} | {creep:.1f} % | {one.nominal:.1f} % | {one.curve:.1f} % | "
            f"{one.ours:.1f} % | {one.drift_raw:+.1f} % | {one.drift:+.2f} % |"
        )
    ours = [one.ours for one in found]
    print(
        f"\nOver {seeds} pads: RMS {np.mean([o.nominal for o in found]):.1f} % nominal, "
        f"{np.mean([o.curve for o in found]):.1f} % curve alone, {np.mean(ours):.1f} % ours "
        f"(worst {max(ours):.1f} %).\n"
    )
    print("| drift of a constant hold of 30 s | mean | worst |")
    print("| --- | --- | --- |")
    levels = ", ".join(f"{force_N:g}" for force_N in ELSEWHERE_N)
    for name, drifts in (
        ("raw", [one.drift_raw for one in found]),
        ("ours, 20 N", [one.drift for one in found]),
        (f"ours, {levels} N", [one.drift_elsewhere for one in found]),
        ("ours, creep changed by 30 % since", [one.drift_changed for one in found]),
        ("the same after the daily check", [one.drift_adjusted for one in found]),
    ):
        size = np.abs(drifts)
        print(f"| {name} | {size.mean():.2f} % | {size.max():.2f} % |")


def lag_samples() -> int:
    """Lag of the compensation behind a step of force, samples."""
    sensors = sensors_of(0)
    ours, curve = calibrated(sensors, 0)
    force_N = np.concatenate([np.zeros(200), np.full(400, 20.0)])[:, None]
    counts = counts_of_force(force_N, RATE_HZ, sensors, np.random.default_rng(0))
    reached = [
        int(np.argmax(newtons(profile, counts, sensors.bits) > 10)) for profile in (ours, curve)
    ]
    return reached[0] - reached[1]


@cache
def table(name: str) -> np.ndarray:
    """Read a shared recording."""
    return np.genfromtxt(SHARED / f"{name}.csv", delimiter=",", names=True)


def known_masses() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Conductance (or reading) and force of each set of known masses, rest taken out."""
    found = {}
    velostat = table("velostat_cal_known_masses_new1")
    levels = [
        (np.median(velostat["sensor_raw"][velostat["exp"] == number]), mass)
        for number in np.unique(velostat["exp"])
        if (mass := velostat["mass_kg"][velostat["exp"] == number][0]) >= 0
    ]
    raw, mass_kg = np.array(levels).T
    rest = np.mean(1 / raw[mass_kg == 0])
    pressed = mass_kg > 0
    found["velostat, 20 masses"] = (1 / raw[pressed] - rest, mass_kg[pressed])
    cell = table("hx711_cal_known_masses")
    counts = {m: np.median(cell["raw_count"][cell["mass_kg"] == m]) for m in set(cell["mass_kg"])}
    masses = np.array(sorted(m for m in counts if m > 0))
    found["load cell, 8 masses"] = (np.array([counts[m] - counts[0.0] for m in masses]), masses)
    mouse = table("fsr5_mouse_calibration")
    for pad in range(1, 6):
        count = mouse[f"F{pad}_adc10"]
        known = np.isfinite(count) & (mouse["mass_g"] > 0)
        share = count[known] / 1024
        found[f"FSR {pad} of 5"] = (share / (1 - share), mouse["mass_g"][known] / 1000)
    return {name: (g, m * STANDARD_GRAVITY_M_S2) for name, (g, m) in found.items()}


def print_known_masses() -> None:
    """Print the error on levels that were left out, for each law."""
    print("| sensor | power | affine | monotone | chosen |")
    print("| --- | --- | --- | --- | --- |")
    for name, (reading, force_N) in known_masses().items():
        level = np.unique(force_N, return_inverse=True)[1].astype(float)
        errors: dict[str, float] = {}
        for candidate in FOR_STEPS:
            error = cross_validated_error(candidate, reading, force_N, 0.0, level)
            errors[candidate.law] = min(error, errors.get(candidate.law, np.inf))
        cells = " | ".join(f"{100 * error:.1f} %" for error in errors.values())
        print(f"| {name} | {cells} | {min(errors, key=errors.__getitem__)} |")


def constant_load(length: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Apparent force under a constant 50 g, even in time; its plateau; the step."""
    name = f"velostat_creep_50g_{length}_a0"
    data = table(name)
    label = json.loads((SHARED / f"{name}.json").read_text(encoding="utf-8"))["holds"][0]
    step_s = 0.01
    time_s = np.arange(data["time_s"][0], data["time_s"][-1], step_s)
    reading = np.interp(time_s, data["time_s"], data["conductance_rel"])
    rest = np.median(reading[time_s < label["press_start_s"] - 3])
    held = (time_s > label["plateau_start_s"]) & (time_s < label["plateau_end_s"])
    return time_s, np.maximum(reading - rest, 0.0), held, step_s


def print_creep() -> None:
    """Fit creep on one recording under constant load and judge it on the others."""
    time_s, apparent, held, step_s = constant_load("30s")
    force = np.where(held, np.median(apparent[held]), 0.0)
    weights = fit_creep(apparent, force, np.zeros(len(apparent), np.int64), step_s)
    print("| recording | rise, raw | rise, undone | |")
    print("| --- | --- | --- | --- |")
    for length in ("10s", "30s", "90s"):
        time_s, apparent, held, step_s = constant_load(length)
        undone = undo_creep(apparent, weights, step_s)
        inside = time_s[held]
        first = held & (time_s > inside[0] + 1) & (time_s < inside[0] + 2)
        last = held & (time_s > inside[-1] - 1.5) & (time_s < inside[-1] - 0.5)
        rises = [
            100 * (np.median(values[last]) / np.median(values[first]) - 1)
            for values in (apparent, undone)
        ]
        role = "fitted here" if length == "30s" else "not shown"
        print(f"| {length} under 50 g | {rises[0]:+.1f} % | {rises[1]:+.1f} % | {role} |")


def robot_press(from_s: float, to_s: float) -> Readings:
    """Rows of the robot's recording within a span of time."""
    data = table("velostat_robot_press_20N_exp1")
    rows = np.flatnonzero((data["time_s"] >= from_s) & (data["time_s"] < to_s))
    force_N = np.maximum(data["ref_force_N"][rows], 0.0)
    return Readings(
        "*",
        data["sensor_raw"][rows],
        force_N,
        data["time_s"][rows],
        ("",) * len(rows),
        tuple(int(row) + 2 for row in rows),
    )


#: The robot's first press, from before it to after it; its middle halves it.
ROBOT_S = (4.0, 7.9, 11.35, 11.9)
ROBOT_ONSET_S = 4.97


def robot_checks() -> dict[str, list[float | None]]:
    """Fit on the first half of the robot's press and check on the rest: RMS %, N and lag."""
    begin_s, middle_s, released_s, end_s = ROBOT_S
    circuit = Circuit(kind=CircuitKind.RESISTANCE, resistor_ohm=1.0, bits=11)
    first = robot_press(begin_s, middle_s)
    plain = Readings("*", first.count, first.force_N, None, first.direction, first.row)
    ours, curve = (
        fit_profile([one], circuit, name="robot", made_on="").profile for one in (first, plain)
    )
    rows = {}
    for name, profile in (("curve alone", curve), ("ours", ours)):
        [held] = check_profile(profile, [robot_press(middle_s, released_s)])
        [all_of_it] = check_profile(profile, [robot_press(middle_s, end_s)])
        whole = robot_press(begin_s, released_s)
        ratio = forces_of(profile, whole) / np.maximum(whole.force_N, 1e-9)
        early, late = (
            np.median(ratio[(whole.time_s >= at_s) & (whole.time_s < at_s + 0.5)])
            for at_s in (ROBOT_ONSET_S + 1, released_s - 0.6)
        )
        rise = 100 * (late / early - 1)
        rows[name] = [100 * held.rms, 100 * held.bias, held.rms_N, rise, all_of_it.lag_s]
    return rows


def print_robot() -> None:
    """Print the robot's press."""
    print("| | second half: RMS | mean | RMS | rise over the press | lag with the release |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (rms, bias, rms_N, rise, lag_s) in robot_checks().items():
        late = "-" if lag_s is None else f"{1000 * lag_s:.0f} ms"
        print(f"| {name} | {rms:.1f} % | {bias:+.1f} % | {rms_N:.2f} N | {rise:+.1f} % | {late} |")


def main() -> None:
    """Print all tables."""
    print_simulated()
    print(f"\nLag of the compensation behind the curve alone: {lag_samples()} samples.\n")
    if SHARED.is_dir():
        for part in (print_known_masses, print_creep, print_robot):
            part()
            print()


if __name__ == "__main__":
    main()
