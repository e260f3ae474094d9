/** Arrests, raids and thwarted plots beside attacks, over time and place: does the response keep up with the threat? */

import { useApi } from "../api.js";
import { html, useMemo } from "../html.js";
import { Empty, Failure, Skeleton } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { ResponseChart } from "./parts/chart_response.js";
import { FilterForm } from "./parts/filter_form.js";
import { againstAverage, bucketFor, folded, periodName, reading, summed } from "./parts/tally.js";
import { number, plural } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

const BUCKETS = ["month", "quarter", "year"];
const FIELDS = [
  { name: "from", label: "From", placeholder: "2015" },
  { name: "to", label: "To", placeholder: "2017-12" },
  { name: "country", label: "Country", placeholder: "Turkey" },
  { name: "actor", label: "Actor" },
  { name: "bucket", label: "Period", options: BUCKETS },
];

export function View({ query, record }) {
  const known = record?.data?.record ?? {};
  const asked = Object.fromEntries(["from", "to", "country", "actor"].map((name) => [name, query.get(name)]));
  const times = useApi("/response", { ...asked, bucket: query.get("bucket") ?? bucketFor(query.get("from") ?? known.first, query.get("to") ?? known.last), by: "time" });
  const places = useApi("/response", { ...asked, by: asked.country ? "province" : "country" });
  return html`<header class="view-head"><h1>Attacks and response</h1>
      <p class="muted">Does the response keep up with the threat? Counts follow what was reported and loaded: read them with the line below each.</p></header>
    <${FilterForm} fields=${FIELDS} query=${query} label="Which period and place" />
    <${Times} answer=${times} asked=${asked} />
    <${Places} answer=${places} asked=${asked} />`;
}

function Times({ answer, asked }) {
  const rows = useMemo(() => (answer.data?.rows ?? []).map(summed), [answer.data]);
  if (answer.error) return html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`;
  if (!answer.data) return html`<${Skeleton} lines=${10} label="Counting" />`;
  const { totals, note } = answer.data;
  const says = reading(totals);
  if (!says) return html`<${Empty} title="Nothing to count"><p>No attack, plot or response falls into this. Take a word out of the filter, or add reports.</p><//>`;
  const href = (row) => `/?${new URLSearchParams({ ...present(asked), from: row.start, to: row.end })}`;
  return html`<section aria-labelledby="over-time" class="block"><h2 id="over-time">Over time</h2>
    <p class="reading">${says}</p>
    <${ResponseChart} rows=${rows} href=${href} />
    <p class="honest-line"><strong>What the counts rest on:</strong> ${plural(totals.reports ?? 0, "report")} loaded from ${plural(totals.sources ?? 0, "source")}.${answer.data.undated > 0 ? ` ${plural(answer.data.undated, "incident")} could be put into no period.` : ""} ${note}</p>
    <${TimesTable} rows=${rows} href=${href} /></section>`;
}

const present = (asked) => Object.fromEntries(Object.entries(asked).filter(([, value]) => value));

function TimesTable({ rows, href }) {
  const changes = againstAverage(rows.map((row) => row.attacks));
  const change = new Map(rows.map((row, i) => [row.start, changes[i]]));
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Attacks and response by period"><table class="counts"><caption class="sr-only">Attacks and response by period</caption>
    <${Heads} first="Period" extra="Attacks against the average before" />
    <tbody>${folded(rows).map((row) => row.folded
      ? html`<tr key=${row.start} class="folded-row"><td colspan="12" class="muted">${row.folded} periods without anything, ${row.start} to ${row.end}</td></tr>`
      : html`<${Counts} key=${row.start} row=${row} name=${html`<a href=${href(row)}>${periodName(row)}</a>`} extra=${change.get(row.start) ?? ""} />`)}</tbody></table></div>`;
}

function Heads({ first, extra = null }) {
  return html`<thead><tr><th scope="col">${first}</th><th scope="col" class="number">Attacks</th><th scope="col" class="number">Plots thwarted</th><th scope="col" class="number">Arrests</th><th scope="col" class="number">Raids</th><th scope="col" class="number">Seizures</th><th scope="col" class="number">Trials</th><th scope="col" class="number">Deportations</th><th scope="col" class="number">Detained, at least</th>
    ${extra && html`<th scope="col" class="number">${extra}</th>`}<th scope="col" class="number">Reports loaded</th><th scope="col" class="number">Sources</th></tr></thead>`;
}

function Counts({ row, name, extra = null }) {
  const cell = (value) => html`<td class="number">${value ? number(value) : html`<span class="muted">0</span>`}</td>`;
  return html`<tr><th scope="row" class="nowrap">${name}</th>${cell(row.attacks)}${cell(row.thwarted)}${cell(row.arrests)}${cell(row.raids)}${cell(row.seizures)}${cell(row.trials)}${cell(row.deportations)}${cell(row.detained_low)}
    ${extra !== null && html`<td class="number">${extra}</td>`}<td class="number rests">${number(row.reports ?? 0)}</td><td class="number rests">${number(row.sources ?? 0)}</td></tr>`;
}

function Places({ answer, asked }) {
  if (answer.error) return html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`;
  if (!answer.data) return html`<${Skeleton} lines=${6} label="Counting places" />`;
  const rows = [...answer.data.rows].filter((row) => row.attacks || row.thwarted || summed(row).response).sort((a, b) => b.attacks - a.attacks);
  if (!rows.length) return null;
  const what = asked.country ? "province" : "country";
  const href = (row) => `/?${new URLSearchParams({ ...present(asked), [what]: row.value })}`;
  return html`<section aria-labelledby="by-place" class="block"><h2 id="by-place">By ${what}</h2>
    <div class="table-scroll" tabindex="0" role="region" aria-label=${`Table by ${what}`}><table class="counts"><caption class="sr-only">Attacks and response by ${what}</caption>
      <${Heads} first=${what === "country" ? "Country" : "Province"} />
      <tbody>${rows.map((row) => html`<${Counts} key=${row.value ?? "none"} row=${row} name=${row.value ? html`<a href=${href(row)} dir="auto">${row.label}</a>` : "not placed"} />`)}</tbody></table></div></section>`;
}
