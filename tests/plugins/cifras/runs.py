"""Runs the counting in the tests: salts that are known, a portal of four guides."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime

from plugins.cifras.counts import Period, Salts, open_counts
from plugins.cifras.months import Portal, months
from plugins.cifras.run import read_logs
from plugins.cifras.scrub import common_names
from plugins.cifras.sources import find_sources
from plugins.cifras.vocabulary import vocabulary_of
from plugins.content_model.cifras import Respuesta
from plugins.content_model.dates import CANCUN
from tests.support.access_logs import GUIDES

NOVEMBER = Period(
    date(2026, 11, 1), date(2026, 11, 30), datetime(2026, 12, 2, 12, 0, tzinfo=CANCUN)
)
WORDS = vocabulary_of(["Pago del predial", "acta de nacimiento", "Parque Benito Juárez", "luz"])


def no_bucket(*_, **__):
    """Stand in for boto3.client where no address is a bucket."""
    raise AssertionError


def nothing_known(searches):
    """The portal's search finds nothing at all."""
    return dict.fromkeys(searches, Respuesta.NADA)


def portal(judge=nothing_known):
    return Portal(GUIDES, WORDS, common_names(), judge)


@contextmanager
def counts(period=NOVEMBER, warned=(), **options):
    salts = Salts({day: f"sal {day}" for day in period.days()}, "sal de la prueba")
    with open_counts(period, salts, warned, **options) as found:
        yield found


def count(*places, period=NOVEMBER, warned=(), judge=nothing_known):
    """Return what became of the lines, and the entries of the months."""
    with counts(period, warned) as found:
        reading = read_logs(find_sources([str(place) for place in places], no_bucket), found)
        return reading, months(found, period, reading.days, portal(judge))
