/** The figures of one scope day by day: what each report gave, and what the record made of it. */

import { html, useMemo } from "../../html.js";
import { useId } from "../../vendor/hooks.mjs";
import { counted, dayOf, number, plural, range } from "./words.js";
import { dayAxis, pointOf, sourcesOf, ticks, topOf } from "./series.js";

const WIDTH = 640;
const HEIGHT = 210;
const EDGE = { left: 46, right: 16, top: 14, bottom: 34 };

// A source is told by its mark as well as by its colour.
const MARKS = [
  (x, y) => html`<circle cx=${x} cy=${y} r="5" />`,
  (x, y) => html`<rect x=${x - 4.5} y=${y - 4.5} width="9" height="9" />`,
  (x, y) => html`<path d=${`M${x} ${y - 6}L${x + 6} ${y + 5}L${x - 6} ${y + 5}Z`} />`,
  (x, y) => html`<path d=${`M${x} ${y - 6.5}L${x + 6.5} ${y}L${x} ${y + 6.5}L${x - 6.5} ${y}Z`} />`,
  (x, y) => html`<path d=${`M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`} class="stroked" />`,
  (x, y) => html`<path d=${`M${x} ${y - 6}V${y + 6}M${x - 6} ${y}H${x + 6}`} class="stroked" />`,
];

/** Give the mark of the n-th source. */
export const markOf = (index) => MARKS[index % MARKS.length];

/** @param one see `series`; `onShow(point)` is called when a figure is asked for its words */
export function TollChart({ one, onShow }) {
  const id = useId();
  const sources = useMemo(() => sourcesOf(one.points), [one]);
  const drawn = useMemo(() => geometry(one), [one]);
  const name = `${counted(one)}, day by day`;
  return html`<figure class="chart">
    <figcaption id=${id}>${name}<span class="muted"> · ${plural(one.points.length, "report")}, ${plural(sources.length, "source")}</span></figcaption>
    ${one.points.length > 0 && html`<svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby=${id} preserveAspectRatio="xMinYMin meet">
      <${Axes} drawn=${drawn} />
      <path d=${drawn.band} class="toll-band" />
      <path d=${drawn.line} class="toll-line" />
      ${drawn.points.map(
        (point, i) => html`<g key=${i} class=${`toll-point s${sources.indexOf(point.source) % 6}`} onClick=${() => onShow?.(point)}>
          <title>${`${dayOf(point.day)}, ${point.source}: ${range(point.range)}`}</title>
          ${point.yLow !== point.yHigh && html`<line x1=${point.x} x2=${point.x} y1=${point.yLow} y2=${point.yHigh} class="reach" />`}
          ${point.isOpen && html`<path d=${`M${point.x - 4} ${point.yHigh + 5}L${point.x} ${point.yHigh - 2}L${point.x + 4} ${point.yHigh + 5}`} class="stroked reach" />`}
          <circle cx=${point.x} cy=${point.y} r="11" class="hit" />${markOf(sources.indexOf(point.source))(point.x, point.y)}
        </g>`,
      )}
    </svg>
    <ul class="legend">
      ${sources.map((source, i) => html`<li key=${source}><svg viewBox="-8 -8 16 16" class=${`toll-point s${i % 6}`} aria-hidden="true">${markOf(i)(0, 0)}</svg> ${source}</li>`)}
      <li><span class="line-key" aria-hidden="true"></span> what the record held</li>
    </ul>`}
    <${TollTable} one=${one} onShow=${onShow} />
  </figure>`;
}

function Axes({ drawn }) {
  return html`<g class="axes">
    ${drawn.ticks.map((tick) => html`<g key=${tick.value}><line x1=${EDGE.left} x2=${WIDTH - EDGE.right} y1=${tick.y} y2=${tick.y} /><text x=${EDGE.left - 8} y=${tick.y + 4} text-anchor="end">${number(tick.value)}</text></g>`)}
    ${drawn.days.map((day) => day.text && html`<text key=${day.day} x=${day.x} y=${HEIGHT - 12} text-anchor=${day.anchor}>${day.text}</text>`)}
    ${drawn.gaps.map((gap) => html`<g key=${gap.from} class="gap"><title>${`${gap.days} days, shortened`}</title><path d=${`M${gap.x - 4} ${HEIGHT - EDGE.bottom + 5}l4 -10M${gap.x + 1} ${HEIGHT - EDGE.bottom + 5}l4 -10`} class="stroked" /></g>`)}
  </g>`;
}

