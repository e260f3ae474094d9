// The map drawn by MapLibre, with WebGL: borders, hatched areas, rings of uncertainty, marks.
import { html, useEffect, useRef } from "../../html.js";
import { circle, middle } from "./world.js";
import { hatchOpacity, radiusOf } from "./marks.js";

const WORKER = "/vendor/maplibre-gl-worker.mjs";
let library = null;

/** MapLibre, loaded when a map is first drawn. */
async function maplibre() {
  library ??= import("../../vendor/maplibre-gl.mjs").then((module) => {
    module.setWorkerUrl(WORKER);
    module.setWorkerCount(1);
    return module;
  });
  return library;
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether this browser draws it with a graphics card; without one the SVG map is the faster. */
export function hasFastWebGl() {
  try {
    const pen = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
    if (!pen) return false;
    const named = pen.getExtension("WEBGL_debug_renderer_info");
    const card = String(pen.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : pen.RENDERER));
    pen.getExtension("WEBGL_lose_context")?.loseContext();
    return !SOFTWARE.test(card);
  } catch {
    return false;
  }
}

const EMPTY = { type: "FeatureCollection", features: [] };
const collection = (features) => ({ type: "FeatureCollection", features });
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * `camera` is {bounds} or {center, zoom} to begin with; `shown` what to draw: {marks, areas, countries, chosen}. `onMove`
 * gets {zoom, bounds, center}; `onPick` a mark or area; `onReady` is called once it is drawn. `api` receives {zoomBy, fit,
 * jump} for what is outside.
 */
export const GlMap = ({ world, camera, shown, isReady, onReady, onMove, onPick, onFail, api }) => {
  const box = useRef(null);
  const map = useRef(null);
  const latest = useRef({});
  latest.current = { shown, onMove, onPick };

  useEffect(() => {
    let isGone = false;
    let made = null;
    maplibre().then((library) => {
      if (isGone) return;
      made = make(library, box.current, world, camera, latest);
      map.current = made;
      map.current = made;
      api.current = controls(made);
      made.on("load", () => {
        draw(made, latest.current.shown);
        made.once("idle", onReady);
      });
    }).catch(onFail);
    const media = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => map.current && paint(map.current);
    media.addEventListener("change", repaint);
    return () => {
      isGone = true;
      media.removeEventListener("change", repaint);
      made?.remove();
      map.current = null;
    };
  }, []);
  useEffect(() => { if (map.current?.tocsinIsReady) draw(map.current, shown); }, [shown]);
  return html`<div class=${`map-canvas ${isReady ? "" : "waiting"}`} ref=${box}></div>`;
};

function make(library, box, world, camera, latest) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new library.Map({
    container: box,
    style: { version: 8, sources: sources(world), layers: layers() },
    ...(camera.bounds ? { bounds: camera.bounds, fitBoundsOptions: { padding: 48, maxZoom: 5 } } : camera),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 12,
    minZoom: 0,
    fadeDuration: 0,
    renderWorldCopies: false,
    locale: { "Map.Title": "Map of the incidents. Arrows move it, plus and minus zoom; the table below holds the same incidents." },
  });
  map.tocsinStill = isStill;
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addImage("hatch", hatch("--accent"), { pixelRatio: 2 });
  const report = (event) => {
    const bounds = map.getBounds();
    const isPerson = Boolean(event?.originalEvent || event?.isPerson);
    latest.current.onMove({ zoom: map.getZoom(), center: map.getCenter().toArray(), bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] }, isPerson);
  };
  map.on("load", () => {
    map.tocsinIsReady = true;
    report();
  });
  map.on("moveend", report);
  map.on("click", (event) => {
    const [found] = map.queryRenderedFeatures([[event.point.x - 4, event.point.y - 4], [event.point.x + 4, event.point.y + 4]], { layers: ["marks", "areas", "country-areas"] });
    if (!found) return latest.current.onPick(null);
    const { shown } = latest.current;
    const key = found.properties.key;
    if (found.layer.id === "country-areas") return latest.current.onPick({ country: found.properties.iso3 });
    latest.current.onPick((found.layer.id === "marks" ? shown.marks : shown.areas).find((one) => one.key === key) ?? null);
  });
  for (const layer of ["marks", "areas", "country-areas"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  return map;
}

const controls = (map) => ({
  zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: map.tocsinStill ? 0 : 200 }, { isPerson: true }),
  fit: (bounds, most = 9, isPerson = true) => map.fitBounds(bounds, { padding: 60, maxZoom: most, duration: map.tocsinStill ? 0 : 350 }, { isPerson }),
  jump: (camera) => map.jumpTo(camera),
});

const sources = (world) => ({
  world: { type: "geojson", data: world, tolerance: 0.2, buffer: 16 },
  names: { type: "geojson", data: collection(world.features.map(nameFeature)) },
  marks: { type: "geojson", data: EMPTY },
  rings: { type: "geojson", data: EMPTY },
  areas: { type: "geojson", data: EMPTY },
});

function nameFeature(country) {
  const { spot, size } = middle(country);
  return { type: "Feature", geometry: { type: "Point", coordinates: spot }, properties: { name: country.properties.name, size } };
}

