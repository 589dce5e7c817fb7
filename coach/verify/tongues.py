"""Number words of other languages, as tables; `foreign` reads texts with them.

German, French, Spanish, Italian, Portuguese and Dutch are read with compounds, parts and multiples; of a dozen more
the cardinals are known, so that a number in them is seen even where its value is not worked out. Words are written
without accents, as `glyphs.plain` leaves them.
"""

from __future__ import annotations

from itertools import product


def _row(words: str, start: int = 1, step: int = 1) -> dict[str, float]:
    """Number words that count up from `start`; spellings of one number are joined by a slash."""
    return {word: float(start + step * place) for place, row in enumerate(words.split()) for word in row.split("/")}


def _glued(units: str, tens: str, joint: str, *, unit_first: bool) -> dict[str, float]:
    """Tens and units written as one word: "vierundzwanzig", "quarantacinque"."""
    table: dict[str, float] = {}
    for (unit, low), (ten, high) in product(_row(units).items(), _row(tens, 20, 10).items()):
        table[unit + joint + ten if unit_first else ten + joint + unit] = high + low
    return table


_DE_UNITS = "ein zwei/zwo drei vier funf/fuenf sechs sieben acht neun"
_DE_TENS = "zwanzig dreisig/dreissig vierzig funfzig/fuenfzig sechzig siebzig achtzig neunzig"  # ß is folded to s
_NL_UNITS = "een twee drie vier vijf zes zeven acht negen"
_NL_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_IT_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
_SV_UNITS = "ett/en tva tre fyra fem sex sju atta nio"
_SV_TENS = "tjugo trettio fyrtio femtio sextio sjuttio attio nittio"
_NO_TENS = "tjue tretti forti femti seksti sytti atti nitti"
_HU_TENS = "huszon harminc negyven otven hatvan hetven nyolcvan kilencven"
_FI_UNITS = "kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan"

