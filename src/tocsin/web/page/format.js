// How values are written: days, ranges, places and coded words, the same everywhere on the page.
// The words for ranges are those of the command line (`run/facts.py`), so that one thing has one name.

const NUMBER = new Intl.NumberFormat("en-GB");
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

export const number = (n) => (n === null || n === undefined ? "" : NUMBER.format(n));
export const plural = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

/** A coded value with spaces for its underscores. */
export const label = (value) => (value === null || value === undefined ? "" : String(value).replaceAll("_", " "));
export const capital = (words) => words.charAt(0).toLocaleUpperCase("en") + words.slice(1);

/** A range with its hedge, short: 67, 300+, 6–8, ≤ 40. */
export function rangeShort(range) {
  if (!range) return "";
  const { low, best, high } = range;
  if (low !== null && low === high) return number(low);
  if (high === null || high === undefined) return `${number(low)}+`;
  if (low === null || low === undefined) return `≤ ${number(high)}`;
  const span = `${number(low)}–${number(high)}`;
  return best === null || best === undefined || best === low || best === high ? span : `${number(best)} (${span})`;
}

/** A range for a narrow cell: only its ends where they differ. */
export function rangeSpan(range) {
  if (!range || range.low === null || range.high === null || range.high === undefined || range.low === range.high) return rangeShort(range);
  return `${number(range.low)}–${number(range.high)}`;
}

/** The same in full words, for people who hear the page. */
export function rangeWords(range) {
  if (!range) return "not said";
  const { low, best, high, qualifier } = range;
  if (low !== null && low === high) return number(low);
  if (high === null || high === undefined) return `${qualifier === "more_than" ? "more than" : "at least"} ${number(low)}`;
  if (low === null || low === undefined) return `at most ${number(high)}`;
  const span = `${number(low)} to ${number(high)}`;
  return best === null || best === undefined || best === low || best === high ? span : `about ${number(best)} (${span})`;
}

const asDay = (iso) => new Date(`${iso}T00:00:00Z`);
export const day = (iso) => (iso ? DAY.format(asDay(iso)) : "");

/** The days that can hold something, as people write them: 21 Sept 2013, Oct 2017, 1995, 3–5 May 2010. */
export function dateShort(interval) {
  if (!interval || (!interval.start && !interval.end)) return "no date";
  const { start, end, precision } = interval;
  if (start && start === end) return day(start);
  if (!start) return `until ${day(end)}`;
  if (!end) return `from ${day(start)}`;
  if (precision === "month" && start.slice(0, 7) === end.slice(0, 7)) return MONTH.format(asDay(start));
  if (precision === "year" && start.slice(0, 4) === end.slice(0, 4)) return start.slice(0, 4);
  return DAY.formatRange(asDay(start), asDay(end)).replaceAll("\u2009", "");
}

/** The same with the precision said. */
export function dateWords(interval) {
  const short = dateShort(interval);
  if (!interval || !interval.precision || interval.precision === "day" || interval.precision === "unknown") return short;
  return `${short} (known to the ${label(interval.precision)})`;
}

export function placeShort(place) {
  if (!place) return "no place";
  return [...new Set([place.site, place.name].filter(Boolean))].join(", ");
}

/** From the spot to the country, with the precision where it is wider than a town. */
export function placeWords(place) {
  if (!place) return "no place";
  const parts = [place.site, place.name, place.admin1, countryName(place.country_iso3)];
  const named = [...new Set(parts.filter(Boolean))].join(", ");
  return isPoint(place) ? named : `${named} (${PRECISION[place.precision] ?? label(place.precision)})`;
}

export const isPoint = (place) => ["site", "populated_place", "near"].includes(place?.precision);

export const PRECISION = {
  site: "the spot",
  populated_place: "the town",
  near: "near the town",
  admin2: "somewhere in the district",
  admin1: "somewhere in the province",
  region: "somewhere in the region",
  country: "somewhere in the country",
  sea_or_air: "at sea or in the air",
};

const countries = new Map();

/** Learn the names of countries from the borders, once they are loaded. */
export function learnCountries(pairs) {
  for (const [iso3, name] of pairs) if (iso3) countries.set(iso3, name);
}

export const countryName = (iso3) => countries.get(iso3) ?? iso3 ?? "";

/** Where a text of unknown script should begin: the browser decides from its first strong letter. */
export const AUTO = { dir: "auto" };
