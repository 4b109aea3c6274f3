"""What must never be told, looked for in everything that is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.cifras import file
from plugins.cifras.counts import query
from plugins.content_model.cifras import LEAST
from tests.plugins.cifras.runs import NOVEMBER, count, counts
from tests.support.access_logs import DESKTOP, Request, Simulator, combined, write_logs

NOON = Simulator(0).moment(date(2026, 11, 20))


def search(text, number, day=0):
    at = NOON + timedelta(days=day)
    return Request(at, f"10.0.0.{number}", DESKTOP[0], f"/buscar/?q={text}")


def written(tmp_path, requests):
    (tmp_path / "x.log").write_text("".join(f"{combined(r)}\n" for r in requests))
    return count(tmp_path)[1]


def test_no_address_and_no_user_agent_is_in_the_file(tmp_path):
    simulator = Simulator(3)
    requests = [r for d in range(1, 9) for r in simulator.day(date(2026, 11, d), 15, ["predial"])]
    write_logs(tmp_path, requests, broken=8)
    text = file.to_yaml(count(tmp_path)[1])
    assert "visitas: " in text
    assert not re.search(r"\d+\.\d+\.\d+|2001:|Mozilla|Android|Windows", text)
    assert all(int(n) >= LEAST for n in re.findall(r": (\d+)\b(?!-)", text))


def test_a_month_of_few_visits_tells_nothing_but_its_days(tmp_path):
    # Four people, so often that pages and searches would be many.
    (month,) = written(tmp_path, [search("predial", n) for n in range(4) for _ in range(9)])
    assert month.model_dump(exclude_defaults=True).keys() == {
        "id",
        "desde",
        "hasta",
        "sin_registros",
    }


@pytest.mark.parametrize(("people", "kept"), [(4, False), (5, True)])
def test_a_search_is_kept_when_five_different_addresses_made_it(tmp_path, people, kept):
    (month,) = written(tmp_path, [search("medidor", n) for n in range(people)])
    assert [s.texto for s in month.sin_respuesta] == (["medidor"] if kept else [])


def test_one_person_who_searches_every_day_is_still_one(tmp_path):
    (month,) = written(tmp_path, [search("medidor", 1, day) for day in range(9)])
    assert month.sin_respuesta == ()


@pytest.mark.parametrize(
    ("network", "kept"), [("2001:db8:7:{n}::7", True), ("2001:db8:7:1:{n}::7", False)]
)
def test_one_telephone_with_many_ipv6_addresses_is_one(tmp_path, network, kept):
    searches = [
        Request(NOON + timedelta(days=n), network.format(n=n), DESKTOP[0], "/buscar/?q=medidor")
        for n in range(1, 9)
    ]
    (month,) = written(tmp_path, searches)
    assert [s.texto for s in month.sin_respuesta] == (["medidor"] if kept else [])


def test_spellings_of_one_search_and_its_personal_parts_are_put_together(tmp_path):
    typed = ["Predial", "predial%20", "PREDIAL", "predial+9981234567", "predial+juan+perez"]
    (month,) = written(tmp_path, [search(text, n) for n, text in enumerate(typed)])
    assert [s.texto for s in month.sin_respuesta] == ["predial"]


def test_searches_of_other_addresses_are_not_looked_at(tmp_path):
    odd = [
        Request(NOON, f"10.0.0.{n}", DESKTOP[0], f"{path}?q=medidor")
        for path in ("/", "/en/buscar/", "/tramites/")
        for n in range(20)
    ]
    (month,) = written(tmp_path, odd)
    assert (month.sin_respuesta, month.busquedas) == ((), None)


def test_the_same_device_is_another_visitor_on_another_day_and_in_another_run(tmp_path):
    requests = [search("x", 1, day) for day in (0, 1)]
    text = "\n".join(combined(r) for r in requests)
    from plugins.cifras.formats import recognise

    with counts(NOVEMBER) as found:
        door = found.worker()
        door.add(recognise(text), text)
        rows = door._connection.execute("SELECT visitor, person FROM requests").fetchall()
    assert rows[0][0] != rows[1][0]
    assert rows[0][1] == rows[1][1]


def test_what_is_written_to_disk_is_encrypted_and_gone_afterwards(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with counts(NOVEMBER, memory="64MB", threads=1) as found:
        setting = (
            "SELECT current_setting('temp_file_encryption'), current_setting('temp_directory')"
        )
        ((encrypted, folder),) = found._connection.execute(setting).fetchall()
        # Enough that it does not fit.
        found._connection.execute(
            "CREATE TABLE big AS SELECT concat('187.1.2.3 Mozilla ', i) AS t "
            "FROM range(3000000) r(i)"
        )
        spilt = [path for path in Path(folder).rglob("*") if path.is_file()]
        assert encrypted is True
        assert spilt and all(b"187.1.2.3" not in path.read_bytes()[: 10**7] for path in spilt)
    assert list(tmp_path.iterdir()) == []


def test_addresses_end_at_the_step_that_makes_them_hashes():
    for name in ("requests", "totals", "devices", "guides", "downloads", "terms", "searches"):
        assert not re.search(r"\bip\b|\bsalt", re.sub(r"--.*", "", query(name)))


LINE = st.one_of(
    st.text(max_size=80),
    st.builds(
        lambda at, cut, junk: combined(search("a", at))[:cut] + junk,
        st.integers(0, 250),
        st.integers(0, 200),
        st.text(max_size=10),
    ),
).filter(lambda line: "\n" not in line)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(LINE, min_size=1, max_size=60))
def test_every_line_is_under_exactly_one_rule_whatever_it_holds(tmp_path, lines):
    good = combined(search("a", 1))
    data = "\n".join([good, *lines]).encode("utf-8", "replace")
    (tmp_path / "x.log").write_bytes(data)
    reading, _ = count(tmp_path)
    read = data.count(b"\n") + (0 if data.endswith(b"\n") else 1)
    assert reading.lines == reading.rules.total() == read
    assert reading.rules["pagina"] >= 1
