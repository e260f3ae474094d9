// The lists to filter by, each value with the number of incidents it would leave.
import { html, useState } from "../../html.js";
import { label, number } from "../../format.js";
import { setQuery } from "../../state.js";
import { Failure, Skeleton } from "../../parts/states.js";
import { STAGE_SIGN } from "../../parts/badge.js";
import { FACETS, toggled } from "./filters.js";

const SHOWN = 6;

export const Facets = ({ answer, query }) => {
  if (!answer.data) return answer.error ? html`<${Failure} error=${answer.error} onRetry=${answer.reload} />` : html`<${Skeleton} lines=${18} label="Loading the filters" />`;
  return html`<div class="facets" aria-busy=${answer.isLoading}>
  ${FACETS.map((facet) => html`<${Facet} key=${facet.name} facet=${facet} values=${answer.data.facets[facet.name] ?? []} chosen=${query.getAll(facet.name)} query=${query} />`)}
  </div>`;
};

const Facet = ({ facet, values, chosen, query }) => {
  const [isLong, setLong] = useState(false);
  const all = withChosen(values, chosen);
  if (all.length === 0) return null;
  const shown = isLong ? all : all.filter((one, n) => n < SHOWN || chosen.includes(one.value));
  const most = Math.max(1, ...all.map((one) => one.count));
  return html`<fieldset class=${`facet ${facet.name}`}><legend>${facet.title}</legend>
    <ul>${shown.map((one) => html`<${Choice} key=${one.value} facet=${facet} one=${one} most=${most} isChosen=${chosen.includes(one.value)} query=${query} />`)}</ul>
    ${all.length > SHOWN && html`<button type="button" class="quiet small" aria-expanded=${isLong} onClick=${() => setLong(!isLong)}>${isLong ? "fewer" : `${number(all.length - shown.length)} more`}</button>`}
  </fieldset>`;
};

const Choice = ({ facet, one, most, isChosen, query }) => html`<li><label class=${isChosen ? "chosen" : ""}>
  <input type="checkbox" checked=${isChosen} onChange=${() => setQuery(toggled(query, facet.name, one.value))} />
  <span class="choice-name">${facet.name === "stage" && html`<span class="sign" aria-hidden="true">${STAGE_SIGN[one.value]} </span>`}<bdi>${one.label ?? label(one.value)}</bdi></span>
  <span class="count">${number(one.count)}<span class="sr-only"> incidents</span></span>
  <span class="meter" aria-hidden="true" style=${{ inlineSize: `${Math.max(2, (100 * one.count) / most)}%` }}></span>
</label></li>`;

function withChosen(values, chosen) {
  const missing = chosen.filter((value) => !values.some((one) => one.value === value));
  return [...values, ...missing.map((value) => ({ value, count: 0 }))];
}
