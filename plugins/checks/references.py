"""Every id that a record cites exists, and avisos tell of those that are not public yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.checks.facts import citations_of
from plugins.checks.files import aviso_at, error_at
from plugins.checks.site import Site
from plugins.content_model.finding import Finding
from plugins.content_model.kinds import BY_FOLDER
from plugins.content_model.parse import Parsed
from plugins.content_model.references import WHERE


def every_cited_id_exists(site: Site) -> Iterator[Finding]:
    """Look each cited id up; an id whose own file is faulty exists all the same."""
    known = _known_ids(site)
    unknown = {
        (target, cited)
        for target, cited in site.cited
        if (ids := known[target]) is not None and cited not in ids
    }
    for file, facts in site.facts if unknown else ():
        if unknown.isdisjoint(facts.cited):
            continue
        for loc, target, cited in citations_of(file):
            ids = known[target]
            if ids is None or (target, cited) not in unknown:
                continue
            where = WHERE.get(target, f"content/datos/{target}.yml")
            yield error_at(
                file,
                loc,
                f"«{cited}» no existe en {where}.{site.suggest(cited, ids)} "
                "Escribe un id que exista o agrégalo ahí",
            )


def nothing_public_cites_what_is_hidden(site: Site) -> Iterator[Finding]:
    """Tell of citations that will not be shown until what they cite is published."""
    hidden = {
        (target, cited)
        for target, cited in site.cited
        if (kind := BY_FOLDER.get(target)) is not None and (kind.name, cited) in site.hidden
    }
    for file, facts in site.facts if hidden else ():
        if hidden.isdisjoint(facts.cited) or file.path in site.hidden_paths:
            continue
        for loc, target, cited in citations_of(file):
            if (target, cited) in hidden and loc != ("traduccion_de",):
                yield aviso_at(
                    file,
                    loc,
                    f"«{cited}» es un borrador, todavía no se publica o ya venció; mientras tanto "
                    "no se muestra aquí",
                )


def _known_ids(site: Site) -> Mapping[str, frozenset[str] | None]:
    """Return the ids of each target; None where its file cannot be read at all."""
    by_kind: dict[str, set[str]] = {folder: set() for folder in BY_FOLDER}
    for source in site.sources:
        by_kind[source.place.kind.folder].add(source.place.id)
    known: dict[str, frozenset[str] | None] = {k: frozenset(ids) for k, ids in by_kind.items()}
    for name, parsed in site.loaded.datos_files.items():
        known[name] = _ids_in(parsed)
    return known


def _ids_in(parsed: Parsed) -> frozenset[str] | None:
    if not isinstance(parsed.yaml.value, list):
        unreadable = bool(parsed.findings)
        return None if unreadable else frozenset()
    entries = (entry for entry in parsed.yaml.value if isinstance(entry, dict))
    return frozenset(entry["id"] for entry in entries if isinstance(entry.get("id"), str))
