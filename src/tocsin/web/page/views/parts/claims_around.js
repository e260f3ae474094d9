/** The claims around one incident: contradictions first, then estimates side by side, then everything said. */

import { html, useMemo } from "../../html.js";
import { EstimateChart } from "./chart_estimates.js";
import { ClaimCard, Contradiction } from "./claim_card.js";
import { toClaim } from "./links.js";
import { byDay, contradictions, estimates } from "./said.js";
import { plural } from "./words.js";

/** @param chosen id of the claim that is lit, or null; @param onShow called with (claim) */
export function ClaimsAround({ incident, chosen, onShow }) {
  const { claims, relations } = incident;
  const pairs = useMemo(() => contradictions(claims, relations), [incident]);
  const groups = useMemo(() => estimates(claims.map((claim) => ({ ...claim, about_incident: incident.id }))), [incident]);
  const told = useMemo(() => byDay(claims).flatMap((one) => one.claims), [incident]);
  return html`<section aria-labelledby="claims" class="block"><h2 id="claims">${claims.length ? plural(claims.length, "claim") : "No claims"} around it</h2>
    ${!claims.length && html`<p class="muted">No report carries a claim about it.</p>`}
    ${pairs.length > 0 && html`<h3>${plural(pairs.length, "contradiction")}</h3>
      ${pairs.map((pair) => html`<${Contradiction} key=${pair.left.id + pair.right.id} pair=${pair} onShow=${onShow} />`)}`}
    ${groups.map((group) => html`<${EstimateChart} key=${group.key} group=${group} title=${`What speakers said: ${group.label}`} where=${toClaim} />`)}
    ${told.map((claim) => html`<${ClaimCard} key=${claim.id} claim=${claim} onShow=${onShow} isLit=${chosen === claim.id} />`)}
  </section>`;
}
