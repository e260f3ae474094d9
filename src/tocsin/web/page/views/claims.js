/** Who said what, over time: contradictions side by side, estimates of one thing beside each other, and everything said. */

import { get, useApi } from "../api.js";
import { html, useMemo, useState } from "../html.js";
import { Empty, Failure, Skeleton } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { announce, setQuery } from "../state.js";
import { ClaimCard, Contradiction } from "./parts/claim_card.js";
import { EstimateChart } from "./parts/chart_estimates.js";
import { FilterForm } from "./parts/filter_form.js";
import { toClaim } from "./parts/links.js";
import { byDay, disagrees } from "./parts/said.js";
import { dayOf, plural } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

const TYPES = ["responsibility_claim", "denial", "attribution", "count", "aggregate_count", "threat_size", "movement", "warning", "threat", "assessment", "modus_operandi", "status"];
const FIELDS = [
  { name: "speaker", label: "Speaker", placeholder: "governor" },
  { name: "q", label: "Words said" },
  { name: "type", label: "Kind", options: TYPES },
  { name: "from", label: "From", placeholder: "2016-06" },
  { name: "to", label: "To", placeholder: "2016" },
];
const TABS = { said: "Over time", against: "Contradictions", estimates: "Estimates" };
const MOST = 100;

export function View({ query }) {
  const tab = query.get("show") in TABS ? query.get("show") : "said";
  const asked = Object.fromEntries(["speaker", "q", "type", "from", "to", "about"].map((name) => [name, query.get(name)]));
  return html`<header class="view-head"><h1>Claims</h1>
      <p class="muted">What speakers say, kept apart from what happened. A claim is never a fact of the record, whoever makes it.</p></header>
    <${FilterForm} fields=${FIELDS} query=${query} label="Which claims" />
    ${asked.about && html`<p class="note">Only claims about one incident. <button type="button" class="link-button" onClick=${() => setQuery({ about: null })}>Show all</button></p>`}
    <nav class="tabs" aria-label="Ways to see claims">${Object.entries(TABS).map(([name, says]) => html`<button key=${name} type="button" aria-current=${name === tab ? "true" : null} onClick=${() => setQuery({ show: name === "said" ? null : name })}>${says}</button>`)}</nav>
    ${tab === "said" && html`<${Said} asked=${asked} />`}
    ${tab === "against" && html`<${Against} asked=${asked} />`}
    ${tab === "estimates" && html`<${Estimates} asked=${asked} />`}`;
}

function Said({ asked }) {
  const answer = useApi("/claims", { ...asked, limit: MOST });
  const [more, setMore] = useState({ first: null, items: [], next: null, error: null });
  const extra = more.first === answer.data ? more : { items: [], next: answer.data?.next, error: null };
  const claims = useMemo(() => [...(answer.data?.items ?? []), ...extra.items], [answer.data, extra.items]);
  const days = useMemo(() => byDay(claims), [claims]);
  const next = extra.next;
  const load = async () => {
    try {
      const page = await get("/claims", { ...asked, limit: MOST, cursor: next });
      setMore({ first: answer.data, items: [...extra.items, ...page.items], next: page.next, error: null });
      announce(`${plural(page.items.length, "claim")} more`);
    } catch (error) {
      setMore({ ...extra, first: answer.data, error });
    }
  };
  if (answer.error) return html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`;
  if (!answer.data) return html`<${Skeleton} lines=${8} label="Asking for claims" />`;
  if (!claims.length) return html`<${Empty} title="No such claims"><p>Take a word out of the filter, or add reports: <code>tocsin add FOLDER --record record.db</code></p><//>`;
  return html`<p class="muted" role="status">${plural(answer.data.total ?? claims.length, "claim")}${claims.length < (answer.data.total ?? 0) ? `, the first ${claims.length} shown` : ""}, by the day they were published</p>
    <ol class="days">${days.map((one) => html`<li key=${one.day ?? "undated"} class="day"><h2 class="day-name">${dayOf(one.day)}</h2>
      <div class="day-claims">${one.claims.map((claim) => html`<${ClaimCard} key=${claim.id} claim=${claim} isAbout />`)}</div></li>`)}</ol>
    ${extra.error && html`<${Failure} error=${extra.error} />`}
    ${next && html`<button type="button" onClick=${load}>Show more</button>`}`;
}

function Against({ asked }) {
  const answer = useApi("/claims/contradictions", { ...asked, limit: 500 });
  if (answer.error) return html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`;
  if (!answer.data) return html`<${Skeleton} lines=${6} label="Asking for contradictions" />`;
  const { items } = answer.data;
  if (!items.length) return html`<${Empty} title="No claims stand against each other"><p>A contradiction is found where two speakers say what cannot both be so. Estimates that differ show under <button type="button" class="link-button" onClick=${() => setQuery({ show: "estimates" })}>Estimates</button>.</p><//>`;
  return html`<p class="muted" role="status">${plural(items.length, "pair")} of claims that cannot both be so, or strain each other${answer.data.next ? "; there are more: take a speaker, words or days to see the rest" : ""}</p>
    ${items.map((one) => html`<${Contradiction} key=${one.left.id + one.right.id} pair=${{ ...one, note: one.scope_note }} isAbout />`)}`;
}

function Estimates({ asked }) {
  const answer = useApi("/claims/series", { ...asked, limit: 500 });
  const groups = useMemo(() => (answer.data ? grouped(answer.data.series) : []), [answer.data]);
  if (answer.error) return html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`;
  if (!answer.data) return html`<${Skeleton} lines=${6} label="Asking for estimates" />`;
  if (!groups.length) return html`<${Empty} title="No figure was given by two speakers"><p>Add reports, or take a word out of the filter.</p><//>`;
  return html`<p class="muted" role="status">${plural(groups.length, "thing")} that several claims put a figure on; where speakers disagree comes first. An arrow is an open end.${answer.data.next ? ` The ${answer.data.series.length} with most figures of ${answer.data.total} are shown: take a speaker, words or days to see the rest.` : ""}</p>
    ${groups.map((group) => html`<${EstimateChart} key=${group.key} group=${group} title=${group.label} where=${toClaim} />`)}`;
}

/** Give the server's series of more than one figure as groups that a chart can draw, disagreement first. */
function grouped(series) {
  const groups = series
    .filter((one) => one.points.length > 1)
    .map((one) => {
      const rows = one.points.map((point) => ({ claim: { id: point.claim, report: point.report }, day: point.published?.start ?? null, speaker: point.speaker_words || "nobody named", range: point.range }));
      rows.sort((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
      return { key: one.key, label: one.label, rows, disagree: one.contradictions.length > 0 || disagrees(rows) };
    });
  return groups.sort((a, b) => Number(b.disagree) - Number(a.disagree) || b.rows.length - a.rows.length);
}
