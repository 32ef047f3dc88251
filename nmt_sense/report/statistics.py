"""Statistics of many sessions: test-retest reliability, and agreement with a reference.

The analysis of variance and ICC are pingouin's; what is worked out here from its mean squares is
named with its source.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from nmt_sense.model.errors import InputError

#: A change larger than this many standard errors of measurement, times the square root of two for
#: the two sessions that are compared, is no chance with 95 % confidence (Weir 2005).
Z95 = 1.96
#: Fewer persons than this, and nothing can be said of a group.
LEAST_PERSONS = 3
LEAST_PAIRS = 3

Frame = Any  # pandas.DataFrame; pandas is an extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which columns of a table say what.

    Attributes
    ----------
    measure
        What is compared, e.g. ``mean``, ``cov`` or ``score``; a hold a row.
    person, session
        Whose it is, and in which session it was measured.
    group
        Rows of each of its values are taken apart; empty for one group.
    reference
        The same quantity by a reference, for the agreement; empty for none.
    """

    measure: str
    person: str = "participant"
    session: str = "session_id"
    group: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Test-retest reliability of one group; the measure is averaged over the holds of a session.

    Attributes
    ----------
    group
        Which group; empty for all.
    persons, sessions
        How many, and how many sessions of each.
    left_out
        Persons with fewer sessions.
    mean
        Over all of their sessions.
    icc, icc_low, icc_high
        ICC(2,1), two-way random effects, absolute agreement, single measures (Shrout and Fleiss
        1979), with its 95 % confidence interval.
    sem
        Standard error of measurement for absolute agreement: root of the variances of session and
        error (de Vet et al. 2006), in the unit of the measure.
    mdc95
        Minimal detectable change, 1.96 sqrt(2) SEM (Weir 2005), in the unit of the measure.
    """

    group: str
    persons: int
    sessions: int
    left_out: tuple[str, ...]
    mean: float
    icc: float
    icc_low: float
    icc_high: float
    sem: float
    mdc95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSpread:
    """How well one person repeats from session to session.

    Attributes
    ----------
    group, person
        Whose.
    sessions, holds
        How many.
    mean
        Over the sessions.
    sem
        Standard deviation between their sessions; None for a single one.
    mdc95
        1.96 sqrt(2) times that.
    within_session_sd
        Pooled standard deviation of the holds of a session; None where none has two.
    """

    group: str
    person: str
    sessions: int
    holds: int
    mean: float
    sem: float | None
    mdc95: float | None
    within_session_sd: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement of a measure with a reference (Bland and Altman 1986).

    Attributes
    ----------
    group
        Which group; empty for all.
    pairs, persons
        How many. Several pairs of one person are taken as if they were independent.
    bias, bias_low, bias_high
        Mean of measure less reference, with its 95 % confidence interval.
    sd
        Standard deviation of the differences.
    lower, upper
        Limits of agreement, bias -/+ 1.96 SD.
    limits_half_width
        Half width of the 95 % confidence interval of either limit, t sqrt(3/n) SD.
    """

    group: str
    pairs: int
    persons: int
    bias: float
    bias_low: float
    bias_high: float
    sd: float
    lower: float
    upper: float
    limits_half_width: float


def load_libraries() -> tuple[ModuleType, ModuleType]:
    """Load pandas and pingouin.

    Raises
    ------
    InputError
        If they are not installed.
    """
    try:
        import pandas
        import pingouin
    except ModuleNotFoundError as error:
        raise InputError(
            f"statistics need the library {error.name}: pip install 'nmt-sense[statistics]'"
        ) from error
    return pandas, pingouin


def read_holds(path: Path, columns: Columns) -> Frame:
    """Read a table of holds, Parquet or CSV.

    Raises
    ------
    InputError
        If it cannot be read, lacks a column, has no number in the measure, or mixes units.
    """
    pandas, _ = load_libraries()
    try:
        is_text = path.suffix.lower() in (".csv", ".tsv", ".txt")
        table = pandas.read_csv(path, sep=None, engine="python") if is_text else None
        table = pandas.read_parquet(path) if table is None else table
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read as a table: {error}") from error
    optional = [name for name in (columns.group, columns.reference) if name]
    for name in (columns.measure, columns.person, columns.session, *optional):
        if name not in table.columns:
            raise InputError(f"{path} has no column {name!r}; it has {', '.join(table.columns)}")
    for name in filter(None, (columns.measure, columns.reference)):
        if not pandas.api.types.is_numeric_dtype(table[name]):
            raise InputError(f"{path}: column {name!r} holds no numbers")
    units = sorted(table["unit"].dropna().unique()) if "unit" in table.columns else []
    if len(units) > 1:
        raise InputError(
            f"{path} mixes the units {', '.join(units)}: make a table of recordings of one unit"
        )
    return table.dropna(subset=[columns.measure])


