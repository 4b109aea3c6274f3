from plugins.content_model.datasets import describe
from plugins.structured_data.datos_abiertos import data_catalog
from tests.plugins.content_model.builders import catalogue, tramite
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults


def test_every_data_set_says_where_its_files_are():
    described = describe(catalogue(tramite("x")))
    catalog = data_catalog(described, "https://portal.example/api/v1/", SITE)
    assert list(faults(catalog)) == []
    assert len(catalog["dataset"]) == len(described)
    tramites = catalog["dataset"][0]
    assert tramites["dateModified"] == "2026-11-23"
    assert [d["contentUrl"] for d in tramites["distribution"]] == [
        "https://portal.example/api/v1/tramites.json",
        "https://portal.example/api/v1/tramites.csv",
    ]
    assert all(50 <= len(one["description"]) <= 5000 for one in catalog["dataset"])
