"""Several contacts at a time: two hands, or thumb and palm, each with holds of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from nmt_sense.holds.finder import HoldFinder
from nmt_sense.model.block import ForceBlock
from nmt_sense.model.hold import Hold


class ContactsFinder:
    """Finds the holds of several groups of sensors in one stream.

    Each group is found and judged as if it were alone; holds carry its name and are numbered within
    it, so that it does not matter where blocks begin and end.

    Parameters
    ----------
    contacts
        Columns of each contact's sensors, by its name.
    finder_of
        Makes the finder of a contact.
    """

    def __init__(
        self, contacts: Mapping[str, Sequence[int]], finder_of: Callable[[str], HoldFinder]
    ) -> None:
        self._columns = {name: list(columns) for name, columns in contacts.items()}
        self.finders = {name: finder_of(name) for name in contacts}

    def push(self, block: ForceBlock) -> list[Hold]:
        """Take the next samples and return the holds that ended in them, contact by contact."""
        return [
            replace(hold, contact=name)
            for name, finder in self.finders.items()
            for hold in finder.push(columns_of(block, self._columns[name]))
        ]

    def finish(self) -> list[Hold]:
        """Close what is still open at the end of the stream."""
        return [
            replace(hold, contact=name)
            for name, finder in self.finders.items()
            for hold in finder.finish()
        ]


def columns_of(block: ForceBlock, columns: Sequence[int]) -> ForceBlock:
    """Take some sensors of a block as a block of their own."""
    chosen = list(columns)
    return ForceBlock(
        block.start_index, block.time_s, block.force_N[:, chosen], block.flags[:, chosen]
    )
