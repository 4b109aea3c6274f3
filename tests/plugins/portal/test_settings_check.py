"""A wrong setting stops the build and is named."""

import pytest

from plugins.portal.errors import SettingsError
from plugins.portal.settings_check import OURS, check, resolve, resolve_all, unknown_settings

KNOWN = {"PLUGINS", "THEME", "PATH", "SITEURL", "THEME_STATIC_PATHS"}


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/templates/base.html").write_text("")
    return {
        **{name: [] for name in OURS},
        "PLUGINS": ["plugins.portal.adapter"],
        "THEME": str(tmp_path / "theme"),
        "PATH": str(tmp_path / "content"),
    }


def test_right_settings_pass(settings):
    check(settings, KNOWN)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("THEME_STATIC_PATH", "THEME_STATIC_PATHS"),
        ("PLUGIN", "PLUGINS"),
        ("PORTAL_OUTPUT", "PORTAL_OUTPUTS"),
    ],
)
def test_a_misspelt_setting_is_named_with_what_was_meant(typo, meant):
    assert unknown_settings([typo], KNOWN) == [
        f"el ajuste «{typo}» no existe; ¿quisiste decir «{meant}»?"
    ]


def test_a_setting_unlike_any_other_is_named_too():
    assert unknown_settings(["ZZZ"], KNOWN) == ["el ajuste «ZZZ» no existe"]


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_missing_setting_is_named(settings, name):
    del settings[name]
    with pytest.raises(SettingsError, match=name):
        check(settings, KNOWN)


def test_settings_without_the_portal_s_plugin_are_refused(settings):
    with pytest.raises(SettingsError, match=r"plugins\.portal\.adapter"):
        check({**settings, "PLUGINS": []}, KNOWN)


def test_a_wrong_theme_folder_is_named(settings):
    with pytest.raises(SettingsError, match="otro-tema"):
        check({**settings, "THEME": "otro-tema"}, KNOWN)


def test_another_content_folder_is_refused(settings):
    with pytest.raises(SettingsError, match="content"):
        check({**settings, "PATH": "otra"}, KNOWN)


def test_all_faults_are_told_at_once(settings):
    with pytest.raises(SettingsError) as raised:
        check({**settings, "THEME": "x", "ZZZ": 1}, KNOWN)
    assert len(str(raised.value).splitlines()) == 2


def test_a_function_is_found_by_its_name():
    assert resolve("plugins.portal.spanish:mes", "X")(3) == "marzo"


@pytest.mark.parametrize(
    "name",
    [
        "plugins.portal.spanish",
        "plugins.portal.espanol:mes",
        "plugins.portal.spanish:mez",
        "plugins.portal.spanish:DIAS",
    ],
)
def test_a_name_that_leads_to_no_function_is_refused_with_the_setting(name):
    with pytest.raises(SettingsError, match="PORTAL_CHECKS"):
        resolve(name, "PORTAL_CHECKS")


def test_a_text_where_a_list_is_expected_is_refused():
    with pytest.raises(SettingsError, match="lista"):
        resolve_all("a:b", "PORTAL_OUTPUTS")
