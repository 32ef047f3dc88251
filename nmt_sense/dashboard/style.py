"""The style sheet of the few stock widgets: buttons, the list of gloves, scroll bars."""

from pathlib import Path

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme

_SHEET = """
#ground {{ background: {ground}; }}
QPushButton {{
    background: {card}; color: {ink}; border: 1px solid {rule}; border-radius: {radius}px;
    padding: {pad}px {wide_pad}px; font-size: {text}px; font-weight: 600;
}}
QPushButton:hover {{ background: {track}; }}
QPushButton:focus {{ border: 2px solid {ink}; }}
QPushButton:disabled {{ color: {muted}; background: {track}; border-color: {track}; }}
QPushButton[kind="main"] {{ background: {in_}; color: {on_accent}; border-color: {in_}; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="main"]:disabled {{
    color: {muted}; background: {track}; border-color: {track};
}}
QListWidget {{
    background: {card}; border: 1px solid {rule}; border-radius: {radius}px; outline: 0;
    font-size: {text}px;
}}
QListWidget::item {{ color: {ink}; padding: {pad}px; }}
QListWidget::item:selected {{ background: {track}; color: {ink}; }}
QTableWidget {{
    background: {card}; color: {ink}; border: 0; font-size: {text}px; gridline-color: {rule};
    selection-background-color: {track}; selection-color: {ink};
}}
QHeaderView::section {{
    background: {card}; color: {muted}; border: 0; padding: {pad}px; font-size: {text}px;
}}
QProgressBar {{
    background: {track}; border: 0; border-radius: {radius}px; color: {ink}; text-align: center;
    font-size: {text}px;
}}
QProgressBar::chunk {{ background: {below_soft}; border-radius: {radius}px; }}
QCheckBox {{ color: {ink}; font-size: {text}px; spacing: {pad}px; }}
QCheckBox::indicator {{
    width: {box}px; height: {box}px; border: 2px solid {muted}; border-radius: 4px;
    background: {card};
}}
QCheckBox::indicator:checked {{ background: {in_}; border-color: {in_}; image: url({tick}); }}
QCheckBox:focus {{ text-decoration: underline; }}
QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit {{
    background: {card}; color: {ink}; border: 1px solid {muted}; border-radius: 6px;
    padding: {small_pad}px; font-size: {text}px; selection-background-color: {below};
    selection-color: {on_accent};
}}
QComboBox::drop-down {{ border: 0; width: {box}px; }}
QComboBox::down-arrow {{
    width: 0; height: 0; border-left: 4px solid {card}; border-right: 4px solid {card};
    border-top: 6px solid {muted};
}}
QComboBox:focus, QDoubleSpinBox:focus, QLineEdit:focus {{ border: 2px solid {ink}; }}
QComboBox QAbstractItemView {{
    background: {card}; color: {ink}; selection-background-color: {below};
    selection-color: {on_accent};
}}
QSlider {{ min-height: {handle}px; }}
QSlider::groove:horizontal {{ height: 6px; background: {track}; border-radius: 3px; }}
QSlider::sub-page:horizontal {{ background: {in_}; border-radius: 3px; }}
QSlider::handle:horizontal {{
    background: {ink}; width: {box}px; margin: -6px 0; border-radius: 8px;
}}
QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {rule}; border-radius: 4px; min-height: 24px; }}
QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {rule}; border-radius: 4px; min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(theme: Theme) -> str:
    """Write the style sheet for a theme."""
    colours = {role.value: theme.palette[role] for role in Role}
    return _SHEET.format(
        **colours,
        radius=theme.px(8),
        pad=theme.px(7),
        wide_pad=theme.px(16),
        text=theme.px(14),
        box=theme.px(16),
        handle=theme.px(24),
        tick=_tick(theme).as_posix(),
        small_pad=theme.px(4),
    )


def _tick(theme: Theme) -> Path:
    """Name the picture of a tick: a box that is ticked differs by shape, not by colour alone."""
    name = "tick-on-dark.svg" if theme.palette.dark else "tick-on-light.svg"
    return Path(__file__).with_name(name)
