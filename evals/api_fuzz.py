"""Random requests made from the OpenAPI document: python -m evals.api_fuzz [--examples 400] [--path /aggregate].

Reports are added to a record of its own, made from the samples. Prints how many
requests were made (schemathesis counts examples an operation), and every server
error and every answer that the document does not name.
"""

import argparse
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "reports"
ENDLESS = "/api/v1/events"  # a stream; tests/web covers it


@dataclass
class Found:
    """How many requests were made, and what went wrong."""

    examples: int = 0
    statuses: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def fuzz(record: Path, examples: int, paths: tuple[str, ...] = ()) -> Found:
    """Make requests, so many an operation, to a server over a record; to the paths that hold one of `paths`, if given."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_app

    app = make_app(Desk(Settings(record=record)), hosts=("127.0.0.1", "testserver"))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    checks: list[Any] = [not_a_server_error, status_code_conformance, response_schema_conformance]
    found = Found()

    def run(operation: Any) -> None:
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            found.examples += 1
            answer = case.call(base_url="http://127.0.0.1")
            found.statuses[answer.status_code] = found.statuses.get(answer.status_code, 0) + 1
            try:
                case.validate_response(answer, checks=checks)
            except (Exception, BaseExceptionGroup) as error:  # a check that fails is a finding, and the run goes on
                where = f"{operation.method.upper()} {operation.path}"
                found.faults.append(f"{where}: {answer.status_code}: {str(error)[:600]}")

        ask()

    for result in schema.get_all_operations():
        operation: Any = result.ok()  # type: ignore[union-attr]  # a document of our own has no broken operation
        if operation.path != ENDLESS and (not paths or any(part in operation.path for part in paths)):
            run(operation)
    return found


def main() -> None:
    """Print what random requests found."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--examples", type=int, default=400, help="requests an operation")
    asked.add_argument("--path", action="append", default=[], help="only operations whose path holds this; repeatable")
    wanted = asked.parse_args()
    from tocsin.run.api import open as open_record

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with open_record(path) as record:
            record.add([SAMPLES])
        found = fuzz(path, wanted.examples, tuple(wanted.path))
    print(f"{found.examples:,} requests; answers by status: {dict(sorted(found.statuses.items()))}")
    print(f"{len(found.faults)} faults")
    for fault in found.faults[:20]:
        print(fault)


if __name__ == "__main__":
    main()
