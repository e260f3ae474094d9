// Which incidents are shown: the filters that stand in the address, what they are called, and how the server is asked.

/** The filters that people choose from lists; each may hold several values (one of them must fit). */
export const FACETS = [
  { name: "stage", title: "How far it got" },
  { name: "type", title: "Kind of act" },
  { name: "country", title: "Country" },
  { name: "province", title: "Province" },
  { name: "actor", title: "Actor" },
  { name: "attribution", title: "How the actor is tied to it" },
  { name: "source", title: "Source" },
  { name: "state", title: "Review" },
  { name: "flag", title: "Doubt" },
];
const SINGLE = ["q", "from", "to", "bbox", "place", "precision"];
export const FILTER_NAMES = [...FACETS.map((facet) => facet.name), ...SINGLE];

/** The filter of an address, as the server is asked for it; a name left out by `without` is not in it. */
export function filterOf(query, without = []) {
  const asked = {};
  for (const name of FILTER_NAMES) {
    if (without.includes(name)) continue;
    const values = query.getAll(name).filter(Boolean);
    if (values.length) asked[name] = SINGLE.includes(name) ? values.at(-1) : values;
  }
  return asked;
}

/** What the filter holds, one entry a value: {name, title, value}. */
export function chosen(query) {
  const titles = { q: "Words", place: "Place", bbox: "Spot", precision: "Known to the", ...Object.fromEntries(FACETS.map((f) => [f.name, f.title])) };
  const found = [];
  for (const name of FILTER_NAMES) {
    if (name === "from" || name === "to") continue;
    for (const value of query.getAll(name).filter(Boolean)) found.push({ name, title: titles[name], value });
  }
  const [from, to] = [query.get("from"), query.get("to")];
  if (from || to) found.push({ name: "days", title: "Days", value: `${from ?? "…"} to ${to ?? "…"}`, from, to });
  return found;
}

/** The changes to the query that take all filters away. */
export const NOTHING = Object.fromEntries(FILTER_NAMES.map((name) => [name, null]));

/** The changes that add a value of a facet, or take it away. */
export function toggled(query, name, value) {
  const values = query.getAll(name);
  return { [name]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] };
}
