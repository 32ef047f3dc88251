"""What a glove says of its own state, in words."""

import re
from dataclasses import dataclass

from nmt_sense.model.glove import SHIPPED_FIRMWARE, GloveIdentity, pads_of
from nmt_sense.protocol import Status

#: A USB port must give at least this much (USB 2.0, 7.2.2); below, cable or hub is to blame.
LEAST_SUPPLY_MV = 4400
#: Bits of the status beside the state of the feedback.
AFTER_BROWN_OUT, AFTER_WATCHDOG = 0x40, 0x80
_SELF_TEST = re.compile(r"supply (\d+) mV, open ([0-9a-f]{4}), short ([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class GloveHealth:
    """What the board found out about itself.

    Attributes
    ----------
    supply_mv
        Its supply against its own 1.1 V reference, millivolts; good to some percent.
    open_sensors, shorted_sensors
        Sensors whose wires are open or shorted, one bit each.
    lost_scans
        Scans that it could not finish in time or could not send.
    fell_out
        Why its program began anew without being asked: empty, "brown-out" or "watchdog".
    """

    supply_mv: int
    open_sensors: int = 0
    shorted_sensors: int = 0
    lost_scans: int = 0
    fell_out: str = ""

    def problems(self, n_sensors: int) -> list[str]:
        """Say in a sentence each what is wrong and what to do; empty if nothing is."""
        names = [pad.name for pad in pads_of(n_sensors)]
        found = [
            f"the pad {name} is {what}: check its wires"
            for what, bits in (("open", self.open_sensors), ("shorted", self.shorted_sensors))
            for number, name in enumerate(names)
            if bits >> number & 1
        ]
        if self.supply_mv < LEAST_SUPPLY_MV:
            found.append(
                f"the glove gets only {self.supply_mv / 1000:.1f} V: use a shorter cable or "
                "another USB port"
            )
        if self.lost_scans:
            found.append(
                "the glove itself loses scans: choose a lower rate or a faster serial line"
            )
        if self.fell_out:
            found.append(
                f"the glove restarted itself ({self.fell_out}): check its supply and its wires"
            )
        return found


def old_firmware(identity: GloveIdentity) -> str:
    """Say that a glove's firmware is older than this program; empty where it is not."""
    if identity.firmware >= SHIPPED_FIRMWARE:
        return ""
    return (
        f"its firmware {version_of(identity.firmware)} is older than this program's "
        f"{version_of(SHIPPED_FIRMWARE)}: put the firmware that came with this program on the board"
    )


def version_of(numbers: tuple[int, ...]) -> str:
    """Write a version as it is read."""
    return ".".join(str(number) for number in numbers)


def health_of_status(status: Status) -> GloveHealth:
    """Read the state of a glove from its status."""
    fell_out = ""
    if status.feedback_state & AFTER_WATCHDOG:
        fell_out = "watchdog"
    elif status.feedback_state & AFTER_BROWN_OUT:
        fell_out = "brown-out"
    return GloveHealth(
        status.supply_mv,
        status.sensor_open,
        status.sensor_short,
        status.overruns + status.dropped,
        fell_out,
    )


def health_of_self_test(text: str) -> GloveHealth | None:
    """Read the state of a glove from its answer to TEST; None for another firmware's answer."""
    found = _SELF_TEST.fullmatch(text)
    if found is None:
        return None
    return GloveHealth(int(found[1]), int(found[2], 16), int(found[3], 16))
