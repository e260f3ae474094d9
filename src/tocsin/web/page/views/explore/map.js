// The map of what is shown: MapLibre where there is WebGL, SVG elsewhere, the same behaviour; and its marks as a list.
import { html, useEffect, useRef, useState } from "../../html.js";
import { countryName, number, plural } from "../../format.js";
import { announce, setQuery } from "../../state.js";
import { Failure } from "../../parts/states.js";
import { GlMap, hasFastWebGl } from "./map_gl.js";
import { SvgMap } from "./map_svg.js";
import { CLUSTER_PX, markWords, useMarks } from "./marks.js";
import { loadWorld } from "./world.js";

const WORLD = [-125, -40, 155, 62];
const LISTED = 40;
const JOINS = [[1, "only at one spot"], [24, "that nearly touch"], [CLUSTER_PX, "that lie close"], [90, "that lie near"]];
const SAME_SPOT = 0.02; // degrees: marks in a smaller box do not come apart by zooming

export const IncidentMap = ({ filter, query, chosen }) => {
  const [world, setWorld] = useState(null);
  const [failure, setFailure] = useState(null);
  const [view, setView] = useState(null);
  const [way, setWay] = useState(() => query.get("draw") ?? (hasFastWebGl() ? "webgl" : "svg"));
  const [isGlReady, setGlReady] = useState(false);
  const svg = useRef(null);
  const gl = useRef(null);
  const api = isGlReady ? gl : svg; // the SVG map stands in until the other is there
  const reach = Number(query.get("join") ?? CLUSTER_PX);
  const found = useMarks(filter, view, Number.isFinite(reach) ? reach : CLUSTER_PX);
  const kept = placed(query.get("map"));
  useEffect(() => { loadWorld().then(setWorld, setFailure); }, []);

  const extent = found.extent?.join();
  const fitted = useRef(null);
  useEffect(() => {
    if (!extent || !view || kept || fitted.current === extent) return;
    fitted.current = extent;
    api.current?.fit(found.extent, 5, false);
  }, [extent, Boolean(view), Boolean(kept), isGlReady]);

  const onMove = (next, isPerson) => {
    setView(next);
    if (isPerson) setQuery({ map: [...next.center.map((n) => n.toFixed(3)), next.zoom.toFixed(2)].join(",") }, { replace: true });
  };
  const onPick = (mark) => pick(mark, api.current);
  const shown = { marks: found.marks, areas: found.areas, countries: found.countries, chosen };
  const camera = kept ?? { bounds: WORLD };
  const fail = (error) => {
    console.warn(error);
    setGlReady(false);
    setWay("svg");
  };
  const takeOver = () => {
    fitted.current = null;
    if (kept) gl.current.jump(kept);
    setGlReady(true);
  };
  return html`<section class="map" aria-label="Map">
    ${failure && html`<${Failure} error=${{ title: "The borders could not be loaded", detail: failure.message, next: "Reload the page; the table below works without the map." }} />`}
    ${found.error && found.count === null && html`<${Failure} error=${found.error} onRetry=${found.reload} />`}
    ${world && way !== "svg" && html`<${GlMap} world=${world} camera=${camera} shown=${shown} isReady=${isGlReady} onReady=${takeOver} onMove=${onMove} onPick=${onPick} onFail=${fail} api=${gl} />`}
    ${world && !isGlReady && html`<${SvgMap} world=${world} camera=${camera} shown=${shown} onMove=${onMove} onPick=${onPick} api=${svg} />`}
    <div class="map-buttons" role="group" aria-label="Zoom">
      <button type="button" onClick=${() => api.current?.zoomBy(1)} aria-label="Zoom in">+</button>
      <button type="button" onClick=${() => api.current?.zoomBy(-1)} aria-label="Zoom out">−</button>
      <button type="button" onClick=${() => { setQuery({ map: null }, { replace: true }); api.current?.fit(found.extent ?? WORLD, 5, false); }} aria-label="Show all">⤢</button>
    </div>
    <${Legend} found=${found} />
    <${MarkList} found=${found} onPick=${onPick} view=${view} reach=${reach} />
  </section>`;
};

function placed(words) {
  const [lon, lat, zoom] = (words ?? "").split(",").map(Number);
  return Number.isFinite(lon) && Number.isFinite(lat) && Number.isFinite(zoom) ? { center: [lon, lat], zoom } : null;
}

/** What a click on a mark does: one incident is opened beside the map, a cluster comes apart, a spot fills the table. */
function pick(mark, api) {
  if (mark === null) return;
  if (mark.country) return setQuery({ country: [mark.country], precision: "country" });
  if (mark.count === 1 && mark.ids.length) return setQuery({ incident: mark.ids[0] });
  const [west, south, east, north] = mark.box ?? [mark.lon, mark.lat, mark.lon, mark.lat];
  if (east - west > SAME_SPOT || north - south > SAME_SPOT) return api.fit([west, south, east, north], 11);
  const spot = [west - 0.01, south - 0.01, east + 0.01, north + 0.01].map((n) => n.toFixed(3)).join(",");
  announce(`${plural(mark.count, "incident")} at this spot, listed in the table`);
  return setQuery({ bbox: spot });
}

const Legend = ({ found }) => html`<p class="map-legend small">
  <span><span class="key-dot" aria-hidden="true"></span> done or attempted</span>
  <span><span class="key-dot open" aria-hidden="true"></span> thwarted, planned, threatened</span>
  <span><span class="key-hatch" aria-hidden="true"></span> somewhere in the area</span>
  ${found.unplaced > 0 && html`<span class="muted">${number(found.unplaced)} without a spot: see the table</span>`}
</p>`;

/** The marks in sight, largest first, for the keyboard and for people who hear the page. */
const MarkList = ({ found, onPick, view, reach }) => {
  const inSight = view ? found.marks.filter((one) => one.lon >= view.bounds[0] && one.lon <= view.bounds[2] && one.lat >= view.bounds[1] && one.lat <= view.bounds[3]) : [];
  const listed = [...inSight, ...found.areas].sort((a, b) => b.count - a.count).slice(0, LISTED);
  return html`<details class="mark-list"><summary>Marks in sight as a list</summary>
    <label class="join">Join marks <select value=${String(reach)} onChange=${(event) => setQuery({ join: Number(event.target.value) === CLUSTER_PX ? null : event.target.value }, { replace: true })}>
      ${JOINS.map(([pixels, words]) => html`<option key=${pixels} value=${String(pixels)}>${words}</option>`)}</select></label>
    <ul>${listed.map((one) => html`<li key=${one.key}><button type="button" class="quiet" onClick=${() => onPick(one)}>${markWords(one)}<span class="muted"> ${spotWords(one)}</span></button></li>`)}
      ${found.countries.map((one) => html`<li key=${one.country_iso3}><button type="button" class="quiet" onClick=${() => onPick({ country: one.country_iso3 })}>${plural(one.count, "incident")} somewhere in ${countryName(one.country_iso3)}</button></li>`)}</ul>
  </details>`;
};

const spotWords = ({ lat, lon }) => `${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(1)}° ${lon < 0 ? "W" : "E"}`;
