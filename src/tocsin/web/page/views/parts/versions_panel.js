/** The revisions of an incident: what each brought, and two of them side by side. */

import { useApi } from "../../api.js";
import { html } from "../../html.js";
import { Loading } from "../../parts/index.js";
import { setQuery, withQuery } from "../../state.js";
import { moment, plural } from "./words.js";

const MOST_NAMED = 3;

/** @param id of the incident; @param query of the address (`from`, `to` name two revisions) */
export function Versions({ id, query }) {
  const answer = useApi(`/incidents/${encodeURIComponent(id)}/versions`);
  return html`<section aria-labelledby="versions" class="block"><h2 id="versions">Versions</h2>
    <${Loading} answer=${answer} lines=${3} label="Asking for the versions">${(data) => html`<${Panel} id=${id} versions=${data.items} query=${query} />`}<//></section>`;
}

function Panel({ id, versions, query }) {
  const numbers = versions.map((one) => one.revision);
  const last = numbers[numbers.length - 1];
  const to = pick(numbers, query.get("to")) ?? last;
  const from = pick(numbers, query.get("from")) ?? numbers[Math.max(0, numbers.indexOf(to) - 1)];
  const hasTwo = numbers.length > 1;
  return html`
    <div class="table-scroll" tabindex="0" role="region" aria-label="Table of revisions"><table><caption class="sr-only">Every revision, newest first</caption>
      <thead><tr><th scope="col">Revision</th><th scope="col">Known since</th><th scope="col">What it brought</th>${hasTwo && html`<th scope="col">Old</th><th scope="col">New</th>`}</tr></thead>
      <tbody>${[...versions].reverse().map((one) => html`<tr key=${one.revision}>
        <th scope="row">${one.revision}</th>
        <td class="nowrap"><a href=${withQuery({ revision: one.revision, on: null })} title="show this revision"><time datetime=${one.recorded_at}>${moment(one.recorded_at)}</time></a></td>
        <td>${brought(one)}</td>
        ${hasTwo && html`<td><${Choice} name="from" value=${one.revision} chosen=${from} says="old" /></td><td><${Choice} name="to" value=${one.revision} chosen=${to} says="new" /></td>`}</tr>`)}</tbody></table></div>
    ${hasTwo ? html`<${Compared} ...${{ id, from, to }} />` : html`<p class="muted small">There is one version. A report that changes a value makes the next; every version stays.</p>`}`;
}

const pick = (numbers, word) => numbers.find((number) => String(number) === word);

/** Say in one line what a revision brought. */
function brought(version) {
  const { changes = [] } = version;
  if (version.revision === 1) return "first known";
  if (!changes.length) return "the same values on other support";
  const said = changes.slice(0, MOST_NAMED).map((one) => `${one.label}: ${one.before ?? "not said"} → ${one.after ?? "not said"}`);
  return said.join("; ") + (changes.length > MOST_NAMED ? `; and ${changes.length - MOST_NAMED} more` : "");
}

function Choice({ name, value, chosen, says }) {
  return html`<input type="radio" name=${name} checked=${value === chosen} aria-label=${`revision ${value} as the ${says} one`} onChange=${() => setQuery({ [name]: String(value) }, { replace: true })} />`;
}

function Compared({ id, from, to }) {
  const answer = useApi(`/incidents/${encodeURIComponent(id)}/versions`, { from, to });
  return html`<${Loading} answer=${answer} lines=${4} label="Comparing">${({ changes }) => html`
    <div class="table-scroll" tabindex="0" role="region" aria-label="The two versions side by side"><table class="compared"><caption>Revision ${from} beside revision ${to}: ${plural(changes.length, "value differs", "values differ")}</caption>
      <thead><tr><th scope="col">Value</th><th scope="col">Revision ${from}</th><th scope="col">Revision ${to}</th><th scope="col">Change</th></tr></thead>
      <tbody>${changes.map((one) => html`<tr key=${one.field + one.before}><th scope="row">${one.label}</th><td dir="auto">${one.before ?? "–"}</td><td dir="auto">${one.after ?? "–"}</td><td class="nowrap"><${Change} one=${one} /></td></tr>`)}</tbody>
    </table></div>`}<//>`;
}

function Change({ one }) {
  const [sign, word] = !one.before ? ["+", "new"] : !one.after ? ["−", "gone"] : ["≠", "changed"];
  return html`<span class=${`change is-${word}`}><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
