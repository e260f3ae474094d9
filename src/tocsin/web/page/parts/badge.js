// Coded values as small marks: always a word beside the sign, so that colour is never alone.
import { html } from "../html.js";
import { label } from "../format.js";

export const STAGE_SIGN = { accomplished: "●", attempted: "◐", thwarted: "⊘", planned: "◇", threatened: "△" };
const STATE_SIGN = { candidate: "·", reviewed: "✓", confirmed: "✓✓", rejected: "✕", merged: "→" };

/** A word with a sign before it; `tone` is one of plain, accent, quiet, good, bad. */
export const Badge = ({ sign, tone = "plain", title, children }) =>
  html`<span class="badge ${tone}" title=${title}>${sign && html`<span class="sign" aria-hidden="true">${sign}</span>`}${children}</span>`;

export const StageBadge = ({ stage }) =>
  html`<span class="badge stage ${stage}"><span class="sign" aria-hidden="true">${STAGE_SIGN[stage] ?? "?"}</span>${label(stage)}</span>`;

export const TypeBadge = ({ type, modes = [] }) =>
  html`<span class="type">${label(type)}${modes.length > 0 && html`<span class="muted"> also ${modes.map(label).join(", ")}</span>`}</span>`;

/** Where an incident stands; nothing that a machine wrote is called confirmed. */
export const StateBadge = ({ state }) =>
  html`<span class="badge state ${state}"><span class="sign" aria-hidden="true">${STATE_SIGN[state] ?? "?"}</span>${label(state)}</span>`;
