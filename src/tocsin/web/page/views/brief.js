/** A period's situation report: what happened, what changed, what is disputed, what was done about it; made to be printed. */

import { address, useApi } from "../api.js";
import { html, useEffect } from "../html.js";
import { Empty, Failure, Skeleton, StageBadge } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { FilterForm } from "./parts/filter_form.js";
import { toIncident } from "./parts/links.js";
import { label, number, plural, range } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

const NAMES = ["from", "to", "country", "place"];
const FIELDS = [
  { name: "from", label: "From", placeholder: "2016-06" },
  { name: "to", label: "To", placeholder: "2016-07" },
  { name: "country", label: "Country", placeholder: "Turkey" },
  { name: "place", label: "Place", placeholder: "Istanbul" },
];

export function View({ query, record }) {
  const asked = Object.fromEntries(NAMES.map((name) => [name, query.get(name)]));
  const answer = useApi("/brief", asked);
  return html`<div class="no-print"><header class="view-head"><h1>Brief</h1>
      <p class="muted">A situation report of a period and place, each line one press from its words. Print it, or take it along.</p></header>
    <${FilterForm} fields=${FIELDS} query=${query} label="Period and place of the brief" button="Make the brief" />
    <${TakeAlong} asked=${asked} hasPdf=${record?.data?.parts?.pdf} /></div>
    ${answer.error ? html`<${Failure} error=${answer.error} onRetry=${answer.reload} />` : !answer.data ? html`<${Skeleton} lines=${12} label="Making the brief" />` : html`<${Brief} brief=${answer.data} record=${record} />`}`;
}

function TakeAlong({ asked, hasPdf }) {
  const files = { ...(hasPdf ? { pdf: "PDF" } : {}), html: "web page", md: "Markdown" };
  return html`<p class="take-along"><button type="button" onClick=${() => window.print()}>Print</button>
    ${Object.entries(files).map(([ending, name]) => html`<a key=${ending} class="button" href=${address(`/brief.${ending}`, asked)} download>${name}</a> `)}</p>`;
}

function Brief({ brief }) {
  const isEmpty = !brief.new.length && !brief.changed.length && !brief.contradicted.length;
  useEffect(() => {
    document.title = `${brief.title} · Tocsin`;
  }, [brief.title]);
  return html`<article class="brief" aria-labelledby="brief-title">
    <h2 id="brief-title" class="brief-title" dir="auto">${unbroken(brief.title)}</h2>
    ${isEmpty && html`<${Empty} title="Nothing in this period"><p>Choose a longer period or a wider place, or add reports.</p><//>`}
    <${Counts} counts=${brief.counts} />
    <${Incidents} name="What happened" items=${brief.new} total=${brief.total} />
    <${Changed} items=${brief.changed} />
    <${Contradicted} items=${brief.contradicted} />
    <${Response} response=${brief.response} />
    <${Sources} sources=${brief.sources} />
    <p class="honest-line">${brief.note}</p>
  </article>`;
}

const isRange = (value) => value !== null && typeof value === "object" && "qualifier" in value;
const written = (value) => (isRange(value) ? range(value) : typeof value === "number" ? number(value) : String(value ?? ""));

function Counts({ counts }) {
  const shown = Object.entries(counts ?? {}).filter(([, value]) => value !== null && (isRange(value) || typeof value !== "object"));
  if (!shown.length) return null;
  return html`<dl class="brief-counts">${shown.map(([name, value]) => html`<div key=${name}><dd>${written(value)}</dd><dt>${label(name)}</dt></div>`)}</dl>`;
}

function Incidents({ name, items, total }) {
  if (!items.length) return null;
  return html`<section><h3>${name}</h3><ol class="brief-list">${items.map((card) => html`<li key=${card.id}><${Line} card=${card} /></li>`)}</ol>
    ${total > items.length && html`<p class="muted">and ${number(total - items.length)} more: <a href=${`/${location.search}`}>all of them in Explore</a></p>`}</section>`;
}

function Line({ card }) {
  const figures = ["killed", "wounded", "detained"].filter((name) => card[name]).map((name) => `${range(card[name])} ${name}`);
  const blame = (card.actors ?? []).filter((one) => one.attribution).slice(0, 2).map((one) => `${one.name ?? label(one.kind)} (${label(one.attribution)}${one.blamer ? `: ${one.blamer}` : ""})`);
  return html`<p><strong>${card.date?.words ?? "Undated"}</strong>, <a href=${toIncident(card.id)} dir="auto">${card.title}</a> <${StageBadge} stage=${card.stage} />${figures.length > 0 && html`<span>: ${figures.join(", ")}</span>`}.
    ${blame.length > 0 && html`<span dir="auto"> By ${blame.join("; ")}.</span>`} <span class="muted small">${plural(card.reports, "report")}, ${plural(card.independent_sources, "independent source")}${card.flags?.length ? `; ${card.flags.map(label).join(", ")}` : ""}</span></p>`;
}

function Changed({ items }) {
  if (!items.length) return null;
  return html`<section><h3>What changed</h3><ul class="brief-list">${items.map(({ card, changes }) => html`<li key=${card.id}><p><a href=${toIncident(card.id)} dir="auto">${card.title}</a>: ${changes.map((one, i) => html`<span key=${i}>${i > 0 && "; "}${one.label} <s>${one.before ?? "not said"}</s> → <b>${one.after ?? "not said"}</b></span>`)}</p></li>`)}</ul></section>`;
}

function Contradicted({ items }) {
  if (!items.length) return null;
  return html`<section><h3>What is disputed</h3><ul class="brief-list">${items.map((one, i) => html`<li key=${one.card?.id ?? i}><p>${one.card && html`<a href=${toIncident(one.card.id)} dir="auto">${one.card.title}</a>: `}${contradiction(one)}</p></li>`)}</ul></section>`;
}

function contradiction(one) {
  const said = one.words ?? one.reasons ?? one.reason ?? one.flags;
  if (said) return Array.isArray(said) ? said.map(label).join("; ") : label(said);
  const { left, right } = one;
  if (!left || !right) return "";
  return html`<bdi>${left.speaker_words ?? "the report"}</bdi>: <q dir="auto">${left.said}</q>, <bdi>${right.speaker_words ?? "the report"}</bdi>: <q dir="auto">${right.said}</q>`;
}

const RESPONSES = { thwarted: "plots thwarted" };

function Response({ response }) {
  const totals = response?.totals ?? response;
  const shown = ["thwarted", "arrests", "raids", "seizures", "trials", "deportations", "detained_low"].filter((name) => totals?.[name]);
  if (!shown.length) return null;
  return html`<section><h3>The response</h3><p>${shown.map((name) => (name === "detained_low" ? `at least ${number(totals[name])} detained` : `${number(totals[name])} ${RESPONSES[name] ?? name}`)).join(", ")}.</p>${response.note && html`<p class="muted small">${response.note}</p>`}</section>`;
}

function Sources({ sources }) {
  if (!sources?.length) return null;
  return html`<section><h3>Sources</h3><ul class="brief-sources">${sources.map((one, i) => html`<li key=${i}>${html`<bdi>${one.source}</bdi> <span class="muted">${plural(one.incidents, "incident")}</span>`}</li>`)}</ul></section>`;
}

/** A title whose days do not break over two lines. */
function unbroken(title) {
  return title.split(/(\d{4}-\d\d-\d\d)/).map((part, i) => (i % 2 ? html`<span key=${i} class="nowrap">${part}</span>` : part));
}
