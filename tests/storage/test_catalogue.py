"""The catalogue follows the folders; a person's data can be taken along, and are really deleted."""

import json
import os
import shutil
import sqlite3
import zipfile

import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.session.judged import judged_holds
from nmt_sense.storage import Intake, add_note, default_intakes_folder, save_intake, set_tag, verify
from nmt_sense.storage.catalogue import Catalogue
from nmt_sense.storage.lock import FolderLock
from tests.recordings import make_recording, presses

PSEUDONYMS = ("P07", "P07", "P12")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two sessions of one person and one of another."""
    root = tmp_path_factory.mktemp("made")
    for number, who in enumerate(PSEUDONYMS):
        make_recording(root / f"week{number}", presses(1 + number), participant=who)
    return root


@pytest.fixture
def root(made, tmp_path):
    return shutil.copytree(made, tmp_path / "recordings")


@pytest.fixture
def shelf(root):
    with Catalogue(root, judged_holds) as shelf:
        shelf.refresh()
        yield shelf


def folder_of(root, number):
    (folder,) = (root / f"week{number}").iterdir()
    return folder


def run(*arguments, **options):
    return CliRunner().invoke(app, list(map(str, arguments)), **options)


def test_sessions_holds_and_scores_are_those_of_the_folders(root, shelf):
    found = shelf.find()
    assert [(entry.participant, entry.holds) for entry in reversed(found)] == [
        ("P07", 1),
        ("P07", 2),
        ("P12", 3),
    ]
    noted = [
        json.loads(line) for line in (folder_of(root, 2) / "events.jsonl").read_text().splitlines()
    ]
    holds = [event for event in noted if event["kind"] == "hold"]
    for mine, theirs in zip(shelf.holds(found[0].folder), holds, strict=True):
        assert all(mine[key] == theirs[key] for key in ("mean", "score", "verdict", "point"))
    assert found[0].score == pytest.approx(sum(hold["score"] for hold in holds) / 3)


def test_it_is_found_by_participant_tag_note_and_point_and_words_must_all_be_there(root, shelf):
    set_tag(folder_of(root, 1), "left-handed")
    add_note(folder_of(root, 2), 3.0, "slipped at 50 %")
    assert shelf.refresh() == 2
    assert [entry.participant for entry in shelf.find(tag="left-handed")] == ["P07"]
    assert [entry.participant for entry in shelf.find(words="50% slipped")] == []
    assert [entry.participant for entry in shelf.find(words="SLIPPED 50")] == ["P12"]
    assert [entry.participant for entry in shelf.find(words="%")] == ["P12"]
    assert len(shelf.find(words="trapezius", participant="P07")) == 2
    assert shelf.find(words="left-handed")[0].tags == ("left-handed",)
    assert verify(folder_of(root, 1)).ok
    set_tag(folder_of(root, 1), "left-handed", there=False)
    shelf.refresh()
    assert shelf.find(tag="left-handed") == []


def test_it_follows_what_changes_and_is_made_anew_from_the_folders_alone(root, shelf):
    set_tag(folder_of(root, 0), "pilot")
    assert shelf.refresh() == 1
    assert shelf.refresh() == 0
    shutil.rmtree(folder_of(root, 2))
    (folder_of(root, 1) / "session.json").write_text("{")
    shelf.refresh()
    whole, broken = shelf.find()
    assert (whole.error, whole.tags) == ("", ("pilot",))
    assert "session.json is not right" in broken.error
    before = shelf.find()
    assert shelf.rebuild() == 2
    assert shelf.find() == before


def test_where_nothing_can_be_written_sessions_are_found_all_the_same(root, monkeypatch):
    monkeypatch.setattr(Catalogue, "_writable", False)
    for more in ((), ("--rebuild",)):
        shown = run("catalogue", "--recordings", root, *more)
        assert "3 sessions" in shown.stdout
        assert not (root / "catalogue.sqlite").exists()


def test_a_catalogue_of_another_version_is_made_anew(root, shelf):
    before = shelf.find()
    with sqlite3.connect(root / "catalogue.sqlite") as base:
        base.execute("PRAGMA user_version = 999")
    base.close()
    with Catalogue(root, judged_holds) as again:
        assert again.refresh() == 3
        assert again.find() == before


@pytest.mark.parametrize("damage", [b"no database at all", b""])
def test_a_damaged_catalogue_is_one_sentence_or_made_anew(root, damage):
    (root / "catalogue.sqlite").write_bytes(damage)
    shown = run("catalogue", "--recordings", root)
    if damage:
        assert "delete it, and it is made anew" in str(shown.exception)
    else:
        assert "3 sessions" in shown.stdout


def test_the_command_prints_one_json_document(root):
    shown = run("catalogue", "--recordings", root, "--participant", "P12", "--json")
    (session,) = json.loads(shown.stdout)["sessions"]
    assert session["holds"] == len(session["hold_list"]) == 3


def test_all_of_a_person_goes_into_one_file(root, tmp_path):
    names = tmp_path / "names.json"
    run("participant", "name", "P07", "Ann Person", "--names", names)
    out = tmp_path / "P07.zip"
    options = ("--recordings", root, "--names", names)
    done = run("participant", "export", "P07", "--out", out, *options)
    assert done.exit_code == 0, done.exception
    with zipfile.ZipFile(out) as archive:
        assert "Ann Person" in archive.read("README.txt").decode()
        inside = {name for name in archive.namelist() if name != "README.txt"}
        assert inside == {
            path.relative_to(root).as_posix()
            for number in (0, 1)
            for path in folder_of(root, number).iterdir()
        }
        archive.extractall(tmp_path / "taken")
    assert verify(tmp_path / "taken" / folder_of(root, 1).relative_to(root)).ok
    again = run("participant", "export", "P07", "--out", out, *options)
    assert "there already" in str(again.exception)


def test_deleting_a_person_leaves_no_byte_of_them(root, tmp_path):
    names = tmp_path / "names.json"
    run("participant", "name", "P07", "Ann Person", "--names", names)
    run("participant", "name", "P12", "Bo Other", "--names", names)
    options = ("--recordings", root, "--names", names)
    assert "3 sessions" in run("catalogue", "--recordings", root).stdout
    assert b"P07" in (root / "catalogue.sqlite").read_bytes()
    (folder_of(root, 0) / "session.json").write_text('{"participant": "P07",')
    asked = run("participant", "delete", "P07", *options, input="n\n")
    assert "nothing was deleted" in str(asked.exception)
    done = run("participant", "delete", "P07", *options, "--yes")
    assert done.exit_code == 0, done.exception
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left
    for path in left:
        assert b"P07" not in path.read_bytes()
        assert b"Ann Person" not in path.read_bytes()
        assert "P07" not in str(path)
    assert "Bo Other" in run("participant", "list", *options).stdout
    assert verify(folder_of(root, 2)).ok


def test_the_talks_before_their_sessions_are_given_and_deleted_as_well(root, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    talks = default_intakes_folder()
    theirs = save_intake(Intake(pseudonym="P07", complaint="stiff neck"), talks)
    other = save_intake(Intake(pseudonym="P07b", complaint="sore back"), talks)
    only = save_intake(Intake(pseudonym="P99"), talks)
    options = ("--recordings", root, "--names", tmp_path / "names.json")
    out = tmp_path / "P07.zip"
    run("participant", "export", "P07", "--out", out, *options)
    with zipfile.ZipFile(out) as archive:
        assert b"stiff neck" in archive.read(f"intakes/{theirs.name}")
    assert "1 talks" in run("participant", "delete", "P07", *options, "--yes").stdout
    assert not theirs.exists()
    assert other.exists()
    run("participant", "delete", "P99", *options, "--yes")  # never recorded
    assert not only.exists()


def test_a_person_whose_session_is_being_recorded_is_not_deleted(root, tmp_path):
    options = ("--recordings", root, "--names", tmp_path / "names.json", "--yes")
    with FolderLock(folder_of(root, 1)):
        done = run("participant", "delete", "P07", *options)
    assert "being written" in str(done.exception)
    assert verify(folder_of(root, 0)).ok
    assert verify(folder_of(root, 1)).ok


def test_names_are_encrypted_at_rest(tmp_path, monkeypatch):
    pytest.importorskip("pyrage")
    monkeypatch.setenv("NMT_SENSE_PASSPHRASE", "correct horse")
    names = tmp_path / "names.age"
    run("participant", "name", "P07", "Ann Person", "--names", names)
    data = names.read_bytes()
    assert data.startswith(b"age-encryption.org/v1")
    assert b"Ann" not in data
    assert b"P07" not in data
    if os.name != "nt":
        assert names.stat().st_mode & 0o077 == 0
    run("participant", "name", "P12", "Bo Other", "--names", names)
    monkeypatch.setenv("NMT_SENSE_PASSPHRASE", "wrong")
    refused = run("participant", "name", "P12", "", "--names", names)
    assert "cannot be decrypted" in str(refused.exception)
    import pyrage.passphrase

    plain = json.loads(pyrage.passphrase.decrypt(names.read_bytes(), "correct horse"))
    assert plain == {"P07": "Ann Person", "P12": "Bo Other"}
