// Explore: which incidents there are, on the map, over time, and as a table; every choice stands in the address.
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { useApi } from "../api.js";
import { capital, label, number, plural } from "../format.js";
import { useKeys } from "../keys.js";
import { DayValue, Empty, Failure, PlaceValue, Range, Skeleton, StageBadge, StateBadge, VirtualTable } from "../parts/index.js";
import { useMedia } from "../parts/virtual.js";
import { sheet } from "../sheet.js";
import { announce, go, setQuery } from "../state.js";
import { Compare } from "./explore/compare.js";
import { Downloads } from "./explore/downloads.js";
import { Facets } from "./explore/facets.js";
import { NOTHING, chosen, filterOf } from "./explore/filters.js";
import { IncidentMap } from "./explore/map.js";
import { Peek } from "./explore/peek.js";
import { useRows } from "./explore/rows.js";
import { Timeline, spanOf } from "./explore/timeline.js";

await sheet("/views/explore.css");

const NARROW = "(max-width: 60rem)";
const SMALL_RECORD = 1000; // incidents; the lead incident opens by itself only in a record that one can overlook
const DEFAULT_SORT = "-date";

export const View = ({ query, record }) => {
  const status = record.data?.record;
  if (record.error && !status) return html`<h1 class="sr-only">Explore</h1><${Failure} error=${record.error} onRetry=${record.reload} />`;
  if (status?.is_empty || status?.counts?.incidents === 0) return html`<${Beginning} counts=${status.counts} name=${status.name} />`;
  return html`<${Explore} query=${query} status=${status} />`;
};

const Explore = ({ query, status }) => {
  const filter = useSame(filterOf(query));
  const sort = query.get("sort") ?? DEFAULT_SORT;
  const rows = useRows(useSame({ ...filter, sort }));
  const facets = useApi("/facets", filter);
  const line = useApi("/timeline", useSame({ ...filterOf(query, ["from", "to"]), ...spanOf(query) }));
  const isNarrow = useMedia(NARROW);
  const isComparing = query.get("show") === "compare";
  const lead = Object.keys(filter).length === 0 && (status?.counts?.incidents ?? Infinity) <= SMALL_RECORD ? status?.highlight : null;
  const asked = query.get("incident");
  const peek = asked === "none" ? null : asked ?? lead;
  const active = peek ? rows.indexOf(peek) : -1;
  const row = active >= 0 ? rows.rowAt(active) : null;

  const waiting = useRef(-1); // a row that was chosen before it was there
  const activate = (n) => {
    const next = rows.rowAt(n);
    waiting.current = next ? -1 : n;
    if (next) setQuery({ incident: next.id }, { replace: true });
    else rows.need(n, n);
  };
  useEffect(() => { if (waiting.current >= 0 && rows.rowAt(waiting.current)) activate(waiting.current); });
  const open = (n) => rows.rowAt(n) && go(`/incident/${encodeURIComponent(rows.rowAt(n).id)}`);
  const step = (by) => () => rows.total && activate(Math.max(0, Math.min(rows.total - 1, active < 0 ? 0 : active + by)));
  useKeys([
    { name: "explore.next", title: "Next incident", key: "j", run: step(1) },
    { name: "explore.previous", title: "Previous incident", key: "k", run: step(-1) },
    { name: "explore.open", title: "Open the chosen incident", key: "o", run: () => active >= 0 && open(active) },
    { name: "explore.clear", title: "Take all filters away", key: "x", run: () => setQuery(NOTHING) },
    { name: "explore.compare", title: "Compare two periods", key: "c", run: () => setQuery({ show: isComparing ? null : "compare" }) },
  ]);
  useEffect(() => {
    if (rows.total !== null && !rows.isLoading) announce(`${plural(rows.total, "incident")} shown`);
  }, [rows.total, rows.isLoading]);

  const filters = html`<${Facets} answer=${facets} query=${query} />`;
  const count = chosen(query).length;
  return html`<div class="explore">
    <${Head} rows=${rows} line=${line.data} query=${query} filter=${filter} isComparing=${isComparing} />
    <div class="explore-grid">
      ${isNarrow
        ? html`<details class="facet-fold"><summary>Filters${count ? ` (${count})` : ""}</summary>${filters}</details>`
        : html`<aside class="facet-column" aria-label="Filters">${filters}</aside>`}
      <div class="explore-main">
        <div class=${`map-and-peek ${peek ? "with-peek" : ""}`}>
          <${IncidentMap} filter=${filter} query=${query} chosen=${peek} />
          ${peek && html`<${Peek} key=${peek} id=${peek} isLead=${!asked && peek === lead} />`}
        </div>
        <${Timeline} answer=${line} query=${query} chosen=${row?.date} />
        ${isComparing && html`<${Compare} query=${query} first=${line.data?.first} last=${line.data?.last} />`}
        <${Table} rows=${rows} sort=${sort} active=${active} onActive=${activate} onOpen=${open} query=${query} follows=${Boolean(asked)} />
      </div>
    </div>
  </div>`;
};

