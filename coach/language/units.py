"""Tables of what a number may carry: scales, units, currencies. Normalised names are what `Quantity.unit` holds."""

from __future__ import annotations

from typing import Literal

SuffixKind = Literal["percent", "points", "multiple", "currency", "duration", "measure"]


def _spelled(kind: SuffixKind, table: str) -> dict[str, tuple[SuffixKind, str]]:
    units: dict[str, tuple[SuffixKind, str]] = {}
    for row in table.split(";"):
        name, *spellings = row.split()
        units |= dict.fromkeys((name, *spellings), (kind, name))
    return units


SCALES = {
    "k": 1e3, "K": 1e3, "tsd": 1e3, "thousand": 1e3, "m": 1e6, "M": 1e6, "mm": 1e6, "MM": 1e6, "mn": 1e6, "Mn": 1e6,
    "mio": 1e6, "Mio": 1e6, "mil": 1e6, "million": 1e6, "millions": 1e6, "b": 1e9, "B": 1e9, "bn": 1e9, "Bn": 1e9,
    "BN": 1e9, "mrd": 1e9, "Mrd": 1e9, "billion": 1e9, "trillion": 1e12, "T": 1e12, "hundred": 1e2, "dozen": 12.0,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "Million": 1e6, "Billion": 1e9, "Thousand": 1e3,
}  # fmt: skip
GLUED_SCALES = frozenset({"k", "K", "m", "M", "b", "B", "T", "mm", "MM"})
"""Scales that are read only straight after the digits ("5k"); after a space they are a unit or a name."""

EXACT_UNITS: dict[str, tuple[SuffixKind, str]] = (
    _spelled("duration", "s;hour h;day d;week w;year y")
    | _spelled("measure", "g;t;l L;W;V;m;B;Mb;Gb")
    | _spelled("multiple", "x X ×")
)
"""Units whose letters mean something else in another case."""

UNITS: dict[str, tuple[SuffixKind, str]] = (
    _spelled("percent", "% percent percents pct prozent")
    | _spelled("points", "points pp ppt ppts pps pts point pt;bps bp")
    | _spelled("multiple", "x × fold")
    | _spelled(
        "duration",
        "ms msec msecs millisecond milliseconds;us µs μs microsecond microseconds;s sec secs second seconds;"
        "min mins minute minutes;hour h hours hr hrs;day days;night nights;week weeks wk wks;"
        "fortnight fortnights;month months mo mos mth mths;quarter quarters;year years yr yrs;decade decades",
    )
    | _spelled(
        "measure",
        "kB kb;MB mb;GB gb;TB tb;PB pb;KiB kib;MiB mib;GiB gib;TiB tib;Gbit gbit;Mbit mbit;kbps;Mbps mbps;Gbps gbps;"
        "Hz hz;kHz khz;MHz mhz;GHz ghz;byte bytes;px;km kilometre kilometres kilometer kilometers;"
        "m metre metres meter meters;cm;mm;mile miles;ft feet;kg kilo kilos kilogram kilograms;g gram grams;mg;"
        "t tonne tonnes ton tons;lb lbs;l litre litres liter liters;ml;kWh kwh;MWh mwh;GWh gwh;kW kw;MW mw;GW gw;"
        "°C °c;°F °f;°;degree degrees;m² m2 sqm;m³ m3;km² km2;ha hectare hectares;acre acres;"
        "rps;qps;tps;rpm;dB db;kcal;tCO2e tco2e tco2",
    )
)
"""Units by spelling; looked up in lower case, after EXACT_UNITS has been tried with the letters as written."""

GLUED_ONLY = frozenset({"ms", "s", "h", "d", "w", "g", "t", "l", "m", "x", "X", "C", "B", "N", "V", "W", "y", "mo"})
"""Units of a letter or two that are believed after a space only in small print ("5 h"), never before a capital."""

SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₫": "VND",
    "₪": "ILS", "₦": "NGN", "฿": "THB", "₴": "UAH", "₱": "PHP", "¢": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD",
    "c$": "CAD", "ca$": "CAD", "r$": "BRL", "hk$": "HKD", "s$": "SGD", "nz$": "NZD", "nt$": "TWD", "mx$": "MXN",
}  # fmt: skip
CODES = frozenset(
    "EUR USD GBP CHF JPY SEK NOK DKK PLN CZK HUF INR CNY RMB AUD CAD NZD BRL MXN ZAR SGD HKD KRW TRY RON BGN ILS AED "
    "SAR NGN KES GHS EGP PHP THB IDR MYR VND TWD ARS CLP COP PEN UAH RUB ISK".split()
)
CURRENCY_WORDS = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "usd": "USD", "eur": "EUR", "gbp": "GBP",
    "chf": "CHF", "pounds": "GBP", "quid": "GBP", "rupees": "INR", "yen": "JPY", "francs": "CHF", "kr": "SEK",
    "kronor": "SEK", "kroner": "NOK", "zł": "PLN", "zloty": "PLN", "rs": "INR", "cents": "EUR", "pence": "GBP",
}  # fmt: skip
