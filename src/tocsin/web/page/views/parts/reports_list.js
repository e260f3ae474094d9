/** What an incident rests on: its reports, the reports that only name it, and what people decided about it. */

import { html } from "../../html.js";
import { toIncident, toReport } from "./links.js";
import { Quote, SourceCard } from "./shared.js";
import { label, moment, plural } from "./words.js";

/** All reports with the words that name the act in each. */
export function ReportsList({ incident, numbers }) {
  const groups = new Set(incident.reports.map((report) => report.copy_group).filter(Boolean));
  return html`<section aria-labelledby="reports" class="block"><h2 id="reports">${plural(incident.reports.length, "report")}</h2>
    ${groups.size > 0 && html`<p class="muted small">Near-copies count as one independent source.</p>`}
    <ol class="reports">${incident.reports.map((report) => {
      const words = incident.mentions.filter((mention) => mention.report === report.id).flatMap((mention) => mention.triggers);
      return html`<li key=${report.id} value=${numbers.get(report.id)}><${SourceCard} report=${report} />
        ${report.copy_group && report.copy_group !== report.id && html`<p class="small"><span class="tag">near-copy</span> of <a href=${toReport(report.copy_group)}>another report</a></p>`}
        <p class="small">${words.slice(0, 3).map((one, i) => html`<span key=${i}>${i > 0 && ", "}<${Quote} exact=${one.exact} /></span>`)}${words.length > 3 && html`<span class="muted"> and ${words.length - 3} more</span>`}</p></li>`;
    })}</ol></section>`;
}

/** Reports that name the incident without telling it. */
export function References({ incident }) {
  if (!incident.references?.length) return null;
  return html`<section aria-labelledby="references" class="block"><h2 id="references">Only named in</h2>
    <ul class="plain-list">${incident.references.map((one) => html`<li key=${one.mention}>
      ${one.evidence?.slice(0, 1).map((words) => html`<a key="w" href=${toReport(one.report, { at: `${words.start}-${words.end}` })}><q dir="auto">${words.exact}</q></a>`)} <span class="muted small">${one.reason}</span></li>`)}</ul></section>`;
}

/** Who decided what about it, newest first; what was taken back is struck through. */
export function Decisions({ reviews, title = "Decided by people" }) {
  if (!reviews?.length) return null;
  return html`<section aria-labelledby="decided" class="block"><h2 id="decided">${title}</h2>
    <ul class="plain-list decisions">${reviews.map((one) => html`<li key=${one.id}><${Decision} review=${one} /></li>`)}</ul></section>`;
}

/** One decision in a line: what, about what, by whom, when, why. */
export function Decision({ review }) {
  const holds = review.holds ?? review.is_active ?? true;
  const { target } = review;
  const what = html`<strong>${label(review.decision)}</strong>${target?.field ? ` of ${label(target.field)}` : ""}`;
  const where = target?.kind === "incident" ? html` in <a href=${toIncident(target.id)}>an incident</a>` : target?.kind ? ` (${label(target.kind)})` : "";
  const why = review.why ?? review.reason;
  return html`${holds ? what : html`<s>${what}</s> <span class="tag">taken back</span>`}${where} by <bdi>${review.by ?? review.reviewer}</bdi>, <time datetime=${review.at}>${moment(review.at)}</time>${why && html`: <span dir="auto">${why}</span>`}`;
}
