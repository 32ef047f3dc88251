"""One session on paper: figures and a self-contained HTML file."""

from nmt_sense.report.build import SessionReport, report_of
from nmt_sense.report.write import render_report, write_report

__all__ = ["SessionReport", "render_report", "report_of", "write_report"]
