"""Holds of real recordings, labelled against found, as the table of docs/accuracy.md.

``python -m tests.bench.accuracy``; needs the recordings beside the checkout.
"""

from nmt_sense.session.analysis import TableOptions, analyze_table
from nmt_sense.storage import read_table
from tests.shared_data import labelled


def main() -> None:
    """Print a line for every labelled press."""
    print("| recording | labelled start, end | found | held, labelled | found | agrees |")
    print("| --- | --- | --- | --- | --- | --- |")
    agreeing = total = extra = 0
    for sidecar in labelled():
        table = read_table(
            sidecar["csv"],
            time_column="time_s",
            force_columns=[sidecar["label_channel"]],
            invert=sidecar["polarity"] < 0,
        )
        holds = analyze_table(table.time_s, table.values, TableOptions(), source="").holds
        extra += len(holds)
        for label in sidecar["holds"]:
            found = [h.measures for h in holds if overlaps(h.measures, label)]
            extra -= len(found)
            right = agrees(found, label)
            agreeing, total = agreeing + right, total + 1
            print(row(sidecar["id"], label, found, right))
    print(
        f"\n{agreeing} of {total} presses agree; {extra} holds were found where none is labelled."
    )


def overlaps(found, label) -> bool:
    """Say whether a hold and a label meet."""
    return found.start_s < label["press_end_s"] and found.end_s > label["press_start_s"]


def agrees(found, label) -> bool:
    """Apply the rule of agreement; a plateau under 2 s is no hold."""
    if label["plateau_s"] < 2:
        return not found
    if len(found) != 1:
        return False
    start, end = label["start_unc_s"], label["end_unc_s"]
    began = label["press_start_s"] - start <= found[0].start_s <= label["plateau_start_s"] + start
    return began and label["plateau_end_s"] - end <= found[0].end_s <= label["press_end_s"] + end


def row(name, label, found, right) -> str:
    """Write one line."""
    wanted = (
        f"{label['press_start_s']:.2f}–{label['plateau_start_s']:.2f}, "
        f"{label['plateau_end_s']:.2f}–{label['press_end_s']:.2f}"
    )
    edges = held = "no hold"
    if found:
        edges = f"{found[0].start_s:.2f}, {found[0].end_s:.2f}"
        held = f"{found[0].duration_s:.2f} s"
    cells = (name, wanted, edges, f"{label['plateau_s']:.2f} s", held, "yes" if right else "no")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
