/** One question for a person, with the sentences of all sides. */

import { html } from "../../html.js";
import { differing, factsFor, told } from "./decisions.js";
import { isGraphic } from "./graphic.js";
import { toIncident, toReport } from "./links.js";
import { HiddenWords } from "./report_text.js";
import { label, number } from "./words.js";

/** @param item as the queue gives it; @param numberOf its place in the queue */
export function ReviewItem({ item, place, total }) {
  const odd = item.target.kind === "judgement" ? differing(item.sides) : new Set();
  return html`<article class="review-item" aria-labelledby="question">
    <p class="kicker muted">${place} of ${number(total)} · ${label(item.kind)} <span title="the chance that an answer changes the record, times what hangs on it">· gain ${item.gain.toFixed(1)}</span> ${item.is_deferred && html`<span class="tag">deferred before</span>`}</p>
    <h2 id="question" tabindex="-1">${item.question}</h2>
    <p class="why"><span class="muted">Asked because</span> ${item.reason}</p>
    ${item.parts.length > 0 && html`<${Parts} parts=${item.parts} />`}
    <div class=${`sides${item.target.kind === "judgement" ? " is-pair" : ""}`}>${item.sides.map((side, i) => html`<${Side} key=${side.mention} ...${{ side, odd, field: item.target.field, letter: "ABCDEFGH"[i] }} />`)}</div>
    <p class="small">${item.incidents.map((id, i) => html`<a key=${id} href=${toIncident(id)}>${item.incidents.length > 1 ? `Open incident ${"AB"[i] ?? i + 1}` : "Open the incident"}</a> `)}</p>
  </article>`;
}

function Side({ side, odd, field, letter }) {
  const { asked, others } = factsFor(field, side.facts);
  return html`<section class="side" aria-label=${`Report ${letter}`}>
    <p class="side-head"><span class="ref">${letter}</span> <a href=${toReport(side.report)} dir="auto">${side.title || "Untitled report"}</a>
      <span class="muted small"> <bdi>${side.source || "source not named"}</bdi>, ${side.published}</span></p>
    ${side.sentences.map((sentence, i) => html`<${Sentence} key=${sentence.start} words=${sentence.exact} spots=${side.spots[i] ?? []} />`)}
    ${asked.length ? html`<${Facts} facts=${asked} odd=${odd} isAsked=${Boolean(field)} />` : html`<p class="muted small">says nothing of it</p>`}
    ${others.length > 0 && html`<details class="small"><summary>what else it tells</summary><${Facts} facts=${others} odd=${odd} /></details>`}
  </section>`;
}

function Facts({ facts, odd, isAsked = false }) {
  return html`<dl class=${`side-facts${isAsked ? " is-asked" : ""}`}>${facts.map(([name, value], i) => html`<div key=${i} class=${odd.has(name) ? "is-odd" : ""}><dt>${name}${odd.has(name) && html`<span class="sr-only"> (differs)</span>`}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`;
}

function Sentence({ words, spots }) {
  const inner = told(words, spots).map((piece, i) => (piece.isTelling ? html`<mark key=${i} class="mark is-lit">${piece.text}</mark>` : piece.text));
  return html`<blockquote dir="auto">${isGraphic(words) ? html`<${HiddenWords}>${inner}<//>` : inner}</blockquote>`;
}

/** What speaks for one happening and what against, strongest first. */
function Parts({ parts }) {
  const most = Math.max(...parts.map((part) => Math.abs(part.weight)), 0.01);
  const sorted = [...parts].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return html`<table class="parts"><caption class="sr-only">What speaks for one happening, and what against</caption>
    <thead class="sr-only"><tr><th scope="col">Feature</th><th scope="col">Speaks</th><th scope="col">Why</th></tr></thead>
    <tbody>${sorted.map((part) => html`<tr key=${part.feature}><th scope="row">${label(part.feature)}</th>
      <td class="weight"><meter min="0" max=${most} value=${Math.abs(part.weight)} aria-label=${`${part.weight >= 0 ? "for the same" : "against"}, ${part.weight.toFixed(1)}`}></meter><span>${part.weight >= 0 ? "+" : "−"}${Math.abs(part.weight).toFixed(1)}</span></td><td>${label(part.reason)}</td></tr>`)}</tbody></table>`;
}
