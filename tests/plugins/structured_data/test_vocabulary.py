"""The check of the markup is itself checked."""

import pytest

from tests.plugins.structured_data.vocabulary import faults, vocabulary


def test_properties_are_inherited_through_every_ancestor():
    office = vocabulary().properties["GovernmentOffice"]
    assert {"openingHoursSpecification", "telephone", "name", "geo"} <= set(office)
    assert "headline" not in office


def test_subtypes_reach_down():
    assert {"GovernmentOffice", "GovernmentOrganization"} <= vocabulary().below("Organization")


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "GovernmentServices"}, "is no type"),
        ({"@type": "Thing", "nombre": "x"}, "no such property"),
        ({"@type": "Offer", "itemOffered": {"@type": "Person"}}, "not among"),
        ({"@type": "NewsArticle", "datePublished": "14/03/2026"}, "is not one of"),
        ({"@type": "NewsArticle", "isAccessibleForFree": "sí"}, "is not one of"),
        ({"@type": "Thing", "url": "/relative"}, "is not one of"),
        ({"@type": "Thing", "name": {"@type": "Thing"}}, "not among"),
        ({"@type": "OpeningHoursSpecification", "dayOfWeek": "Lunes"}, "is not one of"),
        ({"@type": "ServiceChannel", "processingTime": "10 días"}, "is not one of"),
        ({"@type": "Thing", "name": None}, "is no value"),
        ({"@graph": [{"@type": "Nada"}]}, "@graph[0]"),
    ],
)
def test_it_sees_a_fault(node, fault):
    assert fault in "; ".join(faults(node))


def test_it_accepts_what_is_right():
    node = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["https://schema.org/Monday"],
        "opens": "08:00",
        "validFrom": "2026-12-25",
    }
    assert list(faults(node)) == []
