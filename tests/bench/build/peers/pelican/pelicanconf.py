"""Stock Pelican with the same kinds of pages as the portal's news; its own generators only."""

SITENAME = "Portal de Cancún"
SITEURL = "https://ejemplo.invalid"
DEFAULT_LANG = "es"
TIMEZONE = "America/Cancun"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS = ["noticias"]
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
USE_FOLDER_AS_CATEGORY = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}

ARTICLE_URL = "noticias/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "noticias/{date:%Y}/{date:%m}/{slug}/index.html"
TAG_URL = "noticias/tema/{slug}/"
TAG_SAVE_AS = "noticias/tema/{slug}/index.html"
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
DRAFT_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = "noticias/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "noticias/{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "noticias", "sitemap"]
NOTICIAS_SAVE_AS = "noticias/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"noticias": 12, "tag": 12}
DEFAULT_PAGINATION = 12
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/pagina/{number}/", "{base_name}/pagina/{number}/index.html"),
)

FEED_ALL_ATOM = "noticias/atom.xml"
FEED_ALL_RSS = "noticias/rss.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
JINJA_FILTERS = {"fecha": lambda day: f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