/** The same object as long as it says the same, so that nothing is asked again. */
function useSame(value) {
  const key = JSON.stringify(value);
  return useMemo(() => value, [key]);
}

const Head = ({ rows, line, query, filter, isComparing }) => html`<header class="explore-head">
  <div class="explore-title">
    <h1>${rows.total === null ? "Incidents" : plural(rows.total, "incident")}</h1>
    <p class="muted">${line?.first ? years({ first: query.get("from") ?? line.first, last: query.get("to") ?? line.last }) : "\u00a0"}</p>
  </div>
  <${Search} query=${query} />
  <div class="explore-tools">
    <button type="button" aria-pressed=${isComparing} onClick=${() => setQuery({ show: isComparing ? null : "compare" })}>Compare</button>
    <${Downloads} filter=${filter} total=${rows.total} />
    <${CopyLink} />
  </div>
  <${Chosen} query=${query} />
</header>`;

const years = ({ first, last }) => (first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : `${first.slice(0, 4)} to ${last.slice(0, 4)}`);

const Search = ({ query }) => {
  const field = useRef(null);
  const now = query.get("q") ?? "";
  useEffect(() => { field.current.value = now; }, [now]);
  useEffect(() => {
    if (query.get("focus") !== "search") return;
    setQuery({ focus: null }, { replace: true });
    field.current.focus();
  }, [query.get("focus")]);
  const send = (event) => {
    event.preventDefault();
    setQuery({ q: field.current.value.trim() || null });
  };
  return html`<form class="explore-search" role="search" onSubmit=${send}>
    <label class="sr-only" for="q">Words in the reports</label>
    <input id="q" ref=${field} type="search" dir="auto" placeholder="Words in the reports" autocomplete="off" maxlength="1000"
      onInput=${(event) => event.target.value === "" && now && setQuery({ q: null })} />
    <button>Search</button>
  </form>`;
};

const Chosen = ({ query }) => {
  const all = chosen(query);
  if (!all.length) return null;
  const without = (one) => (one.name === "days" ? { from: null, to: null } : { [one.name]: query.getAll(one.name).filter((value) => value !== one.value) });
  return html`<ul class="chosen" aria-label="Filters that are set">
    ${all.map((one) => html`<li key=${one.name + one.value}><button type="button" class="chip" onClick=${() => setQuery(without(one))}>
      <span class="muted">${one.title}</span> <bdi>${label(one.value)}</bdi> <span aria-hidden="true">✕</span><span class="sr-only">, take away</span></button></li>`)}
    <li><button type="button" class="quiet small" onClick=${() => setQuery(NOTHING)}>take all away</button></li>
  </ul>`;
};

const CopyLink = () => {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      return announce("The browser does not let this page copy; take the address from its bar.");
    }
    setCopied(true);
    announce("The address of this view is copied.");
    return setTimeout(() => setCopied(false), 2000);
  };
  return html`<button type="button" class="copy-link" onClick=${copy}>${isCopied ? "Copied" : "Copy link"}</button>`;
};

