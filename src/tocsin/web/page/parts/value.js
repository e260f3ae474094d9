// Values with how sure they are: a range, a day, a place, and the words that they rest on.
import { html } from "../html.js";
import { AUTO, dateShort, dateWords, placeShort, placeWords, rangeShort, rangeSpan, rangeWords } from "../format.js";

/** A figure with its range; said in full words to people who hear the page. `isNarrow` leaves the best guess to the tooltip. */
export const Range = ({ range, unit = "", isNarrow = false }) =>
  range
    ? html`<span class="range" title=${`${rangeWords(range)} ${unit}`.trim()}><span aria-hidden="true">${isNarrow ? rangeSpan(range) : rangeShort(range)}</span><span class="sr-only">${rangeWords(range)} ${unit}</span></span>`
    : html`<span class="unsaid" title="No report says it"><span aria-hidden="true">–</span><span class="sr-only">not said</span></span>`;

export const DayValue = ({ interval }) =>
  html`<span class=${`day ${interval?.precision ?? "unknown"}`} title=${dateWords(interval)}>${dateShort(interval)}</span>`;

export const PlaceValue = ({ place, full = false }) =>
  html`<bdi class=${`place ${place?.precision ?? "unknown"}`} title=${placeWords(place)}>${full ? placeWords(place) : placeShort(place)}</bdi>`;

/**
 * One piece of evidence as a chip: the exact words in quotation marks, as a link into their report.
 * `evidence` is {report, start, end, exact}; without a `report` it is no link.
 */
export const Evidence = ({ evidence, source, onOpen }) => {
  const words = html`<q ...${AUTO}>${evidence.exact}</q>${source && html`<span class="muted"> ${source}</span>`}`;
  if (onOpen) return html`<button type="button" class="chip evidence" onClick=${() => onOpen(evidence)}>${words}</button>`;
  if (!evidence.report) return html`<span class="chip evidence">${words}</span>`;
  const href = `/report/${encodeURIComponent(evidence.report)}?at=${evidence.start}-${evidence.end}`;
  return html`<a class="chip evidence" href=${href}>${words}</a>`;
};

/** A named value in a list of facts: <dl class="facts"><${Value} name="killed">…</></dl> */
export const Value = ({ name, rule, children }) =>
  html`<div class="fact"><dt>${name}</dt><dd>${children}${rule && html`<span class="rule" title="the rule that chose it">${rule}</span>`}</dd></div>`;
