"""A team's own list of metrics, read from whatever it is kept in: CSV, a workbook, a Markdown table, plain lines.

A value keeps its words ("4.2 %"); what is no single value (a range, "n/a", "?") is none, so that nothing is filled in
that nobody measured. Every metric knows where it stands ("metrics.csv, row 3"), which becomes its provenance.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.errors import InputError
from coach.parse import files, office
from coach.schema import Direction

Row = tuple[int, Sequence[str]]
"""A row's number as the person counts it, from 1 and with the header, and its cells."""

MOST = 2_000
_COLUMNS = {
    "name": "name metric metrics kpi kpis measure indicator metricname kpiname title kennzahl kennzahlen messgroesse "
    "bezeichnung indikator metrik indicateur indicateurs mesure nom intitule libelle metrica indicador indicadores "
    "nombre",
    "definition": "definition description meaning formula howmeasured howwemeasureit notes beschreibung bedeutung "
    "erklaerung formel definicion descripcion significado signification formule calcul",
    "value": "value current currentvalue now today actual actuals latest level baseline status currently "
    "lastvalue wert aktuell aktuellerwert istwert ist stand heute valeur valeuractuelle actuelle actuel niveau valor "
    "valoractual hoy",
    "source": "source datasource system where tool sourceofdata from report quelle datenquelle herkunft systeme "
    "sourcededonnees origine fuente fuentededatos origen sistema",
    "owner": "owner who responsible accountable person team dri lead contact keptby verantwortlich verantwortliche "
    "verantwortlicher zustaendig inhaber responsable proprietaire pilote propietario duenodelametrica encargado "
    "encargada dueno",
    "unit": "unit units unitofmeasure einheit masseinheit unite unidad",
    "direction": "direction trend gooddirection betterwhen better richtung zielrichtung sens tendance direccion "
    "sentido tendencia",
}
_FIELDS = {spelt: field for field, names in _COLUMNS.items() for spelt in names.split()}
_NOTHING = re.compile(r"(?:n\s?[/.]?\s?a\.?|n\s?[/.]\s?d\.?|k\s?\.?\s?a\.?|tbd|tbc|unknown|none|\W*)$", re.IGNORECASE)
_RANGE = re.compile(
    r"\d\s*[%€$£]?\s*(?:-|–|—|\.\.\.?|…|\bto\b|\bbis\b|\bà\b|\ba\b|→|->|\bor\b|\boder\b|\bou\b)\s*[€$£]?\d"
    r"|\b(?:between|zwischen|entre)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-−+]?\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_UNIT = re.compile(r"%|[€$£]|(?:working|business|calendar) \w+|[^\W\d_][\w/.-]*(?: (?:per|a|an) \w+)?")
_WAYS: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    ("hold", re.compile(r"hold|keep|stable|halten|stabil|maint|mantener|=|→|between", re.IGNORECASE)),
    ("down", re.compile(r"down|lower|less|fewer|reduc|decrea|sink|senk|runter|weniger|niedrig|baiss|moins|baj|menos|"
                        r"↓|⬇|↘|^-$|min", re.IGNORECASE)),
    ("up", re.compile(r"up|high|more|grow|increa|rais|steig|hoch|höher|mehr|hauss|plus|augment|sub|más|mas|↑|⬆|↗|"
                      r"^\+$|max", re.IGNORECASE)),
)  # fmt: skip
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PLAIN = re.compile(r"\s*(?:[-*•–+]|\d+[.)])?\s*(?P<name>[^:=\t]{2,80}?)\s*(?::|=|\t| [–—-] )\s*(?P<value>.*?)\s*"
                    r"(?:\((?P<aside>[^()]*)\))?\s*\.?\s*$")  # fmt: skip
_BULLET = re.compile(r"[-*•–+#]\s+|\d+[.)]\s+")


