"""A room of learners: several gloves at once, each with a session of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from nmt_sense.session.gloves import GloveChoice
from nmt_sense.session.snapshot import RecordingState, SessionSnapshot


class SeatController(Protocol):
    """What a seat asks of its session."""

    def connect(self, choice: GloveChoice) -> None:
        """Start to connect."""
        ...

    def snapshot(self) -> SessionSnapshot | None:
        """Tell the state of the session."""
        ...

    def mark(self, text: str) -> None:
        """Note this moment."""
        ...

    def select_point(self, index: int) -> None:
        """Choose the point that is pressed next."""
        ...

    def start_recording(self) -> None:
        """Start to keep the session."""
        ...

    def stop_recording(self) -> None:
        """End the recording."""
        ...

    def close(self) -> None:
        """End everything that runs."""
        ...


@dataclass(frozen=True, slots=True)
class Seat:
    """One learner's glove."""

    name: str
    controller: SeatController


class Room:
    """The seats, and what an instructor does for all of them.

    Parameters
    ----------
    own
        The session of this program's own glove; it is not closed with the room.
    another
        Makes a session for one more glove.
    """

    def __init__(self, own: SeatController, another: Callable[[], SeatController]) -> None:
        self._another = another
        self._own = Seat("", own)
        self._guests: list[Seat] = []

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Everybody who has a glove, in the order in which they came."""
        own = (self._own,) if self._own.controller.snapshot() is not None else ()
        return (*own, *self._guests)

    def add(self, choice: GloveChoice) -> Seat:
        """Seat one more learner, and start to connect."""
        seat = Seat(choice.label, self._another())
        seat.controller.connect(choice)
        self._guests.append(seat)
        return seat

    def remove(self, seat: Seat) -> None:
        """Let a guest go; what is recorded is sealed."""
        if seat in self._guests:
            self._guests.remove(seat)
            seat.controller.close()

    def snapshots(self) -> tuple[tuple[Seat, SessionSnapshot], ...]:
        """Take a picture of every session."""
        pairs = ((seat, seat.controller.snapshot()) for seat in self.seats)
        return tuple((seat, snapshot) for seat, snapshot in pairs if snapshot is not None)

    def mark_all(self, text: str) -> int:
        """Mark this moment in every recording that runs; return how many."""
        recorded = self._recorded()
        for seat in recorded:
            seat.controller.mark(text)
        return len(recorded)

    def set_target(self, point_index: int) -> None:
        """Send everybody to one point of the plan."""
        for seat in self.seats:
            seat.controller.select_point(point_index)

    def record_all(self) -> None:
        """Start to keep every session; end them all where every one is kept."""
        recorded = self._recorded()
        if len(recorded) == len(self.seats):
            for seat in recorded:
                seat.controller.stop_recording()
        else:
            for seat in self.seats:
                seat.controller.start_recording()

    def close(self) -> None:
        """Let all guests go."""
        for seat in self._guests:
            seat.controller.close()
        self._guests.clear()

    def _recorded(self) -> Sequence[Seat]:
        return [
            seat
            for seat, snapshot in self.snapshots()
            if snapshot.recording.state is RecordingState.ON
        ]
