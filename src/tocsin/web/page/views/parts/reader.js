/** The reports of an incident beside its values; what was asked for shines in them. On a narrow page a sheet. */

import { useApi } from "../../api.js";
import { html, useEffect, useMemo, useRef } from "../../html.js";
import { Failure, Skeleton } from "../../parts/index.js";
import { marksOf } from "./kinds.js";
import { toReport } from "./links.js";
import { ReportText } from "./report_text.js";
import { SourceCard } from "./shared.js";
import { plural, publishedOn, sourceOf } from "./words.js";

const NARROW = "(max-width: 60rem)";

/**
 * @param asked null, or {title, evidence}: the words to light, over all reports
 * @param at which report is open; @param members ids of the mentions and claims whose words are marked
 */
export function Reader({ reports, members, asked, at, onOpen, onClose }) {
  const box = useRef(null);
  const first = asked?.evidence[0]?.report;
  const open = reports.find((report) => report.id === at) ?? reports.find((report) => report.id === first) ?? reports[0];
  useSheet(Boolean(asked), box, onClose);
  if (!open) return null;
  const lit = asked?.evidence ?? [];
  return html`<aside class=${`reader${asked ? " is-asked" : ""}`} ref=${box} aria-label="The words in the reports">
    <div class="reader-head"><h2 tabindex="-1" dir="auto">${asked ? asked.title : "The reports"}</h2>
      ${asked && html`<button type="button" class="quiet" onClick=${onClose}>Close <kbd>Esc</kbd></button>`}</div>
    ${reports.length > 1 && html`<${Tabs} ...${{ reports, open, lit, onOpen }} />`}
    <${OpenReport} key=${open.id} report=${open} ...${{ members, lit }} />
  </aside>`;
}

/** On a narrow page the sheet takes the focus when it opens and gives it back; Escape closes it anywhere. */
function useSheet(isOpen, box, onClose) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    const isSheet = window.matchMedia(NARROW).matches;
    if (isSheet) box.current?.querySelector("h2")?.focus({ preventScroll: true });
    const closes = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) close.current();
    };
    document.addEventListener("keydown", closes);
    return () => {
      document.removeEventListener("keydown", closes);
      if (isSheet && before?.isConnected) before.focus({ preventScroll: true });
    };
  }, [isOpen]);
}

function Tabs({ reports, open, lit, onOpen }) {
  const box = useRef(null);
  useEffect(() => {
    const row = box.current;
    const tab = row?.querySelector("[aria-current]");
    if (tab) row.scrollTo({ left: tab.offsetLeft - row.offsetLeft - 8, top: tab.offsetTop - row.offsetTop - 8 });
  }, [open.id]);
  return html`<ol class="reader-tabs" aria-label="Reports" ref=${box}>${reports.map((report, i) => {
    const count = lit.filter((words) => words.report === report.id).length;
    return html`<li key=${report.id}><button type="button" class=${count ? "has-lit" : ""} aria-current=${report.id === open.id ? "true" : null} onClick=${() => onOpen(report.id)}>
      <span class="ref">${i + 1}</span><bdi>${sourceOf(report)}</bdi> <span class="muted">${publishedOn(report)}</span>
      ${count > 0 && html`<span class="count">${plural(count, "passage")}</span>`}</button></li>`;
  })}</ol>`;
}

function OpenReport({ report, members, lit }) {
  const { data, error, reload } = useApi(`/reports/${encodeURIComponent(report.id)}`);
  const marks = useMemo(() => (data ? marksOf(data.spans).filter((mark) => members.has(mark.key.split("/")[0])) : []), [data, members]);
  const here = useMemo(() => lit.filter((words) => words.report === report.id), [lit, report.id]);
  if (error) return html`<${Failure} error=${error} onRetry=${reload} />`;
  return html`<${SourceCard} report=${report} />
    ${data ? html`<${ReportText} report=${data} id=${report.id} marks=${marks} lit=${here} />` : html`<${Skeleton} lines=${8} label="Asking for the report" />`}
    <p class="small"><a href=${toReport(report.id)}>Open the whole report with its margin</a></p>`;
}
