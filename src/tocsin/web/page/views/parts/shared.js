/** Small pieces that several views show. */

import { html } from "../../html.js";
import { isGraphic } from "./graphic.js";
import { outside, siteOf, toReport } from "./links.js";
import { HiddenWords } from "./report_text.js";
import { number, publishedOn, sourceOf, titled } from "./words.js";

const LONGEST = 140; // characters of a quotation in a list

/** Words in quotation marks, cut if long, hidden if graphic. */
export function Quote({ exact, whole = false }) {
  const cut = whole || exact.length <= LONGEST ? exact : `${[...exact].slice(0, LONGEST - 1).join("")}…`;
  const words = html`<q dir="auto">${cut}</q>`;
  return isGraphic(exact) ? html`<${HiddenWords}>${words}<//>` : words;
}

/** Words that can be pressed to see where they stand; graphic ones must be uncovered first. */
export function QuoteButton({ words, number: ref = null, isLit = false, whole = false, href = null, onPress = null }) {
  if (isGraphic(words.exact)) return html`<span class="quote-plain"><${Quote} exact=${words.exact} whole=${whole} /></span>`;
  const inner = html`<${Quote} exact=${words.exact} whole=${whole} />${ref !== null && html`<sup class="ref"><span class="sr-only"> in report </span>${ref}</sup>`}`;
  if (href) return html`<a class="quote-button" href=${href}>${inner}</a>`;
  return html`<button type="button" class="quote-button" aria-pressed=${isLit ? "true" : "false"} onClick=${onPress}>${inner}</button>`;
}

/** Who published a report, when, by whom, where it can be found. */
export function SourceCard({ report, isOwnPage = false }) {
  const href = outside(report.url);
  const known = [sourceOf(report), publishedOn(report), report.byline, report.language].filter(Boolean);
  return html`<div class="source-card">
    ${!isOwnPage && html`<p class="source-title"><a href=${toReport(report.id)} dir="auto">${titled(report)}</a></p>`}
    <p class="muted small">${known.map((words, i) => html`<span key=${i}>${i > 0 && " · "}<bdi>${words}</bdi></span>`)}${report.characters ? ` · ${number(report.characters)} characters` : ""}
      ${href && html` · <a href=${href} rel="noopener noreferrer" target="_blank">${siteOf(href)} <span aria-hidden="true">↗</span><span class="sr-only"> (the publisher’s page, in a new tab)</span></a>`}</p>
  </div>`;
}
