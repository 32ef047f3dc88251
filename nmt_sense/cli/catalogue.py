"""Commands on a folder of recordings and the people in it: catalogue, tag, participant."""

import json
import os
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from nmt_sense.cli.app import app
from nmt_sense.cli.options import JsonOption, OverwriteOption
from nmt_sense.model.errors import InputError
from nmt_sense.session.judged import judged_holds
from nmt_sense.storage import default_recordings_folder, open_recording, set_tag
from nmt_sense.storage.catalogue import Catalogue, CatalogueEntry
from nmt_sense.storage.names import is_encrypted, read_names, write_names
from nmt_sense.storage.people import (
    TheirFolders,
    delete_participant,
    export_participant,
    folders_of,
)

PASSPHRASE = "NMT_SENSE_PASSPHRASE"

people = typer.Typer(
    name="participant",
    help="Participants: who is recorded, their data in one file, their data deleted, their names.",
    epilog="Example: nmt-sense participant export P07 --out P07.zip",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(people)

RootOption = Annotated[
    Path | None,
    typer.Option("--recordings", help="Folder of recordings; by default the user's own."),
]
NamesOption = Annotated[
    Path | None,
    typer.Option(
        "--names",
        help="File of names, encrypted if it ends in .age; by default the user's own names.json.",
    ),
]
WhoArgument = Annotated[str, typer.Argument(help="The pseudonym.")]


@app.command(epilog="Example: nmt-sense catalogue --search 'trapezius dipped' --participant P07")
def catalogue(
    root: RootOption = None,
    search: Annotated[
        str,
        typer.Option(
            "--search", help="Words of folder, plan, glove, points, faults, notes or tags."
        ),
    ] = "",
    participant: Annotated[
        str | None, typer.Option("--participant", help="Only of this pseudonym.")
    ] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Only with this tag.")] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the catalogue anew from the folders.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List sessions, newest first: who, when, plan, holds, scores, tags.

    The catalogue follows the folders by itself; it is an index and can be deleted at any time.
    """
    with _catalogue(root, rebuild=rebuild) as shelf:
        found = shelf.find(words=search, participant=participant, tag=tag)
        if as_json:
            rows = [asdict(entry) | {"hold_list": shelf.holds(entry.folder)} for entry in found]
            print(json.dumps({"schema": "nmt-sense/catalogue/1", "sessions": rows}, indent=2))
            return
    for entry in found:
        print(_line(entry))
    print(f"{len(found)} sessions")


@app.command(epilog="Example: nmt-sense tag SESSION pilot left-handed")
def tag(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    tags: Annotated[list[str], typer.Argument(help="The tags.")],
    remove: Annotated[bool, typer.Option("--remove", help="Take them away.")] = False,
) -> None:
    """Tag a session; tags lie in its folder, and are found by the catalogue."""
    folder = open_recording(file).folder
    for word in tags:
        set_tag(folder, word, there=not remove)


@people.command("list", epilog="Example: nmt-sense participant list")
def list_people(
    root: RootOption = None, names_file: NamesOption = None, as_json: JsonOption = False
) -> None:
    """List the participants, how many sessions and holds there are of each, and their names."""
    with _catalogue(root) as shelf:
        sessions = shelf.find()
    names = read_names(*_opened(names_file))
    n_sessions = Counter(entry.participant for entry in sessions)
    n_holds: Counter[str] = Counter()
    for entry in sessions:
        n_holds[entry.participant] += entry.holds
    rows = [
        {"participant": who, "sessions": n, "holds": n_holds[who], "name": names.get(who, "")}
        for who, n in sorted(n_sessions.items())
    ]
    if as_json:
        print(json.dumps({"schema": "nmt-sense/participants/1", "participants": rows}, indent=2))
        return
    for row in rows:
        print(
            f"{row['participant'] or '(none)':<16} {row['sessions']:>5} sessions "
            f"{row['holds']:>6} holds  {row['name']}".rstrip()
        )


@people.command("export", epilog="Example: nmt-sense participant export P07 --out P07.zip")
def export_person(
    who: WhoArgument,
    out: Annotated[Path, typer.Option("--out", help="The ZIP file to write.")],
    root: RootOption = None,
    names_file: NamesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Write all that is kept of one person into one file."""
    name = read_names(*_opened(names_file)).get(who, "")
    theirs = folders_of(_root(root), who)
    _warn(theirs)
    export_participant(theirs, out, name=name, overwrite=overwrite)
    print(_told(theirs))
    print(out)


@people.command("delete", epilog="Example: nmt-sense participant delete P07 --yes")
def delete_person(
    who: WhoArgument,
    root: RootOption = None,
    names_file: NamesOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete all that is kept of one person: folders, rows of the catalogue, name.

    Files that were exported or copied elsewhere are not known here and stay.
    """
    at = _root(root)
    path, passphrase = _opened(names_file)
    names = read_names(path, passphrase)
    theirs = folders_of(at, who)
    _warn(theirs)
    told = _told(theirs)
    if not yes and not typer.confirm(f"Delete {told} for ever?"):
        raise InputError("nothing was deleted")
    delete_participant(theirs)
    with _catalogue(at) as shelf:
        shelf.compact()
    if names.pop(who, None) is not None:
        write_names(path, names, passphrase)
    print(f"{told} deleted")


@people.command("name", epilog="Example: nmt-sense participant name P07 'A. Person' --names n.age")
def name_person(
    who: WhoArgument,
    name: Annotated[str, typer.Argument(help="The name; empty to forget it.")],
    names_file: NamesOption = None,
) -> None:
    """Keep who a pseudonym is, in a file apart from all recordings."""
    path, passphrase = _opened(names_file)
    names = read_names(path, passphrase) | {who: name}
    write_names(path, {who: name for who, name in names.items() if name}, passphrase)
    print(path)


def _warn(theirs: TheirFolders) -> None:
    for folder in theirs.unclear:
        print(f"Warning: {folder} does not say whose it is: look at it.", file=sys.stderr)


def _root(root: Path | None) -> Path:
    return (root or default_recordings_folder()).resolve()


def _told(theirs: TheirFolders) -> str:
    talks = f" and {len(theirs.intakes)} talks before them" if theirs.intakes else ""
    return f"{len(theirs.folders)} sessions of {theirs.participant}{talks}"


def _catalogue(root: Path | None, *, rebuild: bool = False) -> Catalogue:
    shelf = Catalogue(_root(root), judged_holds)
    if rebuild:
        shelf.rebuild()
    else:
        shelf.refresh()
    return shelf


def _opened(names_file: Path | None) -> tuple[Path, str]:
    """Tell the file of names, and the passphrase where it needs one."""
    path = names_file or user_data_path("nmt-sense") / "names.json"
    if not is_encrypted(path):
        return path, ""
    passphrase = os.environ.get(PASSPHRASE, "")
    if not passphrase:
        passphrase = typer.prompt(
            f"Passphrase of {path}", hide_input=True, confirmation_prompt=not path.exists()
        )
    return path, passphrase


def _line(entry: CatalogueEntry) -> str:
    if entry.error:
        return f"{entry.folder}  cannot be read: {entry.error}"
    score = "" if entry.score is None else f", score {entry.score:.0f}"
    nominal = ", nominal" if entry.nominal else ""
    tags = f"  [{', '.join(entry.tags)}]" if entry.tags else ""
    state = "" if entry.state == "sealed" else f"  {entry.state}"
    return (
        f"{entry.started_utc[:16].replace('T', ' ')}  {entry.participant or '(none)':<10} "
        f"{entry.plan}: {entry.good} of {entry.holds} holds good{score}{nominal}{tags}{state}  "
        f"{entry.folder}"
    )