function geometry(one) {
  const axis = dayAxis([...one.steps, ...one.points].map((item) => item.day));
  const ranges = [...one.steps, ...one.points].map((item) => item.range);
  const marks = ticks(topOf(ranges));
  const top = marks[marks.length - 1];
  const x = (day) => EDGE.left + 14 + axis.at(day) * (WIDTH - EDGE.left - EDGE.right - 28);
  const y = (value) => EDGE.top + (1 - value / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const low = (r) => r.low ?? 0;
  const high = (r) => r.high ?? Math.max(r.best ?? 0, r.low ?? 0);
  return {
    ticks: marks.map((value) => ({ value, y: y(value) })),
    days: dayLabels(axis.days, x),
    gaps: axis.gaps.map((gap) => ({ ...gap, x: (x(gap.from) + x(gap.to)) / 2 })),
    points: apart(one.points).map((point) => {
      const isOpen = point.range.high === null;
      const yHigh = isOpen ? Math.max(EDGE.top - 4, y(high(point.range)) - 22) : y(high(point.range));
      return { ...point, isOpen, x: x(point.day) + point.aside, y: y(pointOf(point.range)), yLow: y(low(point.range)), yHigh };
    }),
    line: stepped(one.steps, x, (r) => y(pointOf(r)), WIDTH - EDGE.right),
    band: banded(one.steps, x, (r) => y(low(r)), (r) => y(high(r)), WIDTH - EDGE.right),
  };
}

/** Set the points of one day beside each other, so that none hides another. */
function apart(points) {
  const seen = new Map();
  const counts = new Map();
  for (const point of points) counts.set(point.day, (counts.get(point.day) ?? 0) + 1);
  return points.map((point) => {
    const nth = seen.get(point.day) ?? 0;
    seen.set(point.day, nth + 1);
    const room = Math.min(12, 40 / counts.get(point.day));
    return { ...point, aside: (nth - (counts.get(point.day) - 1) / 2) * room };
  });
}

function dayLabels(days, x) {
  let free = -Infinity;
  return days.map((day, i) => {
    const at = x(day);
    const isLast = i === days.length - 1;
    const anchor = i === 0 ? "start" : isLast ? "end" : "middle";
    const start = anchor === "start" ? at - 12 : anchor === "end" ? at - 62 : at - 36;
    const fits = start >= free && (isLast || i === 0 || x(days[days.length - 1]) - at > 100);
    if (fits) free = start + 80;
    return { day, x: anchor === "start" ? at - 12 : anchor === "end" ? at + 12 : at, anchor, text: fits ? dayOf(day) : null };
  });
}

function stepped(steps, x, y, end) {
  if (!steps.length) return "";
  const parts = [`M${x(steps[0].day)} ${y(steps[0].range)}`];
  steps.slice(1).forEach((step) => parts.push(`H${x(step.day)}V${y(step.range)}`));
  return `${parts.join("")}H${end}`;
}

function banded(steps, x, low, high, end) {
  return steps
    .map((step, i) => {
      const right = i + 1 < steps.length ? x(steps[i + 1].day) : end;
      return `M${x(step.day)} ${low(step.range)}H${right}V${high(step.range)}H${x(step.day)}Z`;
    })
    .join("");
}

function TollTable({ one, onShow }) {
  const steps = new Map(one.steps.map((step) => [step.day, step.range]));
  const rows = [...one.points, ...one.undated.map((point) => ({ ...point, day: null }))];
  const heldOnly = one.steps.filter((step) => !one.points.some((point) => point.day === step.day)).map((step) => ({ day: step.day, source: "", range: null }));
  const all = [...rows, ...heldOnly].sort((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
  return html`<details class="as-table" open=${one.points.length === 0}><summary>As a table</summary>
    <table class="table"><caption class="sr-only">${counted(one)}, by day and source</caption>
      <thead><tr><th scope="col">Day</th><th scope="col">Source</th><th scope="col" class="num">Says</th><th scope="col" class="num">The record then held</th></tr></thead>
      <tbody>${all.map(
        (row, i) => html`<tr key=${i}><td class="nowrap">${dayOf(row.day)}</td><td dir="auto">${row.source}</td>
          <td class="num">${row.range && html`<button type="button" class="link-button" onClick=${() => onShow?.(row)}>${range(row.range)}</button>`}</td>
          <td class="num">${row.day && steps.has(row.day) ? range(steps.get(row.day)) : ""}</td></tr>`,
      )}</tbody>
    </table></details>`;
}