TONGUES: dict[str, dict[str, float]] = {
    "de": _row("zwei/zwo drei vier funf/fuenf sechs sieben acht neun zehn elf zwolf/zwoelf dreizehn vierzehn "
               "funfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn", 2)
    | _row(_DE_TENS, 20, 10) | _glued(_DE_UNITS, _DE_TENS, "und", unit_first=True)
    | {"hundert": 100.0, "einhundert": 100.0, "tausend": 1e3, "eintausend": 1e3, "anderthalb": 1.5, "eineinhalb": 1.5,
       "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5, "funfeinhalb": 5.5, "siebeneinhalb": 7.5,
       "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "dutzend": 12.0, "dutzende": 12.0, "zehner": 10.0},
    "fr": _row("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2)
    | _row("vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante", 20, 10)
    | {"cent": 100.0, "cents": 100.0, "mille": 1e3, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
       "douzaine": 12.0, "douzaines": 12.0, "dizaine": 10.0, "dizaines": 10.0, "vingtaine": 20.0, "trentaine": 30.0,
       "quarantaine": 40.0, "cinquantaine": 50.0, "centaine": 100.0, "centaines": 100.0, "quinzaine": 15.0,
       "milliers": 1e3, "millier": 1e3},
    "es": _row("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
               "dieciocho diecinueve veinte veintiuno/veintiun veintidos veintitres veinticuatro veinticinco "
               "veintiseis veintisiete veintiocho veintinueve", 2)
    | _row("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | _row("cien/ciento/cientos doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
           "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
           "novecientos/novecientas mil", 100, 100)
    | {"millon": 1e6, "millones": 1e6, "miles": 1e3, "docena": 12.0, "docenas": 12.0, "decena": 10.0,
       "treintena": 30.0, "veintena": 20.0, "quincena": 15.0, "cincuentena": 50.0,
       "centenar": 100.0, "centenares": 100.0},
    "it": _row("due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
               "diciassette diciotto diciannove venti", 2)
    | _row(_IT_TENS, 20, 10)
    | _glued("uno/un due tre quattro cinque sei sette otto nove", _IT_TENS, "", unit_first=False)
    | {ten[:-1] + unit: 20.0 + 10 * place + (1 if unit != "otto" else 8)
       for place, ten in enumerate(_IT_TENS.split()) for unit in ("uno", "un", "otto")}
    | {"cento": 100.0, "mille": 1e3, "mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9,
       "dozzina": 12.0, "dozzine": 12.0, "decina": 10.0, "decine": 10.0, "centinaio": 100.0, "centinaia": 100.0,
       "migliaia": 1e3, "ventina": 20.0, "trentina": 30.0},
    "pt": _row("dois/duas tres quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
               "dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove vinte", 2)
    | _row("trinta quarenta cinquenta sessenta setenta oitenta noventa", 30, 10)
    | _row("cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
           "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas mil", 100, 100)
    | {"milhao": 1e6, "milhoes": 1e6, "milhares": 1e3, "duzia": 12.0, "duzias": 12.0, "dezena": 10.0,
       "dezenas": 10.0, "centenas": 100.0},
    "nl": _row("twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
               "achttien negentien", 2)
    | _row(_NL_TENS, 20, 10) | _glued(_NL_UNITS, _NL_TENS, "en", unit_first=True)
    | {"honderd": 100.0, "honderden": 100.0, "duizend": 1e3, "duizenden": 1e3, "miljoen": 1e6, "miljard": 1e9,
       "dozijn": 12.0, "anderhalf": 1.5, "anderhalve": 1.5, "tweeenhalf": 2.5, "tiental": 10.0, "tientallen": 10.0,
       "twintigtal": 20.0, "honderdtal": 100.0},
    "sv": _row("tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton", 2)
    | _row(_SV_TENS, 20, 10) | _glued(_SV_UNITS, _SV_TENS, "", unit_first=False)
    | {"hundra": 100.0, "tusen": 1e3, "halften": 0.5, "dussin": 12.0},
    "no": _row(_NO_TENS, 20, 10) | _glued("en to tre fire fem seks sju/syv atte ni", _NO_TENS, "", unit_first=False)
    | _row("elleve tolv tretten fjorten femten seksten sytten atten nitten", 11)
    | {"syv": 7.0, "seks": 6.0, "otte": 8.0, "atte": 8.0, "tyve": 20.0, "tredive": 30.0, "fyrre": 40.0,
       "halvtreds": 50.0,
       "halvfjerds": 70.0, "halvfems": 90.0, "hundre": 100.0, "hundrede": 100.0, "tusen": 1e3, "tusind": 1e3},
    "pl": _row("dwa/dwie/dwoch trzy/trzech cztery/czterech piec/pieciu szesc/szesciu siedem/siedmiu osiem/osmiu "
               "dziewiec dziesiec/dziesieciu jedenascie dwanascie trzynascie czternascie pietnascie szesnascie "
               "siedemnascie osiemnascie dziewietnascie", 2)
    | _row("dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat "
           "dziewiecdziesiat sto", 20, 10)
    | {"dwiescie": 200.0, "trzysta": 300.0, "piecset": 500.0, "tysiac": 1e3, "tysiecy": 1e3, "tuzin": 12.0},
    "cs": _row("dva/dve tri ctyri pet sest sedm osm devet deset jedenact dvanact", 2)
    | _row("dvacet tricet ctyricet padesat sedesat sedmdesat osmdesat devadesat sto", 20, 10) | {"tisic": 1e3},
    "fi": _row(_FI_UNITS, 2) | {unit + "kymmenta": 10 * value for unit, value in _row(_FI_UNITS, 2).items()}
    | {"kymmenen": 10.0, "sata": 100.0, "tuhat": 1e3},
    "tr": _row("iki uc dort bes alti yedi sekiz dokuz", 2)
    | {"yuzde": 100.0}
    | _row("yirmi otuz kirk elli altmis yetmis seksen doksan yuz", 20, 10),
    "hu": _row("ketto/ket harom negy ot hat het nyolc kilenc tiz", 2)
    | _row(_HU_TENS.replace("huszon", "husz") + " szaz", 20, 10)
    | _glued("egy ketto/ket harom negy ot hat het nyolc kilenc", _HU_TENS, "", unit_first=False),
    "ro": _row("doi/doua trei patru cinci sase sapte opt noua zece", 2)
    | _row("douazeci treizeci patruzeci cincizeci saizeci saptezeci optzeci nouazeci", 20, 10),
    "id": _row("dua tiga empat lima enam tujuh delapan sembilan sepuluh", 2)
    | {"puluh": 10.0, "seratus": 100.0, "ratus": 100.0, "ribu": 1e3},
    "ru": _row("два/две/двух три/трех/трёх четыре пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти "
               "десять/десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать", 2)
    | _row("двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят семьдесят восемьдесят "
           "девяносто сто/ста", 20, 10)
    | {"двести": 200.0, "пятьсот": 500.0, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "дюжина": 12.0,
       "половина": 0.5, "половину": 0.5, "треть": 1 / 3, "четверть": 0.25, "вдвое": 2.0, "втрое": 3.0},
    "uk": _row("дві п'ять шість сім вісім дев'ять", 2) | _row("двадцять тридцять сорок п'ятдесят", 20, 10),
    "el": _row("δυο τρια/τρεις τεσσερα/τεσσερις πεντε εξι επτα/εφτα οκτω/οχτω εννεα/εννια δεκα", 2)
    | _row("εικοσι τριαντα σαραντα πενηντα εξηντα εβδομηντα ογδοντα ενενηντα εκατο", 20, 10),
    "la": _row("viginti triginta quadraginta quinquaginta sexaginta septuaginta octoginta nonaginta centum", 20, 10),
}  # fmt: skip
"""By language, the words for numbers; scales (100 and more) multiply what stands before them."""

SCRIPTS = frozenset(
    # Arabic, Persian
    "اثنان اثنين اثنتين ثلاثة ثلاث أربعة أربع اربعة خمسة خمس ستة سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرون عشرين "
    "ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مئة مائة مئتان مئتين ألف "
    "ألفان ألفين آلاف مليون نصف ثلث ثلثي ثلثين ربع خمس ضعف ضعفي ضعفين مرتين دزينة بالمئة بالمائة "
    "دو سه چهار پنج شش هفت هشت بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد هزار درصد نیم برابر "
    # Hebrew
    "שניים שתיים שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שש שבעה שבע שמונה תשעה תשע עשרה עשר עשרים שלושים ארבעים "
    "חמישים שישים שבעים שמונים תשעים מאה מאתיים אלף אלפיים מיליון חצי שליש רבע כפול פעמיים תריסר אחוז אחוזים "
    # Hindi, Bengali
    "दो तीन चार पांच पाँच छह सात आठ नौ दस ग्यारह बारह पंद्रह बीस पच्चीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हजार "
    "हज़ार लाख करोड़ आधा आधे तिहाई चौथाई दोगुना दुगुना तिगुना दर्जन "
    "দুই তিন চার পাঁচ ছয় সাত আট নয় দশ বিশ ত্রিশ চল্লিশ পঞ্চাশ ষাট সত্তর আশি নব্বই শত হাজার লাখ অর্ধেক দ্বিগুণ "
    # Korean
    "둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 스물 서른 마흔 쉰 예순 일흔 여든 아흔 백 천 이십 삼십 사십 오십 육십 칠십 "
    "팔십 구십 절반 두배 세배".split()
)
"""Number words in scripts that are not read: where the person writes such a script, only these are looked for."""

PARTS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(
        (
            "halfte",
            "haelfte",
            "moitie",
            "mitad",
            "meta",
            "metade",
            "helft",
            "halbe",
            "halben",
            "halber",
            "halbes",
            "halb",
            "demie",
            "mezza",
        ),
        ("fraction", 0.5),
    ),
    **dict.fromkeys(("drittel", "tercio", "terzo", "terco", "tiers"), ("fraction", 1 / 3)),
    **dict.fromkeys(("viertel", "kwart", "cuarto", "quarto", "quart"), ("fraction", 0.25)),
    **dict.fromkeys(("funftel", "fuenftel", "quinto", "cinquieme", "vijfde"), ("fraction", 0.2)),
    **dict.fromkeys(("zehntel", "dixieme", "decimo", "tiende"), ("fraction", 0.1)),
    **dict.fromkeys(
        "doppelt doppelte doppelten verdoppeln verdoppelt verdopplung doubler doublent doublement duplicar duplica "
        "doblar dobla doble raddoppiare raddoppiano raddoppia doppio dobrar dobro verdubbelen verdubbelt dubbel "
        "dubbele zweimal zweifach fordoppeln dubblera fordoble podwoic удвоить".split(),
        ("multiple", 2.0),
    ),
    **dict.fromkeys(
        "dreifach dreimal verdreifachen verdreifacht tripler triplent triplement triplicar triplica triplicare "
        "verdrievoudigen drievoud".split(),
        ("multiple", 3.0),
    ),
    **dict.fromkeys("vierfach vervierfachen quadrupler cuadruplicar quadruplicare".split(), ("multiple", 4.0)),
    **dict.fromkeys(("zehnfach", "verzehnfachen", "decupler"), ("multiple", 10.0)),
    **dict.fromkeys("halbieren halbiert dimezzare dimezzano halveren halveert".split(), ("multiple", 0.5)),
    **dict.fromkeys(("zehnte", "zehnter", "zehnten"), ("fraction", 0.1)),
    **dict.fromkeys(("funfte", "funfter"), ("fraction", 0.2)),
}
"""Words for parts and multiples: kind and value."""

AMBIGUOUS = frozenset(
    "elf six sept cent cents seize quinze once dos due venti sei set sex tre fem mil sto pet hat lima alti kirk "
    "uc opt tiers quart quarto onze millions dix nove sette otto meta acht het een vier zes cem dez ot tri bes elli "
    "miles sata nio tio puluh forti atti dua dubbel doble doppio double noua tres seis cinci trei fyra sase treize "
    "doce dort husz tiz ratus ribu dizaine dizaines quarantaine quinzaine dva dve quinto decimo".split()
)
"""Words that English (or a name) has too; they count only beside other words of a foreign language."""

PERCENTS = (
    "prozent|pour ?cent|por ?ciento|per ?cento|por ?cento|procent|procento|procenta|procentow|prosent|prosenttia|"
    "yuzde|szazalek|prosentti|процентов|процента|процент|τοις εκατο|persen|la suta"
)
UNITS: dict[str, str] = {
    **dict.fromkeys("sekunde sekunden seconde secondes segundo segundos secondo secondi seconden".split(), "s"),
    **dict.fromkeys("minute minuten minuto minutos minuti minuut".split(), "min"),
    **dict.fromkeys("stunde stunden heure heures hora horas ora ore uur uren timmar timer godzin".split(), "hour"),
    **dict.fromkeys("tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dni".split(), "day"),
    **dict.fromkeys(
        "woche wochen semaine semaines semana semanas settimana settimane weken veckor uker tygodni".split(), "week"
    ),
    **dict.fromkeys("monat monate monaten mois meses mese mesi maand maanden mesos".split(), "month"),
    **dict.fromkeys("jahr jahre jahren annee annees ano anos anno anni jaar jaren".split(), "year"),
}
"""Words for spans of time, and their unit as `coach.schema.Quantity` names it."""

MONTHS: dict[str, int] = {
    word: number
    for number, row in enumerate(
        (
            "januar janvier enero gennaio janeiro januari janner",
            "februar fevrier febrero febbraio fevereiro februari",
            "marz maerz mars marzo marco maart", "avril abril aprile", "mai mayo maggio maio mei",
            "juni juin junio giugno junho", "juli juillet julio luglio julho", "aout agosto augustus",
            "septembre septiembre settembre setembro", "oktober octobre octubre ottobre outubro",
            "novembre noviembre novembro", "dezember decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for word in row.split()
}  # fmt: skip

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(row.split())
    for name, row in {
        "de": "der das und von auf den dem des ist sind mit nicht fur bis unter uber wird werden wir zu im ein "
        "eine einen pro nur mehr weniger als bei nach aus auch neue steigen sinken",
        "fr": "le la les de des du et un une dans sous pour par sur est sont nous avec au aux ce qui que moins",
        "es": "el la los las de un una del para que sus mas menos nuestros un nos",
        "it": "il lo la gli le un una di del della delle dello degli nel dal che si sono ogni piu meno dei nei",
        "pt": "os um uma de da das em que ao sao mais menos nos",
        "nl": "het een de zijn met niet voor tot onder wordt worden wij naar",
        "sv": "och att det som till med av for inom",
        "pl": "nie ze jest przez dla ktore w z",
    }.items()
}
"""Small words that tell a language and that English does not have."""
