"""Words that stand with a capital where a name could, in notes about therapy, and are none."""

from typing import Final

from trainer.domain.moments import MONTHS, WEEKDAYS

_SMALL = """
    a about after again all also although am an and another any are as ask at be because been before began being both
    but by came can could did do does during each else even ever every felt finally first for from gave get go goes
    got had has have he hence her here hers herself him himself his how however i if in inside is it its itself just
    last later left less like made many may me meanwhile might more most much must my never new next no none nor not
    nothing now of off often on once one only or other our out over own perhaps said says see seems several shall she
    should since so some soon still such talks died dies moved moves feels wants than that the
    their them then there therefore these they this those
    though thought through thus to today together told too took toward two under until up upon us very was we well
    went were what when where whether which while who whom whose why will with within without would wrote yes yet you
    your
"""
_THERAPY = """
    affect agreed anger anxiety area areas assessment attachment audio baseline care case centered centred circle
    client closeness communication consent consultation contact contract cue deficits depression diagnosis discharge
    disclosed dispute disputes distress early end ending episode expectations experience factors family feedback
    feelings focus follow formulation functioning goals grief group handout health history hospital impasse informed
    initial intake interpersonal interview inventory involvement isolation issues late loss material maintenance
    measure measures middle mood needs note notes onset outcome outcomes panic patient phase plan problem progress
    psychotherapy questionnaire rating reactions recording records referral relapse relationship relationships
    renegotiation report reported reports responses review rights risk role roles safety satisfaction scale score
    scores sensitivity session sessions situation sleep social stage status story suicide summary supervision support
    symptom symptoms termination theme therapist therapy timeline transition transitions treatment video work
    mother father mum mom mam dad daddy husband wife partner son daughter brother sister aunt uncle cousin grandmother
    grandfather gran nan grandma grandad samaritans relate christmas easter ramadan eid hanukkah covid
"""
_SHORT = """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
"""
_MEDICINES = """
    agomelatine alprazolam amitriptyline aripiprazole atomoxetine buprenorphine bupropion buspirone carbamazepine
    chlordiazepoxide cipralex citalopram clomipramine clonazepam cymbalta desvenlafaxine diazepam dosulepin duloxetine
    edronax effexor escitalopram esketamine fluoxetine fluvoxamine haloperidol hydroxyzine imipramine ketamine
    lamotrigine levothyroxine lexapro lisdexamfetamine lithium lofepramine lorazepam lurasidone melatonin methadone
    methylphenidate mianserin mirtazapine moclobemide naltrexone nortriptyline olanzapine oxazepam paroxetine phenelzine
    prazosin pregabalin promethazine propranolol prozac quetiapine reboxetine risperidone ritalin seroquel sertraline
    seroxat temazepam thyroxine topiramate tranylcypromine trazodone trimipramine valium valproate venlafaxine
    vortioxetine wellbutrin xanax zoloft zolpidem zopiclone
"""

INNOCENT: Final = frozenset(
    [*_SMALL.split(), *_THERAPY.split(), *_SHORT.split(), *_MEDICINES.split()]
    + [word.lower() for word in (*MONTHS, *WEEKDAYS)]
    + [f"{day.lower()}s" for day in WEEKDAYS]
)
CURRENCIES: Final = frozenset({"euro", "euros", "dollar", "dollars", "pounds", "kronor", "kroner", "francs"})