const link = (row) => `/incident/${encodeURIComponent(row.id)}`;
const doers = (row) => row.actors.filter((one) => one.name).slice(0, 2);

const COLUMNS = [
  { name: "date", title: "When", sort: "date", cell: (row) => html`<${DayValue} interval=${row.date} />` },
  { name: "type", title: "What", sort: "type", cell: (row) => html`<a href=${link(row)} tabindex="-1">${capital(label(row.type))}</a>` },
  { name: "stage", title: "How far", sort: "stage", cell: (row) => html`<${StageBadge} stage=${row.stage} />` },
  { name: "place", title: "Where", sort: "place", cell: (row) => html`<${PlaceValue} place=${row.place} />${row.place?.country_iso3 && html`<span class="muted"> ${row.place.country_iso3}</span>`}` },
  { name: "killed", title: "Killed", sort: "killed", isNumber: true, cell: (row) => html`<${Range} range=${row.killed} unit="killed" isNarrow />` },
  { name: "wounded", title: "Wounded", sort: "wounded", isNumber: true, cell: (row) => html`<${Range} range=${row.wounded} unit="wounded" isNarrow />` },
  { name: "actors", title: "By, as said", cell: (row) => doers(row).map((one, n) => html`<span key=${n} title=${label(one.attribution)}><bdi>${one.name}</bdi>${one.attribution && html` <span class="muted">${label(one.attribution)}</span>`}${n === 0 && doers(row).length > 1 ? "; " : ""}</span>`) },
  { name: "reports", title: "Reports", sort: "reports", isNumber: true, cell: (row) => number(row.reports) },
  { name: "state", title: "Review", sort: "state", cell: (row) => html`<${StateBadge} state=${row.state} />` },
];

const Table = ({ rows, sort, active, follows, onActive, onOpen, query }) => {
  if (rows.error && rows.total === null) return html`<${Failure} error=${rows.error} onRetry=${rows.reload} />`;
  if (rows.total === null) return html`<${Skeleton} lines=${10} label="Loading the incidents" />`;
  if (rows.total === 0) return html`<${NothingFits} query=${query} />`;
  return html`<section class="explore-table" aria-label="Incidents as a table" aria-busy=${rows.isLoading}>
    ${rows.error && html`<${Failure} error=${rows.error} onRetry=${rows.reload} />`}
    <${VirtualTable} name="incidents" label="Incidents: arrows move, Enter opens" columns=${COLUMNS} total=${rows.total} rowAt=${rows.rowAt} need=${rows.need}
      version=${rows.version} sort=${sort} onSort=${(next) => setQuery({ sort: next })} active=${active} follows=${follows} onActive=${onActive} onOpen=${onOpen} />
  </section>`;
};

const NothingFits = ({ query }) => html`<${Empty} title="No incident fits all of this">
  <p>Take one of the filters away, or all of them.</p>
  <p>${chosen(query).map((one) => html`<button key=${one.name + one.value} type="button" class="chip" onClick=${() => setQuery(one.name === "days" ? { from: null, to: null } : { [one.name]: null })}>${one.title}: ${label(one.value)} ✕</button> `)}
    <button type="button" onClick=${() => setQuery(NOTHING)}>Take all away</button></p>
<//>`;

const Beginning = ({ counts, name }) => html`<h1>${counts?.reports ? "No incidents yet" : "An empty record"}</h1>
  <${Empty} title="Three ways to begin">
    <ol>
      <li><p>Add reports from a folder, in a terminal beside this page:</p><pre tabindex="0"><code>tocsin add REPORTS/ --record ${name ?? "record.db"}</code></pre></li>
      <li><p>Paste one report and see what Tocsin reads in it, without keeping it: <a href="/code">Code</a>.</p></li>
      <li><p>Look around in the samples first: 47 short reports about well-documented events.</p><pre tabindex="0"><code>make demo${"\n"}tocsin serve --record demo.db</code></pre></li>
    </ol>
    <p class="muted">Text, HTML, JSON Lines, standard input: <code>tocsin add --help</code>. Then load this page again.</p>
  <//>`;
