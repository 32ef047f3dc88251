"""Which pad carries the press."""

import math
from dataclasses import dataclass

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.points import CONTACTORS, current_point
from nmt_sense.dashboard.view_models.press import over_range
from nmt_sense.dashboard.view_models.scale import force_scale
from nmt_sense.model.block import SensorFlag
from nmt_sense.model.glove import Pad
from nmt_sense.session.snapshot import LinkState, SessionSnapshot

PAD_NAMES = {
    "thumb": later("thumb"),
    "index": later("index"),
    "middle": later("middle"),
    "ring": later("ring"),
    "little": later("little"),
    "palm": later("palm"),
    "heel": later("heel"),
    "elbow": later("elbow"),
}
_REST_N = 0.5  # below this in all, shares are noise and are not told
_LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class PadView:
    """One pad on the drawn hand and in the list of bars.

    ``x`` and ``y`` are 0..1 as in :class:`~nmt_sense.model.glove.Pad`; ``share`` and ``bar`` are
    0..1; ``label`` is the share in words, empty where there is nothing to tell.
    """

    name: str
    x: float
    y: float
    share: float
    label: str
    bar: float
    force: str
    saturated: bool
    role: Role


@dataclass(frozen=True, slots=True)
class ShareView:
    """The card of shares."""

    pads: tuple[PadView, ...]
    caption: str
    condition: str
    condition_role: Role


def share_view(snapshot: SessionSnapshot) -> ShareView:
    """Share out the force of this moment among the pads."""
    point = current_point(snapshot)
    contactor = point.contactor if point else ""
    live = snapshot.link.state is LinkState.STREAMING
    forces_N = [_known_N(force, live=live) for force in snapshot.pad_force_N]
    over = live and over_range(snapshot)
    total_N = sum(forces_N)
    # Beside a pad that is over its range, nobody knows what share the others have.
    pressing = total_N >= _REST_N and not over
    scale = force_scale(point)
    pads = []
    for pad, known_N, flags, raw_N in zip(
        snapshot.pads, forces_N, snapshot.pad_flags, snapshot.pad_force_N, strict=True
    ):
        share = known_N / total_N if pressing else 0.0
        saturated = live and bool(flags & SensorFlag.SATURATED)
        pads.append(
            PadView(
                name=tr(PAD_NAMES.get(pad.name, pad.name)),
                x=pad.x,
                y=pad.y,
                share=share,
                label=_label(share),
                bar=1.0 if saturated else scale.fraction(known_N),
                force=tr("over")
                if saturated
                else words.newtons(float(raw_N) if live else math.nan),
                saturated=saturated,
                role=_role(pad.contact == contactor, saturated),
            )
        )
    contact = sum(
        p.share for p, pad in zip(pads, snapshot.pads, strict=True) if pad.contact == contactor
    )
    condition, role = _condition(snapshot) if live else ("", Role.MUTED)
    caption = _caption(contactor, contact, pressing=pressing) if live else tr("No signal")
    if over:
        caption = tr("Shares not known")
    return ShareView(tuple(pads), caption, condition, role)


def idle_hand(pads: tuple[Pad, ...]) -> ShareView:
    """Show where the pads of a glove sit, without a press."""
    views = tuple(
        PadView(pad.name, pad.x, pad.y, 0.0, "", 0.0, "", saturated=False, role=Role.MUTED)
        for pad in pads
    )
    return ShareView(views, "", "", Role.MUTED)


def _known_N(force_N: float, *, live: bool) -> float:
    return max(0.0, float(force_N)) if live and math.isfinite(force_N) else 0.0


def _role(in_contact: bool, saturated: bool) -> Role:
    if saturated:
        return Role.ABOVE
    return Role.IN if in_contact else Role.BELOW


def _label(share: float) -> str:
    return words.percent(share) if share >= _LEAST_SHARE else ""


def _caption(contactor: str, share: float, *, pressing: bool) -> str:
    if not pressing:
        return tr("No press just now")
    if not contactor:
        return tr("No point chosen")
    return tr(
        "{share} on the {contactor}",
        share=words.percent(share),
        contactor=tr(CONTACTORS[contactor]),
    )


def _condition(snapshot: SessionSnapshot) -> tuple[str, Role]:
    for flag, text, role in (
        (SensorFlag.SATURATED, tr("over range"), Role.ABOVE),
        (SensorFlag.BEYOND_CALIBRATION, tr("past the calibrated range"), Role.MUTED),
    ):
        names = [
            pad.name
            for pad, flags in zip(snapshot.pads, snapshot.pad_flags, strict=True)
            if flags & flag
        ]
        if names:
            return f"{', '.join(names)}: {text}", role
    return tr("{n} pads, none over range", n=len(snapshot.pads)), Role.MUTED
