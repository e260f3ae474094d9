// Two periods side by side: counts, the change, and the change against the average, with the honest line beneath.
import { html, useEffect, useMemo } from "../../html.js";
import { useApi } from "../../api.js";
import { number, plural } from "../../format.js";
import { setQuery } from "../../state.js";
import { Loading, SimpleTable } from "../../parts/index.js";
import { filterOf } from "./filters.js";

const BY = ["type", "country", "province", "actor", "stage", "family"];
const PERIOD = /^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/;

/** The periods of the address, or two halves of what is there. */
export function periodsOf(query, first, last) {
  const [a, b] = [query.get("a"), query.get("b")];
  if (a && b) return [a, b];
  if (!first || !last) return [a ?? "", b ?? ""];
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const day = (ms) => new Date(ms).toISOString().slice(0, 10);
  const half = from + (to - from) / 2;
  return [a ?? `${day(from)}/${day(half)}`, b ?? `${day(half + 86400000)}/${day(to)}`];
}

export const Compare = ({ query, first, last }) => {
  const [a, b] = periodsOf(query, first, last);
  const by = query.get("by") ?? "type";
  const isAsked = PERIOD.test(a) && PERIOD.test(b);
  const answer = useApi(isAsked ? "/compare" : null, { ...filterOf(query, ["from", "to"]), a, b, by });
  const set = (name) => (event) => setQuery({ [name]: event.target.value.trim() || null });
  return html`<section class="compare" aria-label="Compare two periods">
    <div class="compare-fields">
      <label>First period <input value=${a} onChange=${set("a")} placeholder="2015-10 or 2015/2016" pattern=${PERIOD.source} spellcheck="false" /></label>
      <label>Second period <input value=${b} onChange=${set("b")} placeholder="2015-11" pattern=${PERIOD.source} spellcheck="false" /></label>
      <label>by <select value=${by} onChange=${set("by")}>${BY.map((one) => html`<option key=${one} value=${one}>${one}</option>`)}</select></label>
    </div>
    ${isAsked ? html`<${Loading} answer=${answer} lines=${6}>${(data) => html`<${Result} data=${data} by=${by} />`}<//>`
      : html`<p class="muted">Write two periods: a day, month or year (2015-10), or two with a stroke between (2015-01/2015-06).</p>`}
  </section>`;
};

const Result = ({ data, by }) => {
  const most = Math.max(...data.rows.map((row) => Math.max(row.per_30_days_a, row.per_30_days_b))) || 1;
  return html`
    <${SimpleTable} caption=${`Incidents by ${by}, first and second period`} rows=${data.rows} rowKey=${(row) => row.value} columns=${[
      { name: "what", title: by, cell: (row) => html`<bdi>${row.label}</bdi>` },
      { name: "a", title: span(data.a), isNumber: true, cell: (row) => html`${number(row.a)}<${Bar} share=${row.per_30_days_a / most} tone="second" />` },
      { name: "b", title: span(data.b), isNumber: true, cell: (row) => html`${number(row.b)}<${Bar} share=${row.per_30_days_b / most} tone="first" />` },
      { name: "change", title: "change", isNumber: true, cell: (row) => signed(row.change) },
      { name: "rate", title: "a month, before → after", isNumber: true, cell: (row) => `${rate(row.per_30_days_a)} → ${rate(row.per_30_days_b)}` },
      { name: "against", title: "second against its average", isNumber: true, cell: (row) => (row.against_average === null || row.against_average === undefined ? "–" : `× ${row.against_average.toFixed(1)}`) },
    ]} />
    <p><${TableFile} data=${data} by=${by} /></p>
    <p class="small muted honest">${[data.a, data.b].map((one, n) => `${n ? "Second" : "First"}: ${plural(one.incidents, "incident")} in ${plural(one.days, "day")}, ${plural(one.reports, "report")} of ${plural(one.sources, "source")}`).join(" · ")}. ${data.note ?? ""}</p>`;
};

const FIELDS = ["label", "a", "b", "change", "per_30_days_a", "per_30_days_b", "average_per_30_days", "against_average"];

/** The comparison as a CSV file, made here: a name that a spreadsheet would take for a formula is quoted with a mark. */
const TableFile = ({ data, by }) => {
  const address = useMemo(() => {
    const cell = (value) => `"${String(value ?? "").replace(/^(?=[=+@\t\r]|-(?!\d))/, "'").replaceAll('"', '""')}"`;
    const head = [by, `a: ${span(data.a)}`, `b: ${span(data.b)}`, ...FIELDS.slice(3)];
    const lines = [head, ...data.rows.map((row) => FIELDS.map((name) => row[name]))].map((line) => line.map(cell).join(","));
    return URL.createObjectURL(new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
  }, [data, by]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return html`<a class="button" href=${address} download=${`tocsin-compared-by-${by}.csv`}>This table as CSV</a>`;
};

const rate = (n) => (n < 10 ? n.toFixed(2) : n.toFixed(1));
const span = (one) => `${one.from} to ${one.to}`;
const signed = (n) => (n > 0 ? `▲ +${number(n)}` : n < 0 ? `▼ −${number(-n)}` : "±0");
const Bar = ({ share, tone }) => html`<span class=${`bar ${tone}`} aria-hidden="true" style=${{ inlineSize: `${Math.max(share > 0 ? 1 : 0, share * 100)}%` }}></span>`;

