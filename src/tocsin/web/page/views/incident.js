/** One incident: every value beside its words, how its figures came about, who says what, and what was known when. */

import { useApi } from "../api.js";
import { html, useEffect, useMemo } from "../html.js";
import { Failure, Skeleton, StageBadge, StateBadge } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { announce, setQuery, withQuery } from "../state.js";
import { asQuery, askedFor, choiceOf } from "./parts/asked.js";
import { Attributions } from "./parts/attribution_panel.js";
import { TollChart } from "./parts/chart_toll.js";
import { ClaimsAround } from "./parts/claims_around.js";
import { Reader } from "./parts/reader.js";
import { Decisions, References, ReportsList } from "./parts/reports_list.js";
import { series } from "./parts/series.js";
import { ValuesList } from "./parts/values_list.js";
import { Versions } from "./parts/versions_panel.js";
import { counted, dayOf, plural, range } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

export function View({ params, query }) {
  const on = query.get("on");
  const revision = on ? null : query.get("revision");
  const { data, error, reload } = useApi(`/incidents/${encodeURIComponent(params.id)}`, { as_known_on: on, revision });
  useEffect(() => {
    if (data) document.title = `${data.card.title} · Tocsin`;
  }, [data]);
  if (error) {
    return html`<h1 class="sr-only">Incident</h1><${Failure} error=${error} onRetry=${reload} />
      ${(on || revision) && html`<p><a href=${withQuery({ on: null, revision: null })}>Show it as it is known now</a></p>`}`;
  }
  if (!data) return html`<h1 class="sr-only">Incident</h1><${Skeleton} lines=${12} label="Asking for the incident" />`;
  return html`<${Incident} incident=${data} query=${query} on=${on} isChosen=${revision === String(data.revision)} />`;
}

function Incident({ incident, query, on, isChosen }) {
  const choice = choiceOf(query);
  const reportById = useMemo(() => new Map(incident.reports.map((report) => [report.id, report])), [incident]);
  const numbers = useMemo(() => new Map(incident.reports.map((report, i) => [report.id, i + 1])), [incident]);
  const members = useMemo(() => new Set([...incident.mentions, ...incident.claims].map((one) => one.id)), [incident]);
  const charts = useMemo(() => series(incident, reportById), [incident]);
  const asked = useMemo(() => askedFor(choice, incident), [incident, query.toString()]);
  const choose = (next) => {
    setQuery(asQuery(next), { replace: true });
    const found = askedFor(next, incident);
    announce(found ? `${found.title}: ${plural(found.evidence.length, "passage")} lit in the reports` : "nothing lit");
  };
  return html`<div class="split">
    <div class="split-main">
      <${Head} incident=${incident} on=${on} isChosen=${isChosen} />
      <section aria-labelledby="values" class="block"><h2 id="values">What is known</h2>
        <p class="muted small">Press a value, or words, to see them in the report. Small numbers name the report.</p>
        <${ValuesList} values=${incident.values} rules=${incident.rules ?? {}} numbers=${numbers} chosen=${choice} onChoose=${choose} /></section>
      <${Figures} charts=${charts} onShow=${(point) => choose({ value: point.key, report: point.report })} />
      <${Attributions} incident=${incident} reportById=${reportById} onShow=${(value, report) => choose({ value, report })} />
      <${ClaimsAround} incident=${incident} chosen=${choice.value} onShow=${(claim) => choose({ value: claim.id, report: claim.report })} />
      <${ReportsList} incident=${incident} numbers=${numbers} />
      <${References} incident=${incident} />
      <${Decisions} reviews=${incident.reviews} />
      <${Versions} id=${incident.id} query=${query} />
    </div>
    <${Reader} reports=${incident.reports} members=${members} asked=${asked} at=${choice.report} onOpen=${(report) => setQuery({ report, at: null }, { replace: true })} onClose=${() => choose({})} />
  </div>`;
}

/** Figures that reports of several days give as charts; those of one day in a line each. */
function Figures({ charts, onShow }) {
  if (!charts.length) return null;
  const isMany = (one) => new Set([...one.points, ...one.steps].map((item) => item.day)).size > 1;
  const once = charts.filter((one) => !isMany(one));
  return html`<section aria-labelledby="history" class="block"><h2 id="history">How the figures changed</h2>
    ${charts.filter(isMany).map((one) => html`<${TollChart} key=${one.scope} one=${one} onShow=${onShow} />`)}
    ${once.length > 0 && html`<h3>Given on one day only</h3><ul class="once">${once.map((one) => [...one.points, ...one.undated].map((point) => html`<li key=${point.key}>${counted(one)}: <button type="button" class="link-button" onClick=${() => onShow(point)}>${range(point.range)}</button> <span class="muted"><bdi>${point.source}</bdi>, ${dayOf(point.day)}</span></li>`))}</ul>`}
  </section>`;
}

const PARTS = { values: "What is known", history: "Figures", attribution: "Who did it", claims: "Claims", reports: "Reports", versions: "Versions" };

function Head({ incident, on, isChosen }) {
  const { card } = incident;
  const figures = incident.values.filter((one) => one.field.startsWith("quantities") && one.value.population === "total" && ["killed", "wounded"].includes(one.value.subject));
  const reported = card.first_reported ? ` · reported ${dayOf(card.first_reported)}${card.last_reported === card.first_reported ? "" : ` to ${dayOf(card.last_reported)}`}` : "";
  return html`<header class="incident-head">
    <p class="kicker"><${StageBadge} stage=${card.stage} /> <${StateBadge} state=${incident.state} /> ${(card.flags ?? []).map((flag) => html`<span key=${flag} class="tag">${flag.replaceAll("_", " ")}</span> `)}</p>
    <h1 dir="auto">${card.title}${card.date ? `, ${card.date.words}` : ", undated"}</h1>
    ${figures.length > 0 && html`<p class="headline-figures">${figures.map((one) => html`<span key=${one.field}><b>${range(one.value.range)}</b> ${counted(one.value)}</span>`)}</p>`}
    <p class="muted small">${plural(card.reports, "report")}, ${plural(card.independent_sources, "independent source")}${reported} · revision ${incident.revision} · <code>${incident.id}</code></p>
    ${incident.moved_from && html`<p class="note">${incident.moved_from} was merged into this incident.</p>`}
    ${on && html`<p class="note"><strong>As the record knew it at the end of ${dayOf(on)}</strong> (revision ${incident.revision}). <a href=${withQuery({ on: null })}>Show it as known now</a></p>`}
    ${isChosen && html`<p class="note"><strong>Revision ${incident.revision}</strong> of this incident. <a href=${withQuery({ revision: null })}>Show it as known now</a></p>`}
    <form class="as-known" onSubmit=${(event) => event.preventDefault()}>
      <label for="as-known-on">As known on</label> <input id="as-known-on" type="date" value=${on ?? ""} onChange=${(event) => setQuery({ on: event.currentTarget.value || null, revision: null })} />

    </form>
    <nav class="jump" aria-label="Parts of this page">${Object.entries(PARTS).map(([id, name]) => html`<a key=${id} href=${`#${id}`}>${name}</a>`)}</nav>
  </header>`;
}

