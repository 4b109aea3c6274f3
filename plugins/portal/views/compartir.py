"""Plain links that share a page: no script of anybody's is loaded for them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from plugins.portal.context import Context
from plugins.portal.textos_tipo import Textos


@dataclass(frozen=True)
class Compartir:
    """An address that shares the page somewhere."""

    href: str
    texto: str
    icon: str


def share_links(ctx: Context, words: Textos, address: str, titulo: str) -> tuple[Compartir, ...]:
    """Return plain links that share the page ``address``; only on sites of the allow-list."""
    if not ctx.siteurl:
        return ()
    where, what = quote(address, safe=""), quote(titulo, safe="")
    options = (
        ("wa.me", f"https://wa.me/?text={what}%20{where}", "WhatsApp", "chat"),
        (
            "www.facebook.com",
            f"https://www.facebook.com/sharer/sharer.php?u={where}",
            "Facebook",
            "share",
        ),
        ("x.com", f"https://x.com/intent/tweet?text={what}&url={where}", "X", "share"),
    )
    allowed = (Compartir(url, name, icon) for host, url, name, icon in options if host in ctx.hosts)
    by_mail = Compartir(f"mailto:?subject={what}&body={where}", words.por_correo, "mail")
    return (*allowed, by_mail)


def send_links(ctx: Context, message: str, address: str) -> tuple[Compartir, ...]:
    """Return plain links that send a short text and the page's address by SMS or WhatsApp."""
    if not message:
        return ()
    text = quote(f"{message} {address}" if ctx.siteurl else message, safe="")
    # "?&": Android reads what follows the first sign, iOS what follows the second.
    sms = Compartir(f"sms:?&body={text}", "SMS", "chat")
    if "wa.me" not in ctx.hosts:
        return (sms,)
    return sms, Compartir(f"https://wa.me/?text={text}", "WhatsApp", "chat")
