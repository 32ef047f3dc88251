"""Draw a press with each fault, for docs/reference/faults.md.

python -m tests.bench.draw_faults
"""

from pathlib import Path

from nmt_sense.holds.advice import FAULT_WORDS
from nmt_sense.model.hold import Fault
from nmt_sense.report.figures import Figure, hold_figure
from tests.holds.fault_scenarios import PLAN, played

DOCS = Path(__file__).parents[2] / "docs"
GREEN, INK, AMBER = "#cfe8d6", "#1f3b57", "#f3d9a4"


def svg(figure: Figure, title: str) -> str:
    """Write one drawing."""
    band = figure.bands[0]
    parts = [
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<rect x="{figure.left}" y="{band.y:.1f}" width="{figure.right - figure.left}" '
        f'height="{band.height:.1f}" fill="{GREEN}"/>',
    ]
    parts += [
        f'<rect x="{gap.x:.1f}" y="{gap.y:.1f}" width="{gap.width:.1f}" '
        f'height="{gap.height:.1f}" fill="{AMBER}"/>'
        for gap in figure.gaps
    ]
    parts.append(f'<path d="{figure.path}" fill="none" stroke="{INK}" stroke-width="1.5"/>')
    parts += [
        f'<text x="{tick.at:.1f}" y="{figure.bottom + 16}" text-anchor="middle">'
        f"{tick.text} s</text>"
        for tick in figure.times
    ]
    parts += [
        f'<text x="{figure.left - 6}" y="{tick.at + 4:.1f}" text-anchor="end">{tick.text} N</text>'
        for tick in figure.forces
    ]
    parts.append(f'<text x="{figure.left}" y="14" font-weight="bold">{title}</text>')
    size = f'viewBox="0 0 {figure.width} {figure.height}" width="{figure.width}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11" '
        f'fill="#333">{"".join(parts)}</svg>\n'
    )


def main() -> None:
    """Write the pictures and the page."""
    point = PLAN.points[0]
    folder = DOCS / "images" / "faults"
    folder.mkdir(exist_ok=True)
    page = [
        "# What each fault looks like\n",
        "Drawn by `python -m tests.bench.draw_faults` from the scenarios in\n"
        "`nmt_sense/simulation/scenarios/faults`, one simulated press with the palm each. Green is "
        "the\nband, amber is where nothing is known. Below each picture stands what was said of "
        "it.\n",
    ]
    for fault in Fault:
        time_s, force, (hold,) = played(fault)
        figure = hold_figure(time_s, force, hold, (point.band_low_N, point.band_high_N))
        (folder / f"{fault}.svg").write_text(svg(figure, FAULT_WORDS[fault]), encoding="utf-8")
        page.append(f"## `{fault}`\n\n![{FAULT_WORDS[fault]}](../images/faults/{fault}.svg)\n")
        page.append(f"> {hold.advice} (score {hold.score:.0f})\n")
    (DOCS / "reference" / "faults.md").write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
