/** One claim: who says it, how, what, in which report. */

import { html } from "../../html.js";
import { toClaim, toIncident } from "./links.js";
import { QuoteButton } from "./shared.js";
import { counted, dayOf, label, manner, range, sourceOf, speaker } from "./words.js";
import { saidOn } from "./said.js";

/**
 * @param onShow called with (claim) when its words are asked for; without it the words link to the report
 * @param isAbout whether to link the incident that it is about
 */
export function ClaimCard({ claim, onShow = null, isLit = false, isAbout = false }) {
  const how = manner(claim);
  return html`<article class=${`claim${isLit ? " is-lit" : ""}`} id=${claim.id} aria-label=${`${label(claim.type)}, ${speaker(claim)}`}>
    <p class="claim-head"><strong dir="auto">${speaker(claim)}</strong> <span class="tag">${label(claim.type)}</span>${how && html` <span class="muted small">${how}</span>`}
      <span class="muted small"> <bdi>${sourceOf(claim)}</bdi>, ${dayOf(saidOn(claim))}</span></p>
    <p class="claim-words">${claim.content.map((words, i) => html`<${QuoteButton} key=${i} words=${words} whole isLit=${isLit} href=${onShow ? null : toClaim(claim)} onPress=${() => onShow(claim)} /> `)}</p>
    <${Values} claim=${claim} />
    ${isAbout && claim.about_incident && html`<p class="small"><a href=${toIncident(claim.about_incident, { value: claim.id })}>the incident it is about</a></p>`}
  </article>`;
}

function Values({ claim }) {
  const { quantity, place, place_from: from, date } = claim;
  const said = [
    quantity && ["figure", `${range(quantity.range)} ${counted(quantity)}`],
    place && ["place", place.words],
    from && ["from", from.words],
    date && ["date", date.words],
    claim.about_actor && ["about", claim.about_actor],
  ].filter(Boolean);
  if (!said.length) return null;
  return html`<dl class="claim-values">${said.map(([name, words]) => html`<div key=${name}><dt>${name}</dt><dd dir="auto">${words}</dd></div>`)}</dl>`;
}

/** Two claims that stand against each other, side by side. */
export function Contradiction({ pair, onShow = null, isAbout = false }) {
  return html`<section class="against" aria-label=${`${speaker(pair.left)} and ${speaker(pair.right)}: ${label(pair.relation)}`}>
    <${ClaimCard} claim=${pair.left} onShow=${onShow} isAbout=${isAbout} />
    <p class="against-sign"><span class="sign" aria-hidden="true">≠</span>${label(pair.relation)}${pair.note && html`<span class="muted">${pair.note}</span>`}</p>
    <${ClaimCard} claim=${pair.right} onShow=${onShow} isAbout=${isAbout} />
  </section>`;
}
