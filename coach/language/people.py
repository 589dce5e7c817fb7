"""Whether a text names somebody: a person, people, or a body of people that could notice a change."""

from __future__ import annotations

import re

from coach.language import families
from coach.schema import Span

_WORD = re.compile(r"[a-z][a-z'’-]*")
_LONGEST = 600
"""Characters that are read; nobody is named later than that."""

_PRONOUNS = frozenset(
    "we us ourselves they them themselves who whoever everyone everybody nobody anyone anybody someone somebody "
    "people "
    "persons folks somebody's nobody's everyone's people's one's you yourself he she".split()
)
_PEOPLE = frozenset(
    "guest guests cook cooks chef chefs carer carers caretaker postdoc postdocs secretary secretaries apprentice "
    "apprentices temp temps junior juniors kid kids girl girls boy boys relative relatives mother mothers father "
    "fathers "
    "mum mums dad dads baby babies infant infants toddler toddlers teenager teenagers adolescent senior seniors "
    "elder elders "
    "pensioner pensioners grandparent grandparents neighbour neighbours neighbor neighbors associate associates "
    "trainee "
    "trainees graduate graduates undergraduate undergraduates freshman freshmen merchant merchants gp gps crew "
    "crews squad "
    "staff workforce personnel colleague colleagues board council councils ministry ministries family families "
    "household "
    "households public audience audiences clientele youth agent agents expert experts veteran veterans refugee "
    "refugees "
    "migrant migrants native natives local locals client clients victim victims survivor survivors witness "
    "witnesses judge "
    "judges clerk clerks nurse nurses aide aides guide guides coach coaches athlete athletes amateur amateurs "
    "rookie novice "
    "novices critic critics host hosts chief chiefs officer head heads boss bosses spouse spouses wife husband "
    "couple "
    "couples sibling siblings orphan orphans student students smes sme startups startup firms companies businesses "
    "shops schools clinics hospitals wards banks organisations organizations departments cities branches depots "
    "sites farms charities vendors everyman anyone's citizen citizenry "
    "population populations community communities newcomers group's class classes cohort cohorts self-employed "
    "freelancer homeless passers-by doctoral surgeon pilot sailor soldier army hero artist".split()
)
_NOT_PEOPLE = frozenset(
    "company organisation organization firm bank business city campus municipality department branch outlet "
    "magazine newspaper "
    "account accounts site sites unit units practice press org business star presenter editor owner's downloader "
    "office "
    "number numbers order orders server servers offer offers paper papers container containers letter letters matter "
    "matters drawer drawers computer computers printer printers router routers filter filters error errors sensor "
    "sensors "
    "factor factors door doors floor floors monitor monitors indicator indicators corridor corridors colour "
    "colours color "
    "colors quarter quarters barrier barriers corner corners counter counters register registers tower towers "
    "river rivers "
    "border borders layer layers marker markers pointer pointers tender tenders timer timers trailer trailers "
    "transfer "
    "transfers trigger triggers voucher vouchers wrapper wrappers scanner scanners reminder reminders folder "
    "folders flyer "
    "flyers driver's chapter chapters poster posters newsletter newsletters cluster clusters center centers "
    "charter charters "
    "cover covers disaster disasters dinner dinners fever fevers figure helper's answer answers behaviour behaviours "
    "conveyor conveyors elevator elevators generator generators motor motors reactor reactors rumour rumours "
    "sector sectors "
    "supervisor's vector vectors vapour harbour harbours humour labour favour rigour hour hours tour tours error's "
    "variant variants plant plants grant grants restaurant restaurants pollutant committee's fee fees tree trees "
    "degree degrees "
    "coffee coffees guarantee guarantees referee's list lists assist assists checklist checklists waitlist "
    "artist's twist "
    "power powers water waters paper's weather shelter shelters theater theaters theatre river's centre centres "
    "career careers "
    "shower showers laser lasers rider's fibre litre litres metre metres meter meters never ever over under other "
    "others "
    "together after whether rather further former latter later sooner faster better greater fewer lower higher "
    "smaller larger longer shorter cheaper easier simpler stronger safer quicker wider deeper closer cleaner greener "
    "identifier modifier qualifier carrier carriers pier piers buffer buffers container's thriller header headers "
    "footer "
    "for nor or per her your our four manner gender tier tiers winter summer september october november december "
    "easter "
    "dollar dollars calendar calendars collar pillar pillars similar regular popular particular modular nuclear "
    "median medians technician's jobsite asian european italian indian bulletin error-free user-friendly".split()
)
_ENDINGS = ("ers", "ors", "ists", "ians", "ees", "olds", "wives", "men", "women", "mates", "parents", "holders")
_KNOWN = (
    families.OTHERS
    | _PEOPLE
    | frozenset(
        "driver fitter carer rider commuter cyclist pedestrian motorist passenger tenant landlord shopper trader "
        "broker "
        "handler adjuster lawyer solicitor barrister farmer grower beekeeper fisher teacher tutor lecturer "
        "professor dean "
        "librarian curator manager director executive supervisor foreman operator worker labourer technician "
        "mechanic "
        "electrician plumber builder carpenter painter cleaner porter receptionist waiter dispatcher planner buyer "
        "seller "
        "cashier banker trader investor shareholder donor volunteer giver funder minister mayor officer inspector "
        "firefighter paramedic pharmacist dentist therapist physio midwife obstetrician patient sufferer smoker "
        "drinker "
        "learner pupil scholar researcher scientist writer reader viewer listener follower fan gamer player runner "
        "swimmer "
        "hiker traveller traveler tourist visitor caller claimant policyholder borrower saver debtor creditor "
        "taxpayer voter "
        "resident dweller renter homeowner leaver joiner newcomer beginner starter stranger user developer "
        "maintainer "
        "designer tester analyst engineer architect admin administrator auditor accountant bookkeeper controller "
        "employer "
        "employee recruiter candidate applicant hire mentor mentee subscriber customer consumer member partner "
        "supplier "
        "vendor contractor subcontractor sitter survivor detainee prisoner inmate refugee asylum-seeker".split()
    )
) - _NOT_PEOPLE
_AGES = re.compile(
    r"\b\d+-year-olds?|\b(?:over|under)-\d+s\b|\b(?:over|under)s?[ -]\d+s\b|\bthe (?:self-employed|elderly|"
    r"unemployed|poor|blind|deaf|homeless|young|old|sick|bereaved|vulnerable|public)\b"
)


def somebody(text: str) -> Span | None:
    """Return where a text first names somebody, or None."""
    low = text[:_LONGEST].lower()
    ages = _AGES.search(low)
    for found in _WORD.finditer(low):
        word = found[0].removesuffix("'s").removesuffix("’s").strip("'’-")
        if ages and ages.start() <= found.start():
            return ages.span()
        if is_person(word):
            return found.span()
    return ages.span() if ages else None


def is_person(word: str) -> bool:
    """Tell whether a lower-case word stands for a person or a body of people."""
    if word in _PRONOUNS or word in _KNOWN:
        return True
    if word.endswith(("-year-old", "-year-olds")):
        return True
    last = word.rpartition("-")[2]
    if word in _NOT_PEOPLE or last in _NOT_PEOPLE:
        return False
    if last in _KNOWN or last.removesuffix("s") in _KNOWN:
        return True
    return len(last) > 5 and last.endswith(_ENDINGS)
