from pathlib import Path
from typing import Any

import pytest

from tocsin.run.api import open as open_record

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples" / "reports"
ASTRAL = {
    "text": "\U0001f6a8 Alert \U0001f6a8 A bomb killed four soldiers in Diyarbakir on 3 March 2016, the army said.",
    "published": "2016-03-04",
    "source": "Sample Wire (sample)",
}


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "record.db"
    with open_record(path) as record:
        record.add([SAMPLES, ASTRAL])
    return path


@pytest.fixture(scope="session")
def api(sample_record: Path) -> Any:
    """A server over the samples, for reading."""
    testing = pytest.importorskip("starlette.testclient", reason="the extra web is not installed")
    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_app

    app = make_app(Desk(Settings(record=sample_record)))
    return testing.TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False)


@pytest.fixture
def own_api(tmp_path: Path) -> Any:
    """A server over an empty record of its own, for writing."""
    testing = pytest.importorskip("starlette.testclient", reason="the extra web is not installed")
    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_app

    app = make_app(Desk(Settings(record=tmp_path / "record.db")))
    return testing.TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False)
