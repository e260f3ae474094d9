// The chosen incident beside the map: what, where, when, how many, by whom, and the words it rests on.
import { html, useEffect, useReducer } from "../../html.js";
import { useApi } from "../../api.js";
import { capital, label, plural } from "../../format.js";
import { setQuery } from "../../state.js";
import { DayValue, Evidence, Failure, PlaceValue, Range, Skeleton, StageBadge, StateBadge, Value } from "../../parts/index.js";
import { loadWorld } from "./world.js";

const MOST_WORDS = 2;

export const Peek = ({ id, isLead }) => {
  const answer = useApi(`/incidents/${encodeURIComponent(id)}`);
  const card = answer.data?.card;
  const [, redraw] = useReducer((n) => n + 1, 0);
  useEffect(() => { loadWorld().then(redraw, () => {}); }, []); // brings the names of countries
  return html`<aside class="peek panel" aria-label="Chosen incident">
    <button type="button" class="quiet close" aria-label="Close the chosen incident" onClick=${() => setQuery({ incident: "none" })}>✕</button>
    ${answer.error && !card ? html`<${Failure} error=${answer.error} onRetry=${answer.reload} />` : card ? html`<${Lead} card=${card} values=${answer.data.values ?? []} isLead=${isLead} />` : html`<${Skeleton} lines=${8} />`}
  </aside>`;
};

const Lead = ({ card, values, isLead }) => {
  const told = ["killed", "wounded", "detained"].filter((name) => card[name]);
  const words = values.filter((one) => one.evidence?.length && /^(quantities|participants)/.test(one.field ?? "")).slice(0, MOST_WORDS);
  return html`
    ${isLead && html`<p class="kicker">The most told incident of this record</p>`}
    <h2><a href=${`/incident/${encodeURIComponent(card.id)}`}><bdi>${capital(label(card.type))}</bdi>${card.place && html`, <${PlaceValue} place=${card.place} />`}</a></h2>
    <p class="peek-line"><${StageBadge} stage=${card.stage} /> <${StateBadge} state=${card.state} /></p>
    ${told.length > 0 && html`<dl class="tolls">${told.map((name) => html`<div key=${name}><dt>${name}</dt><dd><${Range} range=${card[name]} /></dd></div>`)}</dl>`}
    ${words.length > 0 && html`<ul class="peek-words">${words.map((one) => html`<li key=${one.field}><span class="muted">${one.label}</span> <${Evidence} evidence=${one.evidence[0]} /></li>`)}</ul>`}
    <dl class="facts">
      <${Value} name="when"><${DayValue} interval=${card.date} /><//>
      <${Value} name="where"><${PlaceValue} place=${card.place} full /><//>
      ${card.actors.length > 0 && html`<${Value} name="by, as said">${card.actors.slice(0, 2).map((one, n) => html`<div key=${n}><bdi>${one.name ?? label(one.kind)}</bdi>${one.attribution && html` <span class="muted">${label(one.attribution)}</span>`}</div>`)}<//>`}
      <${Value} name="told by">${plural(card.reports, "report")}, ${plural(card.independent_sources, "independent source")}<//>
      ${card.flags.length > 0 && html`<${Value} name="doubt">${card.flags.map(label).join(", ")}<//>`}
    </dl>
    <p class="peek-open"><a class="button primary" href=${`/incident/${encodeURIComponent(card.id)}`}>Open with all its evidence</a></p>`;
};
