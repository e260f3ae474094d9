/** A report's text with its evidence marked: text nodes only, one mark element a stretch. */

import { html, useEffect, useMemo, useRef, useState } from "../../html.js";
import { graphicStretches } from "./graphic.js";
import { KINDS } from "./kinds.js";
import { paragraphs, placed, tree } from "./marks.js";
import { number } from "./words.js";

const FIRST = 60_000; // UTF-16 units drawn at once; the rest comes on a press
const SAYS = { boilerplate: "read as boilerplate", caption: "caption", byline: "byline", table: "table" };

/**
 * @param report as the server gives it: {text, sections, report: {language}}; `id` names it
 * @param marks see `marksOf`; `lit` stretches {start, end} in code points that are to shine
 * @param onMark called with the marks under a press, the innermost first
 */
export function ReportText({ report, id = null, marks, lit = [], onMark = null, label }) {
  const box = useRef(null);
  const [isWhole, setWhole] = useState(false);
  const drawn = useMemo(() => layout(report, marks, lit), [report, marks, lit]);
  const litEnd = Math.max(0, ...drawn.lit.map((one) => one.end));
  const until = isWhole ? Infinity : Math.max(FIRST, litEnd);
  const litKey = drawn.lit.map((one) => one.start).join();
  useEffect(() => {
    const first = box.current?.querySelector("mark.is-lit, .hidden-words.holds-lit");
    first?.scrollIntoView({ block: "center" });
  }, [id, litKey]);
  const pressed = (event) => {
    const at = event.target.closest("mark[data-at]");
    if (!at || !onMark) return;
    const [start, end] = at.dataset.at.split("-").map(Number);
    if (window.getSelection()?.isCollapsed === false) return;
    onMark(drawn.spans.filter((s) => s.start <= start && end <= s.end && s.kind !== "lit").sort((a, b) => a.end - a.start - (b.end - b.start)));
  };
  const shown = drawn.paragraphs.filter((one) => one.start < until);
  return html`<div class="report-text" ref=${box} role="region" aria-label=${label ?? "Text of the report"} tabindex="0" lang=${report.report?.language || null} onClick=${pressed}>
    ${shown.map((one, i) => html`<${Paragraph} key=${one.start} one=${one} drawn=${drawn} before=${shown[i - 1]} />`)}
    ${shown.length < drawn.paragraphs.length &&
    html`<button type="button" onClick=${() => setWhole(true)}>Show the rest (${number(report.text.length - until)} characters)</button>`}
    ${drawn.broken > 0 && html`<p class="note">${drawn.broken} stretches do not fit this text and are not marked; run tocsin verify.</p>`}
  </div>`;
}

function layout(report, marks, lit) {
  const { spans, broken } = placed(report.text, marks);
  const shining = placed(report.text, lit.map(({ start, end, exact }) => ({ start, end, exact, kind: "lit" }))).spans;
  return {
    text: report.text,
    paragraphs: paragraphs(report.text, report.sections ?? []),
    graphic: graphicStretches(report.text),
    spans: [...spans, ...shining],
    lit: shining,
    broken: broken.length,
  };
}

function Paragraph({ one, drawn, before }) {
  const chunks = [];
  let at = one.start;
  for (const stretch of drawn.graphic) {
    const start = Math.max(stretch.start, one.start);
    const end = Math.min(stretch.end, one.end);
    if (start >= end) continue;
    if (start > at) chunks.push({ start: at, end: start });
    chunks.push({ start, end, isGraphic: true });
    at = end;
  }
  if (at < one.end) chunks.push({ start: at, end: one.end });
  const inner = chunks.map((chunk) => {
    const words = html`<${Words} key=${chunk.start} nodes=${tree(drawn.text, drawn.spans, chunk.start, chunk.end)} />`;
    if (!chunk.isGraphic) return words;
    const holdsLit = drawn.lit.some((lit) => lit.start < chunk.end && chunk.start < lit.end);
    return html`<${HiddenWords} key=${`g${chunk.start}`} holdsLit=${holdsLit}>${words}<//>`;
  });
  const says = SAYS[one.section];
  return html`<div class=${`para is-${one.section}`}>
    ${says && before?.section !== one.section && html`<span class="para-says">${says}</span>`}
    ${one.section === "title" ? html`<p class="para-title" dir="auto">${inner}</p>` : html`<p dir="auto">${inner}</p>`}
  </div>`;
}

/** Words that describe bodies or wounds: shown on a press. */
export function HiddenWords({ children, holdsLit = false }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return html`<span class="graphic-words">${children} <button type="button" class="link-button" onClick=${() => setOpen(false)}>hide again</button></span>`;
  }
  return html`<span class=${`hidden-words${holdsLit ? " holds-lit" : ""}`}>
    <button type="button" class="small-button" onClick=${() => setOpen(true)}>Graphic description hidden${holdsLit ? " (holds the words you asked for)" : ""}. Show</button>
  </span>`;
}

function Words({ nodes }) {
  return nodes.map((node, i) => {
    if ("text" in node) return node.text;
    const kinds = [...new Set(node.spans.map((span) => span.kind))];
    const isLit = kinds.includes("lit");
    const named = kinds.filter((kind) => kind !== "lit");
    const says = [...new Set(node.spans.map((span) => span.says).filter(Boolean))].join("; ");
    const names = ["mark", ...named.map((kind) => `k-${kind}`), isLit && "is-lit", node.first && "is-first", node.last && "is-last"];
    return html`<mark key=${i} class=${names.filter(Boolean).join(" ")} data-at=${`${node.start}-${node.end}`} title=${says || null}>
      ${isLit && node.first && html`<span class="sr-only">[evidence: </span>`}<${Words} nodes=${node.children} />${isLit && node.last && html`<span class="sr-only">]</span>`}
    </mark>`;
  });
}

/** The kinds of evidence as switches, each with its line and its count. */
export function KindSwitches({ counts, hidden, onToggle }) {
  return html`<fieldset class="kinds"><legend class="sr-only">Kinds of evidence shown</legend>
    ${counts.map(
      ({ kind, name, count }) => html`<label key=${kind} class="kind">
        <input type="checkbox" checked=${!hidden.includes(kind)} onChange=${() => onToggle(kind)} />
        <span class=${`mark k-${kind} is-first is-last`}>${KINDS[kind] ?? name}</span> <span class="count">${count}</span>
      </label>`,
    )}
  </fieldset>`;
}
