"""The tables of a record in SQLite.

Rows of the tables in `APPEND_ONLY` are never changed or removed: triggers
refuse it. Each carries the number of the audit entry (`batch`) whose digest
covers it. `current_incident`, `incident_member`, `incident_card`,
`mention_place`, `report_words`, `told_mention`, `mention_key` and `copy_group`
are indexes: they say nothing that the others do not.
"""

# Rows are written, hashed and checked in the order of these columns.
COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "run": "seq id command started_at batch",
        "run_end": "seq run ended_at inputs batch",
        "report": "seq id title text exact payload batch",
        "mention": "seq id report position first last lat lon payload batch",
        "claim": "seq id report position type speaker said about_mention payload batch",
        "relation": "seq report payload batch",
        "problem": "seq report payload batch",
        "copy_keys": "seq report version payload batch",
        "copy_band": "seq band report batch",
        "outcome": "seq run name position state code reason report batch",
        "judgement": "seq id left_mention right_mention by_person payload batch",
        "review": "seq id target_kind target payload batch",
        "incident": "seq id revision recorded_at payload batch",
        "reference": "seq mention incident payload batch",
    }.items()
}
APPEND_ONLY = (*COLUMNS, "audit")

_TABLES = """
-- Made up once, so that the log of another record is known from our own.
CREATE TABLE identity (seq INTEGER PRIMARY KEY CHECK (seq = 1), id TEXT NOT NULL) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL,
  before TEXT, after TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE run (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, command TEXT NOT NULL, started_at TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE TABLE run_end (
  seq INTEGER PRIMARY KEY, run INTEGER NOT NULL UNIQUE REFERENCES run, ended_at TEXT NOT NULL,
  inputs INTEGER NOT NULL, batch INTEGER NOT NULL REFERENCES audit
) STRICT;

-- `text` is what is searched; `exact` holds the text as JSON where UTF-8 cannot hold it.
CREATE TABLE report (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, text TEXT NOT NULL, exact TEXT,
  payload TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE TABLE mention (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report,
  position INTEGER NOT NULL, first INTEGER, last INTEGER, lat REAL, lon REAL,
  payload TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX mention_by_report ON mention(report, position);
CREATE INDEX mention_by_day ON mention(last, first);
CREATE TABLE claim (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report,
  position INTEGER NOT NULL, type TEXT NOT NULL, speaker TEXT NOT NULL, said TEXT NOT NULL, about_mention TEXT,
  payload TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX claim_by_report ON claim(report, position);
CREATE INDEX claim_by_mention ON claim(about_mention) WHERE about_mention IS NOT NULL;
CREATE TABLE relation (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, payload TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX relation_by_report ON relation(report);
CREATE TABLE problem (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report, payload TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX problem_by_report ON problem(report);
CREATE TABLE copy_keys (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL UNIQUE REFERENCES report, version TEXT NOT NULL,
  payload TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE TABLE copy_band (
  seq INTEGER PRIMARY KEY, band TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report,
  batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX copy_band_by_band ON copy_band(band, report);
CREATE TABLE outcome (
  seq INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, name TEXT NOT NULL, position INTEGER,
  state TEXT NOT NULL CHECK (state IN ('stored', 'already_there', 'refused', 'failed')), code TEXT, reason TEXT,
  report TEXT REFERENCES report(id), batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX outcome_by_run ON outcome(run, state);

CREATE TABLE judgement (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, left_mention TEXT NOT NULL REFERENCES mention(id),
  right_mention TEXT NOT NULL REFERENCES mention(id), by_person INTEGER NOT NULL, payload TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX judgement_by_pair ON judgement(left_mention, right_mention, seq);
CREATE INDEX judgement_by_right ON judgement(right_mention);
CREATE INDEX judgement_by_id ON judgement(id);
CREATE TABLE review (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, target_kind TEXT NOT NULL, target TEXT NOT NULL,
  payload TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX review_by_target ON review(target, target_kind);
CREATE TABLE incident (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, revision INTEGER NOT NULL, recorded_at TEXT NOT NULL,
  payload TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES audit, UNIQUE (id, revision)
) STRICT;
"""