// Small countries are named once one has come closer.
const NAMED = ["step", ["zoom"], ["case", [">", ["get", "size"], 40], ["get", "name"], ""], 3, ["case", [">", ["get", "size"], 6], ["get", "name"], ""], 4.5, ["get", "name"]];
const FONT = ["Helvetica Neue, Arial, Liberation Sans, sans-serif"];

function layers() {
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("--land"), "fill-antialias": false } },
    { id: "country-areas", type: "fill", source: "world", filter: ["in", ["get", "iso3"], ["literal", []]], paint: { "fill-pattern": "hatch", "fill-opacity": 0.3 } },
    { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--border"), "line-width": ["interpolate", ["linear"], ["zoom"], 0, 0.6, 6, 1.2] } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-pattern": "hatch", "fill-opacity": 0.75 } },
    { id: "area-edges", type: "line", source: "areas", paint: { "line-color": colour("--accent"), "line-width": ["case", ["get", "chosen"], 2.5, 1], "line-dasharray": [3, 2] } },
    { id: "rings", type: "line", source: "rings", paint: { "line-color": colour("--accent"), "line-width": 1, "line-opacity": 0.8, "line-dasharray": [2, 2] } },
    { id: "names", type: "symbol", source: "names", minzoom: 1.6, layout: { "text-field": NAMED, "symbol-sort-key": ["-", ["get", "size"]], "text-font": FONT, "text-size": 11, "text-max-width": 7, "text-padding": 8 }, paint: { "text-color": colour("--muted"), "text-halo-color": colour("--land"), "text-halo-width": 1.2 } },
    { id: "chosen", type: "circle", source: "marks", filter: ["get", "chosen"], paint: { "circle-radius": ["+", ["get", "radius"], 5], "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": colour("--ink"), "circle-stroke-width": 2 } },
    { id: "marks", type: "circle", source: "marks", paint: { "circle-radius": ["get", "radius"], "circle-color": markColour(), "circle-stroke-color": colour("--sheet"), "circle-stroke-width": 1.5, "circle-opacity": ["case", ["get", "isOpen"], 0.001, 0.95] } },
    { id: "open-marks", type: "circle", source: "marks", filter: ["get", "isOpen"], paint: { "circle-radius": ["-", ["get", "radius"], 1], "circle-color": colour("--sheet"), "circle-stroke-color": colour("--second"), "circle-stroke-width": 2.5 } },
    { id: "counts", type: "symbol", source: "marks", filter: [">", ["get", "count"], 1], layout: { "text-field": ["get", "text"], "text-font": FONT, "text-size": 12, "text-allow-overlap": true, "text-ignore-placement": true }, paint: { "text-color": colour("--accent-ink") } },
  ];
}

const markColour = () => ["case", ["get", "isSecond"], colour("--second"), colour("--accent")];

const PAINTS = [
  ["sea", "background-color", "--sea"], ["land", "fill-color", "--land"], ["borders", "line-color", "--border"],
  ["area-edges", "line-color", "--accent"], ["rings", "line-color", "--accent"], ["names", "text-color", "--muted"],
  ["names", "text-halo-color", "--land"], ["chosen", "circle-stroke-color", "--ink"], ["marks", "circle-stroke-color", "--sheet"],
  ["open-marks", "circle-color", "--sheet"], ["open-marks", "circle-stroke-color", "--second"], ["counts", "text-color", "--accent-ink"],
];

/** Take the colours anew, after the system went from light to dark or back. */
function paint(map) {
  for (const [layer, name, variable] of PAINTS) map.setPaintProperty(layer, name, colour(variable));
  map.setPaintProperty("marks", "circle-color", markColour());
  map.updateImage("hatch", hatch("--accent"));
}

function draw(map, { marks, areas, countries, chosen }) {
  map.getSource("marks").setData(collection(marks.map((one) => pointFeature(one, chosen))));
  map.getSource("rings").setData(collection(marks.filter((one) => one.count === 1 && one.km >= 1).map((one) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: circle(one.lon, one.lat, one.km) } }))));
  map.getSource("areas").setData(collection(areas.map((one) => ({ type: "Feature", properties: { key: one.key, count: one.count, chosen: one.ids.includes(chosen) }, geometry: { type: "Polygon", coordinates: [circle(one.lon, one.lat, one.km)] } }))));
  map.setPaintProperty("areas", "fill-opacity", hatchOpacity(areas.length));
  map.setFilter("country-areas", ["in", ["get", "iso3"], ["literal", countries.map((one) => one.country_iso3)]]);
}

const NOT_DONE = new Set(["thwarted", "planned", "threatened"]);

const pointFeature = (mark, chosen) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [mark.lon, mark.lat] },
  properties: {
    key: mark.key,
    count: mark.count,
    text: mark.count > 9999 ? `${Math.round(mark.count / 1000)}k` : String(mark.count),
    radius: radiusOf(mark.count),
    chosen: Boolean(chosen && mark.ids.includes(chosen)),
    isOpen: mark.count === 1 && NOT_DONE.has(mark.stage),
    isSecond: false,
  },
});

/** Slanted lines, drawn once: what is known only to lie somewhere in an area. */
function hatch(variable) {
  const size = 16;
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.strokeStyle = colour(variable);
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}
