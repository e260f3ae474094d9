"""Tocsin reads news reports and keeps a sourced record of political violence and of the response to it.

>>> import tocsin
>>> coded = tocsin.code("A bomb killed two guards in Ankara on Tuesday.", published="2017-11-15")
>>> [str(mention.type) for mention in coded.mentions]
['bombing']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.client import Connection, connect
    from tocsin.errors import TocsinError
    from tocsin.run.api import code, open
    from tocsin.run.coded import Coded
    from tocsin.run.open_record import OpenRecord

__all__ = ["Coded", "Connection", "OpenRecord", "TocsinError", "__version__", "code", "connect", "open"]

# What is asked for is imported then: `import tocsin` itself costs nothing.
_HOMES = {
    "Coded": "tocsin.run.coded",
    "Connection": "tocsin.client",
    "OpenRecord": "tocsin.run.open_record",
    "TocsinError": "tocsin.errors",
    "code": "tocsin.run.api",
    "connect": "tocsin.client",
    "open": "tocsin.run.api",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("tocsin")
    if name not in _HOMES:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
