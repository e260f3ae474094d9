/** How figures changed day by day: what a chart of them draws, as plain numbers. */

const DAY_MS = 86_400_000;
const LONGEST_GAP = 6; // days drawn to scale; a longer gap is shortened to this and marked

export const dayNumber = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);

/** Name the people counted: figures of different scopes never share a chart. */
export const scopeOf = (value) => `${value.subject}/${value.population}/${value.unit ?? ""}`;

/** Give the one number that stands for a range when it is set against others. */
export const pointOf = (range) => range.best ?? range.low ?? range.high;

/**
 * Give one series per scope: {scope, subject, population, unit, steps, points, undated}.
 *
 * `steps` are the incident's own figures, oldest first; `points` what each
 * report said: {day, source, report, key, range}, `key` naming the value
 * ("MENTION/quantities[0]"). A report without a date cannot stand on a day and
 * is listed under `undated`.
 */
export function series(incident, reportById) {
  const scopes = new Map();
  const scoped = (value) => {
    const scope = scopeOf(value);
    const { subject, population, unit = null } = value;
    if (!scopes.has(scope)) scopes.set(scope, { scope, subject, population, unit, steps: [], points: [], undated: [] });
    return scopes.get(scope);
  };
  for (const mention of incident.mentions) {
    const report = reportById.get(mention.report);
    const day = report?.published?.start ?? null;
    for (const { field, value } of mention.values) {
      if (!field.startsWith("quantities")) continue;
      const found = { day, source: report?.source || "source not named", report: mention.report, key: `${mention.id}/${field}`, range: value.range };
      (day ? scoped(value).points : scoped(value).undated).push(found);
    }
  }
  for (const toll of incident.history) {
    const one = [...scopes.values()].find((s) => s.subject === toll.subject && s.population === toll.population) ?? scoped(toll);
    if (toll.known_on) one.steps.push({ day: toll.known_on, range: toll.range });
  }
  for (const one of scopes.values()) {
    one.steps.sort((a, b) => a.day.localeCompare(b.day));
    one.points.sort((a, b) => a.day.localeCompare(b.day) || a.source.localeCompare(b.source));
  }
  return [...scopes.values()].sort((a, b) => weight(a) - weight(b) || a.scope.localeCompare(b.scope));
}

const ORDER = ["killed", "killed_or_wounded", "wounded", "abducted", "missing", "released", "detained"];
function weight(one) {
  const place = ORDER.indexOf(one.subject);
  return (place < 0 ? ORDER.length : place) + (one.population === "total" ? 0 : 0.5);
}

/**
 * Give where days stand on an axis from 0 to 1, and which gaps were shortened.
 *
 * @returns {{at: (day: string) => number, gaps: {from: string, to: string, days: number, at: number}[], days: string[]}}
 */
export function dayAxis(isoDays) {
  const all = [...new Set(isoDays)].sort();
  const places = new Map();
  const gaps = [];
  let at = 0;
  all.forEach((day, i) => {
    if (i) {
      const days = dayNumber(day) - dayNumber(all[i - 1]);
      const drawn = Math.min(days, LONGEST_GAP);
      if (days > LONGEST_GAP) gaps.push({ from: all[i - 1], to: day, days, at: at + drawn / 2 });
      at += drawn;
    }
    places.set(day, at);
  });
  const width = at || 1;
  return {
    at: (day) => (at ? places.get(day) / width : 0.5),
    gaps: gaps.map((gap) => ({ ...gap, at: gap.at / width })),
    days: all,
  };
}

/** Give round numbers for an axis from 0 (or from `from`) to at least `top`. */
export function ticks(top, most = 4) {
  if (top <= 0) return [0, 1];
  const rough = top / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough));
  const out = [];
  for (let value = 0; value < top + step; value += step) out.push(value);
  return out;
}

/** Give the highest number that ranges reach, an open end counting as its low end. */
export const topOf = (ranges) => Math.max(1, ...ranges.map((r) => r.high ?? r.best ?? r.low ?? 0));

/** Give the sources of points in the order of their first figure. */
export const sourcesOf = (points) => [...new Set(points.map((point) => point.source))];