@dataclass(frozen=True, slots=True)
class OwnMetric:
    """A metric that the team keeps already. `value` has the words it was written with, or is None where it is none."""

    name: str
    definition: str | None
    value: str | None
    source: str | None
    owner: str | None
    unit: str | None
    direction: Direction | None
    where: str


def read_metrics(data: bytes, name: str) -> tuple[tuple[OwnMetric, ...], tuple[str, ...]]:
    """The metrics of a file, and what its reader must know of it.

    Raises `InputError` naming file, row and remedy where the file cannot be used.
    """
    source = files.read(data, name)
    notices: list[str] = []
    if source.kind == "docx":
        rows = _markdown(source.text) or _lines(source.text)
    elif source.kind == "xlsx":
        rows = _sheet(data, name, notices)
    else:
        text = files.read(data, "metrics.txt").text if source.kind == "csv" else source.text
        rows = _markdown(text) or _separated(text, name, table=source.kind == "csv") or _lines(text)
    if not rows:
        raise InputError(
            f"{name} holds no metrics that can be read: give a table with the columns name, definition, value, "
            f"source, owner, or lines such as “Churn: 4.2 % (CRM, Ana)”."
        )
    if len(rows) > MOST:
        raise InputError(f"{name} has {len(rows)} rows: keep the {MOST} metrics that matter most.")
    found = tuple(_told(rows, name, notices))
    if not found:
        raise InputError(f"{name}, row {rows[0][0]}: there is a header but no metric under it: add a row for each.")
    return found, tuple(dict.fromkeys(notices))


# --- rows ---


def _separated(text: str, name: str, *, table: bool) -> list[Row]:
    """Rows of separated values; none where the text is no table."""
    heads = [line for line in text.splitlines() if line.strip()][:10]
    pairs = [(sign, head) for head in heads for sign in "\t;,|"]
    sign, head = max(pairs, key=lambda pair: (len(_known(pair[1].split(pair[0]))), pair[1].count(pair[0])))
    if sign not in head or not (table or len(_known(head.split(sign))) >= 2):
        return []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, skipinitialspace=True, strict=True)
    rows: list[Row] = []
    before = 0
    try:
        for cells in reader:
            rows.append((len(rows) + 1, cells))
            before = reader.line_num
    except csv.Error as error:
        raise InputError(
            f"{name}, row {len(rows) + 1} (line {before + 1}): a quotation mark is not closed, or stands inside a "
            f"quoted cell: close it, or write it twice."
        ) from error
    return [row for row in rows if any(cell.strip() for cell in row[1])]


