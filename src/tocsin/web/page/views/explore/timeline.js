// When: a bar chart over the whole time with a brush that filters; wide intervals are drawn as intervals, not as days.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../html.js";
import { dateShort, label, number, plural } from "../../format.js";
import { setQuery } from "../../state.js";
import { SimpleTable } from "../../parts/table.js";
import { sheet } from "../../sheet.js";
import { uPlot } from "../../vendor/uplot.mjs";

const HEIGHT = 112;
const DAY = 86400;
const LANES = 6;

const seconds = (iso) => Date.parse(`${iso}T00:00:00Z`) / 1000;
const isoOf = (s) => new Date(s * 1000).toISOString().slice(0, 10);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
await sheet("/vendor/uplot.css");

const BUCKETS = ["auto", "day", "week", "month", "quarter", "year"];

/** What the time line is asked for besides the filter: the days it is zoomed to, and how wide a bar is. */
export function spanOf(query) {
  const [from, to] = (query.get("span") ?? "").split(",");
  const bucket = BUCKETS.includes(query.get("bars")) ? query.get("bars") : null;
  return { ...(from && to ? { from, to } : {}), ...(bucket ? { bucket } : {}) };
}

/** `answer` is that of /timeline without its days; the chosen days stand in the query as `from` and `to`. */
export const Timeline = ({ answer, query, chosen }) => {
  const box = useRef(null);
  const chart = useRef(null);
  const [isTable, setTable] = useState(false);
  const line = answer.data;
  const days = daysOf(query);
  const latest = useRef({});
  latest.current = { line, days, chosen };

  useEffect(() => {
    if (!line?.buckets?.length || isTable) return undefined;
    const made = make(box.current, line, latest);
    chart.current = made;
    showBrush(made, latest.current.days);
    const watch = new ResizeObserver(([entry]) => {
      made.setSize({ width: Math.max(200, Math.round(entry.contentRect.width)), height: HEIGHT });
      showBrush(made, latest.current.days);
    });
    watch.observe(box.current);
    const media = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => made.redraw();
    media.addEventListener("change", repaint);
    return () => {
      watch.disconnect();
      media.removeEventListener("change", repaint);
      made.destroy();
      chart.current = null;
    };
  }, [line, isTable]);
  useLayoutEffect(() => { if (chart.current) showBrush(chart.current, days); }, [days?.join(), line]);
  useEffect(() => chart.current?.redraw(false), [chosen?.start, chosen?.end]);

  const onKey = (event) => keyBrush(event, line, days);
  return html`<section class="timeline" aria-label="Timeline">
    <div class="timeline-head">
      <h2 class="small">${line?.buckets?.length ? `Incidents by ${line.bucket}` : "Timeline"}${line?.undated > 0 && html`<span class="muted"> · ${number(line.undated)} without a date</span>`}</h2>
      <${DayFields} query=${query} />
      <${Zoom} query=${query} days=${days} />
      <button type="button" class="quiet small" aria-pressed=${isTable} onClick=${() => setTable(!isTable)}>as a table</button>
    </div>
    ${line && !line.buckets.length && html`<p class="muted timeline-none">No incident here has a date.</p>`}
    ${isTable ? line && html`<${AsTable} line=${line} />`
      : html`<div class="timeline-chart" ref=${box} tabindex=${line?.buckets?.length ? 0 : -1} role="group" onKeyDown=${onKey}
          aria-label=${`Timeline. Left and right move the chosen days, with Shift they change its end, Escape clears it. ${line ? summary(line, days) : ""}`}></div>`}
  </section>`;
};

function daysOf(query) {
  const [from, to] = [query.get("from"), query.get("to")];
  return from || to ? [from ? firstDay(from) : null, to ? lastDay(to) : null] : null;
}

const firstDay = (words) => `${words}-01-01`.slice(0, 10);

function lastDay(words) {
  const [year, month, day] = words.split("-").map(Number);
  if (day) return words;
  return isoOf(Date.UTC(year, month || 12, 0) / 1000);
}

const summary = (line, days) => `${plural(line.total, "incident")} from ${line.first} to ${line.last}${days ? `; chosen ${days[0] ?? "…"} to ${days[1] ?? "…"}` : ""}.`;

