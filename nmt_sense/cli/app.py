"""The program's name and manners on the command line; the commands register themselves here."""

import typer

app = typer.Typer(
    name="nmt-sense",
    help="Make pressing visible: a pressure glove for neuromuscular massage therapy.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