def _sheet(data: bytes, name: str, notices: list[str]) -> list[Row]:
    """Rows of the first visible sheet, formulas with the values they were saved with; other sheets are named."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    formulas = load_workbook(io.BytesIO(data))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    others = [sheet.title for sheet in book.worksheets if not shown or sheet.title != shown[0].title]
    if not shown:
        raise InputError(f"{name} has no visible sheet: show the one that lists the metrics, and save it again.")
    if others:
        notices.append(
            f"{name}: only the sheet “{shown[0].title}” was read, not {', '.join(f'“{o}”' for o in others)}."
        )
    rows = office._cells(shown[0], formulas[shown[0].title], notices)
    kept = (["" if cell == office._NO_VALUE else cell for cell in cells] for cells in rows)
    return [(number, cells) for number, cells in enumerate(kept, 1) if any(cell.strip() for cell in cells)]


def _markdown(text: str) -> list[Row]:
    """Rows of the first Markdown table, numbered by the lines of the text."""
    lines = text.splitlines()
    rule = next((i for i, line in enumerate(lines) if i and "|" in line and _RULE.match(line)), None)
    if rule is None:
        return []
    rows: list[Row] = [(rule, _cells(lines[rule - 1]))]
    for number, line in enumerate(lines[rule + 1 :], rule + 2):
        if "|" not in line:
            break
        rows.append((number, _cells(line)))
    return rows


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [re.sub(r"^[*_`]+|[*_`]+$", "", cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", inner)]


def _lines(text: str) -> list[Row]:
    """Plain lines "name: value (source, owner)" as rows under a header of our own."""
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _PLAIN.match(line)
        if found is None or not (found["value"] or found["aside"]):
            continue
        source, _, owner = (found["aside"] or "").partition(",")
        rows.append((number, (found["name"], found["value"], source, owner)))
    return [(0, ("name", "value", "source", "owner")), *rows] if rows else []


# --- what rows say ---


def _spelt(heading: str) -> str:
    """A heading without case, accents, signs and brackets: "Aktueller Wert (%)" is "aktuellerwert"."""
    plain = re.sub(r"\(.*?\)|\[.*?\]", "", heading.casefold()).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    parts = unicodedata.normalize("NFKD", plain.replace("ß", "ss"))
    return "".join(sign for sign in parts if sign.isalpha())


def _known(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what; the first of a kind counts."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        field = _FIELDS.get(_spelt(cell))
        if field is not None:
            found.setdefault(field, place)
    return found


def _told(rows: Sequence[Row], name: str, notices: list[str]) -> Iterator[OwnMetric]:
    """The metrics under the first row that is a header (a title may stand above it), or by position without one."""
    place = next((i for i, (_, cells) in enumerate(rows[:10]) if len(_known(cells)) >= 2), None)
    columns = _known(rows[place][1]) if place is not None else _by_position(rows, name)
    if place is None:
        notices.append(f"{name} has no header: its columns were read as {', '.join(columns)}.")
    elif "name" not in columns:
        number, cells = rows[place]
        shown = ", ".join(f"“{cell.strip()}”" for cell in cells if cell.strip())
        raise InputError(
            f"{name}, row {number}: no column holds the metrics' names; call one “name”, “metric” or “KPI”. "
            f"Found: {shown}."
        )
    seen: dict[str, int] = {}
    for number, cells in rows[place + 1 if place is not None else 0 :]:
        said = {field: " ".join(cells[at].split()) if at < len(cells) else "" for field, at in columns.items()}
        known = said["name"].casefold()
        if not known:
            notices.append(f"{name}, row {number} names no metric and was left out.")
        elif known in seen:
            notices.append(
                f"{name}, row {number}: “{said['name']}” stands in row {seen[known]} already; that one counts."
            )
        else:
            seen[known] = number
            yield _metric(said, f"{name}, row {number}")


def _by_position(rows: Sequence[Row], name: str) -> dict[str, int]:
    """Name and value, where the second column holds figures; else nobody can tell what the columns are."""
    figures = [len(cells) > 1 and bool(_NUMBER.search(cells[1])) for _, cells in rows]
    if 2 * sum(figures) > len(rows):
        return {"name": 0, "value": 1}
    raise InputError(
        f"{name}, row {rows[0][0]}: the columns have no names that are understood; call them name, definition, value, "
        f"source, owner."
    )


def _metric(said: dict[str, str], where: str) -> OwnMetric:
    value = single(said.get("value", ""))
    unit = said.get("unit") or (unit_of(value) if value else None)
    way = next((way for way, signs in _WAYS if signs.search(said.get("direction", ""))), None)
    definition, source, owner = (said.get(field) or None for field in ("definition", "source", "owner"))
    return OwnMetric(_BULLET.sub("", said["name"], 1), definition, value, source, owner, unit, way, where)


def single(text: str) -> str | None:
    """The words of a value, or None where they state no single one: empty, "n/a", "?", a range, no figure at all."""
    text = text.strip()
    if _NOTHING.match(text) or _RANGE.search(text) or not _NUMBER.search(text):
        return None
    return text


def digits_of(value: str) -> str:
    """The figure of a value as it is written: "4.2" of "4.2 %"."""
    found = _NUMBER.search(value)
    return found[0] if found else value


def unit_of(value: str) -> str | None:
    """The unit that stands with a value's figure, or None."""
    found = _UNIT.search(_NUMBER.sub(" ", value, count=1))
    return found[0] if found else None