const DayFields = ({ query }) => {
  const set = (name) => (event) => event.target.reportValidity() && setQuery({ [name]: event.target.value || null });
  const [from, to] = daysOf(query) ?? [null, null];
  return html`<div class="day-fields" role="group" aria-label="Days">
    <label>from <input type="date" value=${from ?? ""} max=${to} onChange=${set("from")} /></label>
    <label>to <input type="date" value=${to ?? ""} min=${from} onChange=${set("to")} /></label>
    <button type="button" class="quiet small" disabled=${!from && !to} onClick=${() => setQuery({ from: null, to: null })}>all time</button>
  </div>`;
};

const Zoom = ({ query, days }) => {
  const isZoomed = query.has("span");
  const toggle = () => setQuery({ span: isZoomed ? null : days.join() });
  return html`<div class="day-fields" role="group" aria-label="Zoom of the time line">
    <button type="button" class="quiet small" disabled=${!isZoomed && !(days?.[0] && days?.[1])} onClick=${toggle}>${isZoomed ? "zoom out" : "zoom in"}</button>
    <label>bars <select value=${query.get("bars") ?? "auto"} onChange=${(event) => setQuery({ bars: event.target.value === "auto" ? null : event.target.value })}>
      ${BUCKETS.map((one) => html`<option key=${one} value=${one}>${one}</option>`)}</select></label>
  </div>`;
};

const AsTable = ({ line }) => html`<${SimpleTable} caption="Incidents over time" hideCaption rowKey=${(row) => row.start}
  rows=${line.buckets.filter((one) => one.attack + one.security + one.threat + one.unrest + one.spanning > 0)}
  columns=${[
    { name: "days", title: capitalBucket(line.bucket), cell: (row) => (row.start === row.end ? dateShort(row) : `${row.start} to ${row.end}`) },
    ...["attack", "security", "threat", "unrest"].map((name) => ({ name, title: { attack: "attacks", security: "response", threat: "threats", unrest: "unrest" }[name], isNumber: true, cell: (row) => number(row[name]) })),
    { name: "spanning", title: "wider intervals", isNumber: true, cell: (row) => number(row.spanning) },
    { name: "killed", title: "killed, at least", isNumber: true, cell: (row) => number(row.killed_low) },
  ]} />`;

const capitalBucket = (bucket) => label(bucket).replace(/^./, (letter) => letter.toUpperCase());

function make(box, line, latest) {
  const starts = line.buckets.map((one) => seconds(one.start));
  const width = medianStep(line.buckets);
  const attacks = line.buckets.map((one) => one.attack + one.threat + one.unrest);
  const all = line.buckets.map((one, n) => attacks[n] + one.security);
  const spread = line.buckets.map((one, n) => all[n] + one.spanning);
  const bars = uPlot.paths.bars({ size: [0.86, 60], align: 1 });
  const made = new uPlot({
    width: Math.max(200, Math.round(box.clientWidth)),
    height: HEIGHT,
    padding: [6, 6, 0, 0],
    tzDate: (s) => uPlot.tzDate(new Date(s * 1000), "Etc/UTC"),
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: 4 } },
    scales: { x: { time: true, range: () => [starts[0] - width * 0.2, seconds(line.buckets.at(-1).end) + DAY + width * 0.2] }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [axis({ space: 70, values: (_, splits, __, ___, step) => splits.map((s) => tickWords(s, step)) }), axis({ size: 44, space: 26, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000], values: (_, ticks) => ticks.map(number), grid: { stroke: () => colour("--line"), width: 1 } })],
    series: [
      {},
      { paths: bars, fill: () => `${colour("--accent")}3d`, width: 0, points: { show: false } },
      { paths: bars, fill: () => colour("--second"), width: 0, points: { show: false } },
      { paths: bars, fill: () => colour("--accent"), width: 0, points: { show: false } },
    ],
    hooks: { setSelect: [(u) => takeBrush(u, line)], draw: [(u) => drawSpans(u, line, latest.current.chosen)] },
  }, [starts, spread, all, attacks], box);
  made.over.addEventListener("click", (event) => {
    if (made.select.width > 0 && made.tocsinDragged) return;
    const at = made.posToVal(event.offsetX, "x");
    const bucket = line.buckets.find((one) => seconds(one.start) <= at && at < seconds(one.end) + DAY);
    if (bucket) setQuery({ from: bucket.start, to: bucket.end });
  });
  made.over.addEventListener("mousedown", () => { made.tocsinDragged = false; });
  return made;
}