_INDEXES = """
CREATE TABLE current_incident (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE REFERENCES incident, state TEXT NOT NULL, merged_into TEXT,
  type TEXT NOT NULL, stage TEXT NOT NULL, sort_day INTEGER NOT NULL, first INTEGER, last INTEGER,
  country TEXT, place TEXT NOT NULL, actors TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX current_incident_by_day ON current_incident(sort_day, id);
CREATE TABLE incident_member (
  incident TEXT NOT NULL, mention TEXT NOT NULL REFERENCES mention(id), PRIMARY KEY (incident, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_by_member ON incident_member(mention);
CREATE VIRTUAL TABLE mention_place USING rtree(mention, south, north, west, east);
CREATE VIEW folded_report AS SELECT seq, tocsin_fold(coalesce(title, '')) AS title, tocsin_fold(text) AS text
  FROM report;
CREATE VIRTUAL TABLE report_words USING fts5(
  title, text, content='folded_report', content_rowid='seq', tokenize='unicode61 remove_diacritics 0'
);
"""


def _triggers() -> str:
    made = ""
    for table in (*(table for table in APPEND_ONLY if table != "reference"), "identity"):
        for verb in ("UPDATE", "DELETE"):
            made += (
                f"CREATE TRIGGER no_{verb.lower()}_of_{table} BEFORE {verb} ON {table} BEGIN"
                f" SELECT RAISE(ABORT, 'the record only grows: {verb} of {table} refused'); END;\n"
            )
    return made


VERSION_1 = _TABLES + _INDEXES + _triggers()
# What a person decided and what waits for one is found without reading all judgements; linking finds a mention's
# neighbours by keys that were worked out once (`version` names the rules that made them).
VERSION_2 = """
CREATE INDEX judgement_by_people ON judgement(left_mention, right_mention, seq) WHERE by_person;
CREATE INDEX judgement_unsure ON judgement(left_mention, right_mention)
  WHERE json_extract(payload, '$.decision') = 'unsure';
CREATE INDEX review_by_key ON review(json_extract(payload, '$.key'));
CREATE INDEX current_incident_by_merge ON current_incident(merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE told_mention (
  mention INTEGER PRIMARY KEY REFERENCES mention, version TEXT NOT NULL, payload TEXT NOT NULL
) STRICT;
CREATE TABLE mention_key (
  key INTEGER NOT NULL, mention INTEGER NOT NULL REFERENCES mention, PRIMARY KEY (key, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_key_by_mention ON mention_key(mention);
"""
# What lists, maps and counts show of every revision: an index, made from the incident and its reports.
VERSION_3 = """
CREATE TABLE incident_card (
  seq INTEGER PRIMARY KEY REFERENCES incident, id TEXT NOT NULL, recorded_at TEXT NOT NULL, version INTEGER NOT NULL,
  line TEXT NOT NULL, card TEXT NOT NULL
) STRICT;
CREATE INDEX incident_card_by_version ON incident_card(version);
"""
# Reports by publication: listing them, and counting them by period and source, reads no text.
VERSION_4 = """
CREATE INDEX report_by_published ON report(
  coalesce(json_extract(payload, '$.published.interval.start'), ''), id, json_extract(payload, '$.source')
);
"""
# Groups of near-copies are found once, when a report comes, and named by the smallest id in them.
VERSION_5 = """
CREATE INDEX told_mention_by_version ON told_mention(version);
CREATE TABLE copy_group (report TEXT PRIMARY KEY REFERENCES report(id), leader TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX copy_group_by_leader ON copy_group(leader);
CREATE TABLE reference (
  seq INTEGER PRIMARY KEY, mention TEXT NOT NULL REFERENCES mention(id), incident TEXT, payload TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES audit
) STRICT;
CREATE INDEX reference_by_mention ON reference(mention, seq);
CREATE INDEX reference_by_incident ON reference(incident);
CREATE TRIGGER no_update_of_reference BEFORE UPDATE ON reference BEGIN
  SELECT RAISE(ABORT, 'the record only grows: UPDATE of reference refused'); END;
CREATE TRIGGER no_delete_of_reference BEFORE DELETE ON reference BEGIN
  SELECT RAISE(ABORT, 'the record only grows: DELETE of reference refused'); END;
"""
INSERTS = {
    table: f"INSERT INTO {table}({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for table, columns in COLUMNS.items()
}
SELECTS = {table: f"SELECT {', '.join(columns)} FROM {table} ORDER BY seq" for table, columns in COLUMNS.items()}
