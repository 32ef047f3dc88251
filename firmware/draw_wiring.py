# SPDX-License-Identifier: GPL-3.0-only
"""Draw wiring.svg: every part of a glove and the pin it hangs on.

python firmware/draw_wiring.py
"""

from pathlib import Path

DRAWING = Path(__file__).with_name("wiring.svg")
WIDTH, HEIGHT = 840, 800
ROW, PART_HEIGHT = 36, 26
BOARD_LEFT, BOARD_RIGHT = 40, 190
PADS = ("thumb", "index", "middle", "ring", "little", "palm")
STYLE = (
    "text{font:13px sans-serif;fill:#1b1b1b}"
    ".wire{stroke:#1b1b1b;stroke-width:1.5;fill:none}"
    ".part{stroke:#1b1b1b;stroke-width:1.5;fill:#f4f1ea}"
    ".board{stroke:#1b1b1b;stroke-width:2;fill:#dfe8ee}"
    ".middle{text-anchor:middle}.bold{font-weight:600}.small{font-size:11px}"
)


class Drawing:
    """Elements of a drawing, in the order in which they are drawn."""

    def __init__(self) -> None:
        self.elements: list[str] = []

    def wire(self, *points: tuple[float, float]) -> None:
        """Draw a line through points."""
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        self.elements.append(f'<polyline class="wire" points="{path}"/>')

    def node(self, x: float, y: float) -> None:
        """Mark a place where wires meet."""
        self.elements.append(f'<circle cx="{x:g}" cy="{y:g}" r="3.5" fill="#1b1b1b"/>')

    def text(self, x: float, y: float, words: str, kind: str = "") -> None:
        """Write words at the height of a wire, from x on or with the class ``middle`` around it."""
        self.elements.append(f'<text class="{kind}" x="{x:g}" y="{y + 4.5:g}">{words}</text>')

    def part(self, x: float, y: float, width: float, words: str) -> float:
        """Draw a part whose left end is at x on the wire at y; return its right end."""
        top = y - PART_HEIGHT / 2
        self.elements.append(
            f'<rect class="part" x="{x:g}" y="{top:g}" width="{width:g}" height="{PART_HEIGHT}" '
            'rx="3"/>'
        )
        self.text(x + width / 2, y, words, "middle")
        return x + width

    def pin(self, y: float, name: str) -> None:
        """Name a pin of the board."""
        self.text(BOARD_RIGHT - 46, y, name, "bold")
        self.wire((BOARD_RIGHT, y), (BOARD_RIGHT + 30, y))

    def chain(self, y: float, pin: str, parts: tuple[tuple[str, float], ...], end: str) -> None:
        """Draw parts one after another from a pin to a supply line."""
        self.pin(y, pin)
        x: float = BOARD_RIGHT + 30
        for words, width in parts:
            self.wire((x, y), (x + 30, y))
            x = self.part(x + 30, y, width, words)
        self.wire((x, y), (x + 30, y))
        self.text(x + 36, y, end, "bold")


def draw_pad(drawing: Drawing, y: float, pin: str, pad: str) -> None:
    """Draw one divider: the pad to 5 V, its pull-down to ground, the pin between them."""
    node_x = 300
    drawing.pin(y, pin)
    drawing.wire((BOARD_RIGHT + 30, y), (node_x, y))
    drawing.node(node_x, y)
    drawing.wire((node_x, y), (340, y))
    right = drawing.part(340, y, 170, f"FSR 402, {pad}")
    drawing.wire((right, y), (right + 30, y))
    drawing.text(right + 36, y, "5 V", "bold")
    below = y + ROW
    drawing.wire((node_x, y), (node_x, below), (340, below))
    right = drawing.part(340, below, 110, "1 kΩ, 1 %")
    drawing.wire((right, below), (right + 30, below))
    drawing.text(right + 36, below, "GND", "bold")


def draw_motor(drawing: Drawing, y: float) -> None:
    """Draw the motor, its transistor and the diode that takes the motor's kick."""
    drawing.chain(y, "D5", (("1 kΩ", 70), ("base of NPN 2N2222, emitter to", 240)), "GND")
    below = y + ROW
    drawing.text(BOARD_RIGHT + 86, below, "its collector")
    drawing.wire((360, below), (380, below))
    motor_right = drawing.part(380, below, 280, "motor, with 1N4001 across, band to 5 V")
    drawing.wire((motor_right, below), (motor_right + 20, below))
    right = drawing.part(motor_right + 20, below, 60, "22 Ω")
    drawing.wire((right, below), (right + 30, below))
    drawing.text(right + 36, below, "5 V", "bold")


def draw() -> str:
    """Return the drawing."""
    drawing = Drawing()
    drawing.elements.append(
        f'<rect class="board" x="{BOARD_LEFT}" y="40" width="{BOARD_RIGHT - BOARD_LEFT}" '
        f'height="{HEIGHT - 80}" rx="8"/>'
    )
    drawing.text(BOARD_LEFT + 12, 64, "Uno, Nano", "bold")
    drawing.text(BOARD_LEFT + 12, 84, "Leonardo, Micro", "bold")
    drawing.text(BOARD_LEFT + 12, HEIGHT - 64, "5 V and GND", "small")
    drawing.text(BOARD_LEFT + 12, HEIGHT - 50, "to all parts", "small")
    y = 120
    for number, pad in enumerate(PADS):
        draw_pad(drawing, y, f"A{number}", pad)
        y += 2 * ROW
    y += 8
    for pin, color in (("D6", "red"), ("D7", "green"), ("D12", "blue")):
        drawing.chain(y, pin, (("330 Ω", 80), (f"RGB LED, {color}", 160)), "GND")
        y += ROW
    drawing.chain(y, "D4", (("active buzzer, 5 V, up to 30 mA", 240),), "GND")
    draw_motor(drawing, y + ROW)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">\n<style>{STYLE}</style>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n'
        + "\n".join(drawing.elements)
        + "\n</svg>\n"
    )


if __name__ == "__main__":
    DRAWING.write_text(draw(), encoding="utf-8")
