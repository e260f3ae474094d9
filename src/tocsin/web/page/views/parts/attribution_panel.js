/** Who is said to have done it: a row a speaker, the words one press away. */

import { html, useMemo } from "../../html.js";
import { attributions } from "./attributions.js";
import { publishedOn, sourceOf } from "./words.js";

/** @param onShow called with (key of the words, report id) */
export function Attributions({ incident, reportById, onShow }) {
  const { doers, said } = useMemo(() => attributions(incident), [incident]);
  if (!doers.length && !said.length) return null;
  const where = (row) => {
    const report = reportById.get(row.report);
    return html`<button type="button" class="link-button" onClick=${() => onShow(row.key, row.report)}><bdi>${sourceOf(report)}</bdi>, ${publishedOn(report)}</button>`;
  };
  return html`<section aria-labelledby="attribution" class="block"><h2 id="attribution">Who is said to have done it</h2>
    <p class="muted small">Blame belongs to whoever voices it. The record by itself names nobody.</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Table of doers"><table class="attribution"><caption class="sr-only">Doers, how they are tied to the act, and by whom</caption>
      <thead><tr><th scope="col">Who</th><th scope="col">Tie</th><th scope="col">Says</th><th scope="col">In</th></tr></thead>
      ${doers.map((doer) => html`<tbody key=${doer.key}>${doer.rows.map((row, i) => html`<tr key=${i}>
        ${i === 0 && html`<th scope="rowgroup" rowspan=${doer.rows.length}><span dir="auto">${doer.name}</span> <span class="muted small">${doer.role}</span></th>`}
        <td>${row.tie}</td><td dir="auto">${row.by}</td><td>${where(row)}</td></tr>`)}</tbody>`)}
      ${said.length > 0 && html`<tbody>${said.map((row) => html`<tr key=${row.key}><th scope="row"><span dir="auto">${row.about ?? html`<q>${row.words}</q>`}</span> <span class="muted small">a claim</span></th>
        <td>${row.tie}</td><td dir="auto">${row.by}</td><td>${where(row)}</td></tr>`)}</tbody>`}
    </table></div></section>`;
}
