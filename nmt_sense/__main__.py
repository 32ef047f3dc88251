"""Run the command line as ``python -m nmt_sense``."""

from nmt_sense.cli import main

main()
