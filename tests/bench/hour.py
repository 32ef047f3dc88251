"""The hour that benchmarks run on."""

from nmt_sense.simulation import Press, Scenario

RATE_HZ, SENSORS = 200, 8


def hour() -> Scenario:
    """An hour of presses of 15 s with rests of 5 s."""
    presses = tuple(Press(start_s=20.0 * i + 2, force_N=19.0, held_s=13.0) for i in range(180))
    return Scenario(name="an hour", presses=presses, n_sensors=SENSORS, rate_hz=RATE_HZ)
