/** The kinds of evidence: how each is named. `views.css` gives each a line of its own, so that colour is never alone. */

export const KINDS = {
  trigger: "what happened",
  stage: "how far it got",
  date: "when",
  place: "where",
  quantity: "how many",
  participant: "who",
  weapon: "with what",
  claim: "a claim",
  speaker: "its speaker",
  problem: "not read",
};

const SAME = { cue: "speaker" };

/** Give the spans of a report as marks: {start, end, exact, kind, key, says}; `key` names the value they carry. */
export function marksOf(spans) {
  return spans.map((span) => ({
    start: span.start,
    end: span.end,
    exact: span.exact,
    kind: SAME[span.kind] ?? span.kind,
    key: keyOfSpan(span),
    says: [label(span.label), span.words].filter(Boolean).join(": "),
  }));
}

const label = (words) => String(words ?? "").replaceAll("_", " ");

/** Name the value that a span carries: "MENTION/FIELD" or "CLAIM". */
export const keyOfSpan = (span) => (span.of?.startsWith("clm_") ? span.of : `${span.of}/${span.field ?? span.kind}`);

/** Count the stretches of each kind, kinds without any left out: [{kind, name, count}]. */
export function countsByKind(marks) {
  return Object.entries(KINDS)
    .map(([kind, name]) => ({ kind, name, count: new Set(marks.filter((mark) => mark.kind === kind).map((mark) => `${mark.start}-${mark.end}`)).size }))
    .filter((one) => one.count);
}