const TICKS = [[365 * DAY, { year: "numeric" }], [28 * DAY, { month: "short", year: "numeric" }], [0, { day: "numeric", month: "short" }]]
  .map(([least, parts]) => [least, new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" })]);

/** A tick of the axis as exact as its step is wide. */
const tickWords = (s, step) => TICKS.find(([least]) => step >= least)[1].format(new Date(s * 1000));

const axis = (more) => ({ stroke: () => colour("--muted"), font: "11px Arial, sans-serif", size: 24, grid: { show: false }, ticks: { stroke: () => colour("--line"), size: 4, width: 1 }, ...more });

function medianStep(buckets) {
  const one = buckets[Math.floor(buckets.length / 2)];
  return seconds(one.end) + DAY - seconds(one.start);
}

/** A drag over the chart: its days, widened to whole buckets. */
function takeBrush(u, line) {
  if (u.select.width < 3) return;
  u.tocsinDragged = true;
  const [from, to] = [u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")];
  const touched = line.buckets.filter((one) => seconds(one.end) + DAY > from && seconds(one.start) < to);
  if (touched.length) setQuery({ from: touched[0].start, to: touched.at(-1).end });
}

function showBrush(u, days) {
  if (!days) return u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  const left = Math.max(0, days[0] ? u.valToPos(seconds(days[0]), "x") : 0);
  const right = Math.min(u.over.clientWidth, days[1] ? u.valToPos(seconds(days[1]) + DAY, "x") : u.over.clientWidth);
  return u.setSelect({ left, width: Math.max(2, right - left), top: 0, height: u.over.clientHeight }, false);
}

/** Arrow keys move the brush by a bucket, with Shift its end. */
function keyBrush(event, line, days) {
  if (!line?.buckets?.length) return;
  if (event.key === "Escape" && days) {
    event.preventDefault();
    return setQuery({ from: null, to: null });
  }
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return undefined;
  event.preventDefault();
  const last = line.buckets.length - 1;
  const indexOf = (day, fallback) => {
    const found = line.buckets.findIndex((one) => one.start <= day && day <= one.end);
    return found < 0 ? fallback : found;
  };
  let [first, end] = days ? [indexOf(days[0], 0), indexOf(days[1], last)] : step > 0 ? [-1, -1] : [last + 1, last + 1];
  if (!event.shiftKey || !days) first += step;
  end += step;
  [first, end] = [Math.max(0, Math.min(last, first)), Math.max(0, Math.min(last, end))];
  return setQuery({ from: line.buckets[Math.min(first, end)].start, to: line.buckets[Math.max(first, end)].end }, { replace: true });
}

/** Wide intervals as lines over the days that they may hold, a few beneath each other; the chosen incident's in ink. */
function drawSpans(u, line, chosen) {
  const pen = u.ctx;
  const unit = devicePixelRatio;
  const { left, top, width } = u.bbox;
  const lanes = Array(LANES).fill(-Infinity);
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, u.bbox.height);
  pen.clip();
  pen.lineWidth = 1.5 * unit;
  pen.strokeStyle = colour("--line-strong");
  const at = (iso) => u.valToPos(seconds(iso), "x", true);
  const spans = line.spans.length > 150 ? [] : [...line.spans].sort((a, b) => ((a.start ?? "") < (b.start ?? "") ? -1 : 1));
  for (const one of spans) {
    const [from, to] = [at(one.start ?? line.first), at(one.end ?? line.last) + 2 * unit];
    const lane = lanes.findIndex((end) => end < from);
    if (lane < 0) continue;
    lanes[lane] = to + 3 * unit;
    bracket(pen, from, to, top + (4 + lane * 5) * unit, 2 * unit);
  }
  if (chosen?.start || chosen?.end) {
    pen.strokeStyle = colour("--ink");
    pen.lineWidth = 2 * unit;
    const from = at(chosen.start ?? line.first);
    bracket(pen, from, Math.max(from + 4 * unit, at(chosen.end ?? line.last)), top + u.bbox.height - 3 * unit, 4 * unit);
  }
  pen.restore();
}

function bracket(pen, from, to, y, tick) {
  pen.beginPath();
  pen.moveTo(from, y - tick);
  pen.lineTo(from, y + tick);
  pen.moveTo(from, y);
  pen.lineTo(to, y);
  pen.moveTo(to, y - tick);
  pen.lineTo(to, y + tick);
  pen.stroke();
}
