/** One report: its text with all evidence marked by kind, what was read out of it, and what copies it. */

import { useApi } from "../api.js";
import { html, useEffect } from "../html.js";
import { Failure, Skeleton } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { CodedText } from "./parts/coded_text.js";
import { toReport } from "./parts/links.js";
import { SourceCard } from "./parts/shared.js";
import { plural, publishedOn, sourceOf, titled } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

export function View({ params, query }) {
  const { data, error, reload } = useApi(`/reports/${encodeURIComponent(params.id)}`);
  useEffect(() => {
    if (data) document.title = `${titled(data.report)} · Tocsin`;
  }, [data]);
  if (error) return html`<h1 class="sr-only">Report</h1><${Failure} error=${error} onRetry=${reload} />`;
  if (!data) return html`<h1 class="sr-only">Report</h1><${Skeleton} lines=${12} label="Asking for the report" />`;
  return html`<header class="report-head"><p class="kicker muted">Report</p><h1 dir="auto">${titled(data.report)}</h1><${SourceCard} report=${data.report} isOwnPage />
      <${Copies} copies=${data.copies} /></header>
    <${CodedText} coded=${data} query=${query} />`;
}

/** The near-copies of a report: as a source they count once. */
function Copies({ copies }) {
  if (!copies?.length) return null;
  return html`<details class="copies"><summary>${plural(copies.length, "near-copy", "near-copies")}: counted with it as one source</summary>
    <ul class="plain-list">${copies.map((report) => html`<li key=${report.id}><a href=${toReport(report.id)} dir="auto">${titled(report)}</a>
      <span class="muted small"> <bdi>${sourceOf(report)}</bdi>, ${publishedOn(report)}</span></li>`)}</ul></details>`;
}