def reliability(table: Frame, columns: Columns) -> list[Reliability]:
    """Work out the test-retest reliability of each group that has enough persons.

    Persons with one session are left out; of the others as many first sessions are taken as each
    of them has.

    Parameters
    ----------
    table
        A hold a row, from :func:`read_holds`.
    columns
        Which columns say what.
    """
    found = []
    for group, rows in groups_of(table, columns):
        sessions = sessions_of(rows, columns)
        per_person = sessions.groupby("person")["number"].max()
        several = per_person[per_person >= 2]
        if len(several) < LEAST_PERSONS:
            continue
        n_sessions = int(several.min())
        kept = sessions[sessions["person"].isin(several.index) & (sessions["number"] <= n_sessions)]
        found.append(_reliability(kept, group, n_sessions, tuple(per_person[per_person < 2].index)))
    return found


def _reliability(
    kept: Frame, group: str, n_sessions: int, left_out: tuple[str, ...]
) -> Reliability:
    _, pingouin = load_libraries()
    icc = pingouin.intraclass_corr(kept, targets="person", raters="number", ratings="value")
    icc = icc.set_index("Type").loc["ICC(A,1)"]
    anova = pingouin.rm_anova(kept, dv="value", within="number", subject="person", detailed=True)
    session, error = anova["MS"].iloc[0], anova["MS"].iloc[1]
    n_persons = kept["person"].nunique()
    between_sessions = max(0.0, (session - error) / n_persons)
    sem = math.sqrt(between_sessions + error)
    return Reliability(
        group=group,
        persons=n_persons,
        sessions=n_sessions,
        left_out=left_out,
        mean=float(kept["value"].mean()),
        icc=float(icc["ICC"]),
        icc_low=float(icc["CI95"][0]),
        icc_high=float(icc["CI95"][1]),
        sem=sem,
        mdc95=Z95 * math.sqrt(2) * sem,
    )


def persons(table: Frame, columns: Columns) -> list[PersonSpread]:
    """Tell how well each person repeats; see :func:`reliability`."""
    found = []
    for group, rows in groups_of(table, columns):
        sessions = sessions_of(rows, columns)
        for person, theirs in sessions.groupby("person"):
            sem = float(theirs["value"].std(ddof=1)) if len(theirs) > 1 else None
            free = int((theirs["holds"] - 1).sum())
            squares = float(theirs["squares"].sum())
            found.append(
                PersonSpread(
                    group=group,
                    person=str(person),
                    sessions=len(theirs),
                    holds=int(theirs["holds"].sum()),
                    mean=float(theirs["value"].mean()),
                    sem=sem,
                    mdc95=None if sem is None else Z95 * math.sqrt(2) * sem,
                    within_session_sd=math.sqrt(squares / free) if free else None,
                )
            )
    return found


def agreement(table: Frame, columns: Columns) -> list[Agreement]:
    """Compare the measure with its reference, group by group; see :func:`reliability`."""
    from scipy.stats import t

    found = []
    for group, rows in groups_of(table.dropna(subset=[columns.reference]), columns):
        difference = rows[columns.measure] - rows[columns.reference]
        n = len(difference)
        if n < LEAST_PAIRS:
            continue
        bias, sd = float(difference.mean()), float(difference.std(ddof=1))
        quantile = float(t.ppf(0.975, n - 1))
        found.append(
            Agreement(
                group=group,
                pairs=n,
                persons=int(rows[columns.person].nunique()),
                bias=bias,
                bias_low=bias - quantile * sd / math.sqrt(n),
                bias_high=bias + quantile * sd / math.sqrt(n),
                sd=sd,
                lower=bias - Z95 * sd,
                upper=bias + Z95 * sd,
                limits_half_width=quantile * sd * math.sqrt(3 / n),
            )
        )
    return found


def groups_of(table: Frame, columns: Columns) -> Iterator[tuple[str, Frame]]:
    """Yield each group by its name; all rows under an empty one where there are no groups."""
    if not columns.group:
        yield "", table
        return
    for name, rows in table.groupby(columns.group):
        yield str(name), rows


def sessions_of(rows: Frame, columns: Columns) -> Frame:
    """Average each session, and number those of each person in order of time, from 1."""
    plain = rows.assign(
        person=rows[columns.person].astype(str),
        session=rows[columns.session],
        value=rows[columns.measure].astype(float),
        began=rows["started_utc"] if "started_utc" in rows.columns else rows[columns.session],
    )
    by_session = plain.groupby(["person", "session"])
    sessions = by_session.agg(
        value=("value", "mean"), holds=("value", "size"), began=("began", "min")
    )
    sessions["squares"] = by_session["value"].apply(lambda v: float(((v - v.mean()) ** 2).sum()))
    sessions = sessions.reset_index().sort_values(["person", "began", "session"])
    sessions["number"] = sessions.groupby("person").cumcount() + 1
    return sessions
