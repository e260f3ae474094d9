/** Estimates of one thing by many speakers: a bar from low to high a speaker, oldest first. */

import { html } from "../../html.js";
import { useId } from "../../vendor/hooks.mjs";
import { figureAxis } from "./said.js";
import { pointOf } from "./series.js";
import { dayOf, number, range } from "./words.js";

const DRAWN = 88; // percent of the track that figures take; the rest is for the arrow of an open end
const OPEN_AT = 99;

/** @param group see `estimates`; `where(claim)` gives the link of a claim's words */
export function EstimateChart({ group, title, where }) {
  const id = useId();
  const axis = figureAxis(group.rows.map((row) => row.range));
  const at = (n) => 1 + axis.at(n) * DRAWN;
  return html`<figure class="chart estimates">
    <figcaption id=${id}>${title}${group.disagree && html` <span class="tag is-warn">speakers disagree</span>`}
      ${axis.isLog && html`<span class="muted"> · drawn on a logarithmic scale</span>`}</figcaption>
    <div class="table-scroll" tabindex="0" role="region" aria-label=${`Figures: ${title}`}><table class="estimate-table" aria-labelledby=${id}>
      <thead><tr><th scope="col">Said on</th><th scope="col">Speaker</th><th scope="col" class="num">Figure</th><th scope="col" class="track-head"><span class="sr-only">Drawn from low to high</span><span aria-hidden="true" class="track-zero">0</span><span aria-hidden="true" class="track-top">${number(axis.top)}</span></th></tr></thead>
      <tbody>${group.rows.map(
        (row) => html`<tr key=${row.claim.id}>
          <td class="nowrap">${dayOf(row.day)}</td><td dir="auto">${row.speaker}</td>
          <td class="num"><a href=${where(row.claim)}>${range(row.range)}</a></td>
          <td class="track"><${Bar} range=${row.range} at=${at} /></td></tr>`,
      )}</tbody>
    </table></div>
  </figure>`;
}

function Bar({ range: r, at }) {
  const from = at(r.low ?? 0);
  const isOpen = r.high === null;
  const to = isOpen ? Math.min(OPEN_AT, from + 9) : at(r.high);
  return html`<svg aria-hidden="true">
    <line x1="0" x2="100%" y1="50%" y2="50%" class="rail" />
    ${to > from && html`<line x1=${`${from}%`} x2=${`${to}%`} y1="50%" y2="50%" class="reach" />`}
    ${isOpen && html`<svg x=${`${to}%`} y="50%" overflow="visible"><path d="M-6 -5L0 0L-6 5" class="stroked" /></svg>`}
    <circle cx=${`${at(pointOf(r))}%`} cy="50%" r="5" />
  </svg>`;
}
