"""The page for phones: files of one folder, and its texts in each language. Nothing else is served,
and nothing that a page from here loads comes from elsewhere."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from aiohttp import web

from sidos.i18n.locales import Locales
from sidos.i18n.negotiation import negotiate
from sidos.workshop.page_text import PAGE_TEXTS

WEB = Path(__file__).resolve().parent.parent / "web"

_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
_INDEX = "index.html"


class WebPage:
    """The files in `folder`, read when first asked for."""

    def __init__(self, locales: Locales, folder: Path = WEB) -> None:
        self._locales = locales
        self._folder = folder
        self._file = cache(self._read)
        self._texts = cache(self._worded)

    def routes(self) -> list[web.RouteDef]:
        """What is served, and how."""
        return [
            web.get("/", self._index),
            web.get("/texts/{lang}.json", self._text),
            web.get("/favicon.ico", _nothing),
            web.get("/{name}", self._asset),
        ]

    async def _index(self, request: web.Request) -> web.Response:
        return _sent(request, self._file(_INDEX), ".html")

    async def _asset(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        return _sent(request, self._file(name), Path(name).suffix)

    async def _text(self, request: web.Request) -> web.Response:
        """The page's words in the language wished for, or the nearest there is."""
        wish = request.match_info["lang"]
        available = self._locales.available()
        return _sent(request, self._texts(negotiate([wish], available).tag), ".json")

    def _read(self, name: str) -> bytes:
        """A file right in the folder; its name is looked for in a list, never put on a path."""
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name == name and path.suffix in _TYPES and path.is_file():
                return path.read_bytes()
        raise web.HTTPNotFound

    def _worded(self, lang: str) -> bytes:
        text = self._locales.translator(lang)
        facts = {
            "lang": lang,
            "dir": text.direction,
            "languages": {info.tag: info.name for info in self._locales.available()},
            "texts": {name: text.gettext(message) for name, message in PAGE_TEXTS.items()},
        }
        return msgspec.json.encode(facts)


async def _nothing(_: web.Request) -> web.Response:
    """Browsers ask for an icon unasked."""
    return web.Response(status=204)


def _sent(request: web.Request, body: bytes, suffix: str) -> web.Response:
    tag = f'"{sha256(body).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers)
    response = web.Response(
        body=body, content_type=_TYPES[suffix], charset="utf-8", headers=headers
    )
    response.enable_compression()
    return response
