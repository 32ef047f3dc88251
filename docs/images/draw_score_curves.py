"""Draw how a criterion scores, from the numbers that judge.

python docs/images/draw_score_curves.py
"""

from pathlib import Path

from nmt_sense.holds.judge import SHARE_KNOTS, TIME_KNOTS

HERE = Path(__file__).parent
PANELS = (
    (SHARE_KNOTS, 3.5, "share of the limit used up", (0, 1, 2, 3)),
    (TIME_KNOTS, 1.1, "share of the time missing, or too much", (0, 0.1, 0.5, 1)),
)
WIDTH, HEIGHT, LEFT, TOP = 330, 190, 50, 16
GREEN, GREY = "#2f7d4f", "#7a7a7a"


def panel(knots, end, title, ticks, left) -> list[str]:
    """Draw one curve."""

    def x(value: float) -> float:
        return left + value / end * WIDTH

    def y(score: float) -> float:
        return TOP + (100 - score) / 100 * HEIGHT

    points = [(0, knots[1][0]), *zip(*knots, strict=True), (end, 0.0)]
    line = " ".join(f"{x(value):.1f},{y(score):.1f}" for value, score in points)
    parts = [
        f'<path d="M{left} {TOP}V{TOP + HEIGHT}H{left + WIDTH}" fill="none" stroke="{GREY}"/>',
        f'<polyline points="{line}" fill="none" stroke="{GREEN}" stroke-width="2.5"/>',
        f'<text x="{left + WIDTH / 2}" y="{TOP + HEIGHT + 38}" text-anchor="middle">{title}</text>',
    ]
    for score in (0, 20, 80, 100):
        at = f'x="{left - 8}" y="{y(score) + 4:.1f}" text-anchor="end"'
        parts.append(f"<text {at}>{score}</text>")
    for value in ticks:
        at = f'x="{x(value):.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle"'
        parts.append(f"<text {at}>{value:g}</text>")
    return parts


def main() -> None:
    """Write the picture."""
    parts = []
    for number, (knots, end, title, ticks) in enumerate(PANELS):
        parts += panel(knots, end, title, ticks, LEFT + number * (WIDTH + 70))
    width, height = 2 * (WIDTH + 70) + 20, TOP + HEIGHT + 50
    (HERE / "score-curves.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'font-family="sans-serif" font-size="12" fill="#333">'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
