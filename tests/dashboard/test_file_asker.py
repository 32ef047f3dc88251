"""Asking for a file locks nothing, and waits until nobody presses."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QFileDialog, QWidget

from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.file_asker import FileAsker

#: Said by the screenless plugin of the tests for any dialog that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PRESSING, REST = snapshot_at(18.5), snapshot_at(1.0)
KINDS = "CSV (*.csv);;PNG (*.png)"


@pytest.fixture
def asker(qtbot):
    view = QWidget()
    qtbot.addWidget(view)
    said = []
    asker = FileAsker(view, said.append)
    yield asker, said
    for dialog in view.findChildren(QFileDialog):
        dialog.close()


def test_a_dialog_locks_nothing_and_gives_what_was_chosen(asker, tmp_path):
    ask, _ = asker
    chosen = []
    dialog = ask.folder("Open", tmp_path, chosen.append)
    assert dialog.isVisible()
    assert dialog.windowModality() is Qt.WindowModality.NonModal
    assert QApplication.activeModalWidget() is None
    dialog.fileSelected.emit(str(tmp_path))
    assert chosen == [tmp_path]


def test_none_opens_while_somebody_presses(asker, tmp_path):
    ask, said = asker
    ask.see(PRESSING)
    assert ask.folder("Open", tmp_path, lambda _: None) is None
    assert "once the hold is over" in said[0]
    ask.see(REST)
    assert ask.file("Plan", "TOML (*.toml)", lambda _: None) is not None


def test_a_new_file_gets_the_ending_of_its_kind(asker):
    ask, _ = asker
    dialog = ask.new_file("Export", KINDS, lambda _: None)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "csv"
    dialog.filterSelected.emit("PNG (*.png)")
    assert dialog.defaultSuffix() == "png"
