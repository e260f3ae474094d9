/** The decisions of a review: their names, keys, and the reasons that people give most. */

/** Each decision: its name, its shipped key, what the button says, whether a form comes first, usual reasons. */
export const DECISIONS = {
  accept: { title: "Accept", key: "a", says: "it stands", reasons: ["the words bear it out"] },
  correct: { title: "Correct", key: "c", form: "correct", says: "another value", reasons: ["the words say otherwise", "a later report is right", "read from the wrong words"] },
  reject: { title: "Reject", key: "x", form: "reason", says: "take it away", reasons: ["the words do not say this", "the words are about something else", "no act of political violence", "the report is satire or fiction"] },
  same: { title: "Same", key: "s", says: "one happening", reasons: ["same place, day and act"] },
  different: { title: "Different", key: "d", says: "two happenings", reasons: ["place, day or act differ"] },
  split: { title: "Split", key: "p", form: "split", says: "some reports tell another", reasons: ["these reports tell another happening"] },
  defer: { title: "Defer", key: "f", form: "reason", says: "later", reasons: ["needs a second source", "needs someone who knows the place", "waiting for newer figures"] },
};

/** Name the form that comes before a decision, or null where the key alone decides: an incident is the same as some other. */
export const formFor = (item, decision) => (decision === "same" && item.target.kind !== "judgement" ? "other" : (DECISIONS[decision].form ?? null));

/** Say how a correction of a field is typed. */
export function helpFor(field) {
  if (field.endsWith("date")) return "a day, month or year: 2017-11-15, 2017-11, 2017, or 2017-11-14/2017-11-16";
  if (field === "place") return "a name, with @ latitude, longitude where it is not in the gazetteer";
  if (field === "type" || field === "stage" || field === "thwarted_at") return "one of the coded values, as the codebook names them";
  return "45, 45+ (at least), 40-50, ~45 (about) or 40/45/50 (low, best, high)";
}

/** Give the pieces of a sentence with its telling words marked: [{text, isTelling}]; spots are code points within it. */
export function told(sentence, spots) {
  const points = [...sentence];
  const out = [];
  let at = 0;
  for (const [start, end] of [...spots].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = Math.max(start, at);
    if (from >= end) continue;
    if (from > at) out.push({ text: points.slice(at, from).join(""), isTelling: false });
    out.push({ text: points.slice(from, end).join(""), isTelling: true });
    at = end;
  }
  if (at < points.length) out.push({ text: points.slice(at).join(""), isTelling: false });
  return out;
}

const COMPARED = /^(type|stage|date|planned date|place|killed|wounded|abducted|detained|perpetrators)/;

/** Name the facts in which the sides of a pair differ, so that an eye finds them: a set of labels. */
export function differing(sides) {
  const values = new Map();
  sides.forEach((side, i) => {
    for (const [label, value] of side.facts) {
      if (!COMPARED.test(label)) continue;
      if (!values.has(label)) values.set(label, sides.map(() => new Set()));
      values.get(label)[i].add(value);
    }
  });
  const said = (sets) => sets.filter((one) => one.size).map((one) => [...one].sort().join("|"));
  return new Set([...values].filter(([, sets]) => new Set(said(sets)).size > 1).map(([label]) => label));
}

/** Give the facts that a question is about, and the others: {asked, others}. A question about no field is about all. */
export function factsFor(field, facts) {
  if (!field) return { asked: facts, others: [] };
  const wanted = field.replace(".", ", ").replaceAll("_", " ");
  const isAsked = ([label]) => label === wanted || label === wanted.split(",")[0];
  return { asked: facts.filter(isAsked), others: facts.filter((fact) => !isAsked(fact)) };
}
