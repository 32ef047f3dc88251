"""The glove: what it says of itself, and where its pads sit."""

from dataclasses import dataclass

#: Version of the firmware that comes with this program.
SHIPPED_FIRMWARE = (0, 3, 0)


@dataclass(frozen=True, slots=True)
class GloveIdentity:
    """What a glove answers to IDENT; nothing of it is assumed by the host.

    Attributes
    ----------
    protocol
        Version of the wire protocol.
    firmware
        Version of the firmware, three numbers.
    board_id
        Number of the board kind (see firmware/README.md).
    n_sensors
        Pads in each scan.
    bits
        Width of the converter, bits.
    vref_mv
        Reference of the converter, millivolts.
    rate_hz
        Scans per second.
    baud
        Speed of the serial line, bits per second.
    serial
        Serial number of the glove, up to 8 characters.
    layout_id
        Number of the pad layout.
    calibration_id
        Number of the calibration the glove was last given; 0 if none.
    scan_step_us
        Time between two sensors of one scan, microseconds.
    """

    protocol: int
    firmware: tuple[int, int, int]
    board_id: int
    n_sensors: int
    bits: int
    vref_mv: int
    rate_hz: int
    baud: int
    serial: str
    layout_id: int
    calibration_id: int
    scan_step_us: int


@dataclass(frozen=True, slots=True)
class Pad:
    """One sensor and its place on a right hand seen from its back.

    ``x`` and ``y`` run from 0 to 1, left to right and top (fingertips) to bottom (wrist).
    """

    name: str
    contact: str
    x: float
    y: float


#: Pads of a full glove in the order of the analogue inputs; a smaller glove has the first ones.
PADS = (
    Pad("thumb", "thumb", 0.10, 0.52),
    Pad("index", "fingers", 0.33, 0.16),
    Pad("middle", "fingers", 0.49, 0.08),
    Pad("ring", "fingers", 0.65, 0.14),
    Pad("little", "fingers", 0.80, 0.28),
    Pad("palm", "palm", 0.45, 0.62),
    Pad("heel", "palm", 0.62, 0.84),
    Pad("elbow", "elbow", 0.90, 0.95),
)


def pads_of(n_sensors: int) -> tuple[Pad, ...]:
    """Name the pads of a glove with ``n_sensors`` sensors.

    Sensors past the known pads are named by their number (``pad9``) and belong to no contact.
    """
    extra = tuple(Pad(f"pad{i + 1}", "", 0.5, 0.5) for i in range(len(PADS), n_sensors))
    return (PADS + extra)[:n_sensors]
