/** Who said what: figures of one population beside each other, and what contradicts what. */

import { pointOf, scopeOf, topOf } from "./series.js";
import { counted, label, speaker } from "./words.js";

/** Give the first possible day on which a claim was said, by its report's publication, or null. */
export const saidOn = (claim) => claim.published?.start ?? null;

/**
 * Give the groups of claims that estimate one thing: {key, type, about, label, rows, disagree}.
 *
 * One thing is: same kind of figure, same people, same unit, same incident (or
 * actor, or place, for claims about none). A group of one is left out.
 * Rows are oldest first: {claim, day, speaker, range}.
 */
export function estimates(claims) {
  const groups = new Map();
  for (const claim of claims) {
    if (!claim.quantity) continue;
    const about = claim.about_incident ?? claim.about_actor ?? claim.place?.words ?? "";
    const type = claim.type === "threat_size" || claim.type === "movement" ? claim.type : "count";
    const key = [type, scopeOf(claim.quantity), about].join("|");
    if (!groups.has(key)) groups.set(key, { key, type, about, label: counted(claim.quantity), rows: [] });
    groups.get(key).rows.push({ claim, day: saidOn(claim), speaker: speaker(claim), range: claim.quantity.range });
  }
  const many = [...groups.values()].filter((group) => group.rows.length > 1);
  for (const group of many) {
    group.rows.sort((a, b) => (a.day ?? "").localeCompare(b.day ?? "") || a.speaker.localeCompare(b.speaker));
    group.disagree = disagrees(group.rows);
  }
  return many.sort((a, b) => Number(b.disagree) - Number(a.disagree) || b.rows.length - a.rows.length);
}

/** Say whether two ranges cannot both be true. */
export const apart = (a, b) => (a.low ?? 0) > (b.high ?? Infinity) || (b.low ?? 0) > (a.high ?? Infinity);

/** Say whether two speakers give ranges that cannot both be true. */
export function disagrees(rows) {
  return rows.some((row, i) => rows.slice(i + 1).some((other) => other.speaker !== row.speaker && apart(row.range, other.range)));
}

const AGAINST = new Set(["contradicts", "in_tension"]);

/** Give the pairs of claims that stand against each other: {left, right, relation, note}; each pair once. */
export function contradictions(claims, relations) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const seen = new Set();
  const pairs = [];
  for (const { from: source, to: target, relation, scope_note: note } of relations) {
    const key = [source, target].sort().join();
    if (!AGAINST.has(relation) || !byId.has(source) || !byId.has(target) || seen.has(key)) continue;
    seen.add(key);
    pairs.push({ left: byId.get(source), right: byId.get(target), relation: label(relation), note });
  }
  return pairs;
}

/** Give claims by the day they were said, oldest first, undated last: [{day, claims}]. */
export function byDay(claims) {
  const days = new Map();
  for (const claim of claims) {
    const day = saidOn(claim);
    if (!days.has(day)) days.set(day, []);
    days.get(day).push(claim);
  }
  const groups = [...days].map(([day, said]) => ({ day, claims: said }));
  return groups.sort((a, b) => (a.day === null) - (b.day === null) || (a.day ?? "").localeCompare(b.day ?? ""));
}

/** Give the place of a figure on an axis from 0 to 1; far-apart figures stand on a logarithmic one. */
export function figureAxis(ranges) {
  const top = topOf(ranges);
  const points = ranges.map(pointOf).filter((n) => n > 0);
  const isLog = points.length > 1 && Math.max(...points) / Math.min(...points) > 30;
  const place = isLog ? (n) => Math.log10(1 + n) / Math.log10(1 + top) : (n) => n / top;
  return { isLog, top, at: (n) => Math.min(1, Math.max(0, place(n))) };
}
