"""How to cite what a record shows."""

import datetime as dt

from tocsin.run.browse.desk import Desk
from tocsin.run.browse.plain import Plain
from tocsin.run.browse.wanted import Wanted
from tocsin.run.doctor import package_version


def citation(desk: Desk, address: str, wanted: Wanted) -> Plain:
    """Give a citation as text, BibTeX and CSL: which record, which version of it, and when it was looked at."""
    version, today = desk.version(), dt.datetime.now(dt.UTC).date()
    known = f", as known on {wanted.known_on}" if wanted.known_on else ""
    title = f"{desk.settings.record.name}, record version {version}{known}"
    program = f"Tocsin {package_version('tocsin')}"
    text = f"{title}. Made with {program}. Looked at on {today}. {address}"
    fields = {"title": title, "note": f"Made with {program}", "year": str(today.year), "url": address}
    inside = ",\n".join(f"  {name} = {{{_plain(value)}}}" for name, value in fields.items())
    csl = {
        "type": "dataset",
        "title": title,
        "version": str(version),
        "URL": address,
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
        "note": f"Made with {program}",
    }
    return {"text": text, "bibtex": f"@misc{{tocsin-{version},\n{inside}\n}}\n", "csl": csl}


def _plain(value: str) -> str:
    return value.replace("{", "(").replace("}", ")")
