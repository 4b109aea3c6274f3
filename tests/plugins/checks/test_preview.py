from plugins.checks.preview import run_with_drafts
from plugins.checks.run import run
from tests.support.small_site import NOW, N, make_site, swap


def test_a_preview_is_checked_like_the_site_and_shows_more(tmp_path):
    make_site(tmp_path, {N: swap("fecha:", "estado: borrador\nfecha:")})
    site, findings = run(tmp_path, NOW)
    preview, same = run_with_drafts(tmp_path, NOW)
    assert site.catalogue.noticias == ()
    assert [e.record.titulo for e in preview.catalogue.noticias] == [
        "Abre el módulo de vacunación [Borrador]"
    ]
    # A link to a draft is one only where the draft is shown.
    assert set(same) <= set(findings)
