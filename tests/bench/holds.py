"""Ten thousand simulated presses of every kind against their truth, for docs/accuracy.md.

``python -m tests.bench.holds [NUMBER]``
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from nmt_sense.holds import HoldFinder, HoldRules, Target, levels_for_band
from nmt_sense.model.hold import Fault, Hold
from tests.bench.presses import FAULTS, Case, make_case

NUMBER = 10_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was there and what was found, for one case."""

    seed: int
    kind: str
    is_hold: bool
    n_found: int
    start_error_s: float
    end_error_s: float
    true: frozenset[Fault]
    found: tuple[Fault, ...]


def find(case: Case) -> list[Hold]:
    """Find the holds of a case."""
    rules = HoldRules(levels=levels_for_band(*case.band), target=Target(band=case.band))
    finder = HoldFinder(rules)
    return [*finder.push(case.block), *finder.finish()]


def try_out(seed: int) -> Outcome:
    """Make a case, find its holds, and set them against the truth."""
    case = make_case(seed)
    holds = find(case)
    meeting = [
        h for h in holds if h.measures.start_s < case.end_s and h.measures.end_s > case.start_s
    ]
    first = meeting[0] if meeting else None
    return Outcome(
        seed=seed,
        kind=case.kind,
        is_hold=case.is_hold,
        n_found=len(holds),
        start_error_s=np.nan if first is None else first.measures.start_s - case.start_s,
        end_error_s=np.nan if first is None else first.measures.end_s - case.end_s,
        true=case.faults,
        found=() if first is None else first.faults,
    )


def try_many(number: int, *, processes: int = 2) -> list[Outcome]:
    """Try out so many cases."""
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(try_out, range(number), chunksize=50))


def detection(outcomes: list[Outcome]) -> tuple[int, int, int, float]:
    """Count holds found, found where none was, and missed; and their F1."""
    matched = sum(np.isfinite(o.start_error_s) for o in outcomes)
    false = sum(o.n_found for o in outcomes) - matched
    missed = sum(o.is_hold for o in outcomes) - matched
    return matched, false, missed, 2 * matched / (2 * matched + false + missed)


def edge_errors_s(outcomes: list[Outcome], edge: str) -> tuple[float, float]:
    """Median and 95th percentile of the size of the error of an edge, seconds."""
    errors_s = np.array([getattr(o, f"{edge}_error_s") for o in outcomes])
    middle, most = np.percentile(np.abs(errors_s[np.isfinite(errors_s)]), [50, 95])
    return float(middle), float(most)


def fault_table(outcomes: list[Outcome]) -> list[str]:
    """Say for every fault how often it was there, and how often it was named."""
    lines = ["| fault | there | named | missed | named wrongly | F1 |", "| --- |" + " ---: |" * 5]
    for fault in FAULTS:
        there = {o.seed for o in outcomes if fault in o.true and np.isfinite(o.start_error_s)}
        named = {o.seed for o in outcomes if fault in o.found}
        hit, missed, wrong = len(there & named), len(there - named), len(named - there)
        f1 = 2 * hit / max(2 * hit + missed + wrong, 1)
        lines.append(f"| {fault} | {len(there)} | {hit} | {missed} | {wrong} | {f1:.4f} |")
    return lines


def confusion(outcomes: list[Outcome]) -> list[str]:
    """Count, for presses with one fault or none, which fault was named as the costliest."""
    labels = ["good", *FAULTS]
    counts: Counter[tuple[str, str]] = Counter()
    for o in outcomes:
        if np.isfinite(o.start_error_s) and len(o.true) <= 1:
            counts[next(iter(o.true), "good"), o.found[0] if o.found else "good"] += 1
    lines = ["| truly | " + " | ".join(labels) + " |", "| --- |" + " ---: |" * len(labels)]
    for true in labels:
        cells = [str(counts[true, found] or "·") for found in labels]
        lines.append(f"| {true} | {' | '.join(cells)} |")
    return lines


def main(number: int) -> None:
    """Print the figures."""
    outcomes = try_many(number)
    matched, false, missed, f1 = detection(outcomes)
    exact = sum(o.true == set(o.found) for o in outcomes if np.isfinite(o.start_error_s))
    print(f"{number} presses, {matched + missed} of them holds\n")
    print("| figure | value |\n| --- | --- |")
    print(f"| holds found, found where none was, missed | {matched}, {false}, {missed} |")
    print(f"| F1 of detection | {f1:.4f} |")
    for edge in ("start", "end"):
        middle, most = edge_errors_s(outcomes, edge)
        print(f"| error of the {edge}, p50, p95 | {1e3 * middle:.1f} ms, {1e3 * most:.1f} ms |")
    print(f"| holds with exactly the true faults | {100 * exact / matched:.2f} % |\n")
    print("\n".join(fault_table(outcomes)), end="\n\n")
    print("\n".join(confusion(outcomes)))
    wrong = [o for o in outcomes if o.n_found != o.is_hold]
    print("\nwrongly found:", Counter(o.kind for o in wrong), [o.seed for o in wrong][:20])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
