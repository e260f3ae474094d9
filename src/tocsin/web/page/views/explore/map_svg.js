// The map without WebGL: the same marks, areas and behaviour, drawn as SVG.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../../html.js";
import { circle, isNamed, middle, project, unproject } from "./world.js";
import { hatchOpacity, markWords, radiusOf } from "./marks.js";

const WORLD_PX = 512;
const MOST_ZOOM = 12;
const MOST_MARKS = 800;

const pathOf = (rings) => rings.map((ring) => `M${ring.map(([lon, lat]) => project(lon, lat).map((n) => (n * WORLD_PX).toFixed(3)).join(",")).join("L")}Z`).join("");

export const SvgMap = ({ world, camera, shown, onMove, onPick, api }) => {
  const box = useRef(null);
  const [size, setSize] = useState({ width: 800, height: 400 });
  const [view, setView] = useState(null);
  const countries = useMemo(() => world.features.map((one) => ({
    iso3: one.properties.iso3,
    name: one.properties.name,
    ...middle(one),
    path: (one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates).map(pathOf).join(""),
  })), [world]);

  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setSize({ width: box.current.clientWidth || 800, height: box.current.clientHeight || 400 }));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const now = view ?? startOf(camera, size);
  const byPerson = useRef(false);
  const move = (next, isPerson = true) => {
    byPerson.current = isPerson;
    setView(bounded(next));
  };
  const fit = (bounds, most = 9, isPerson = true) => move(fitted(bounds, size, most), isPerson);
  api.current = { zoomBy: (steps) => move({ ...now, zoom: now.zoom + steps }), fit };
  useEffect(() => {
    const timer = setTimeout(() => onMove(described(now, size), byPerson.current), view ? 120 : 0);
    return () => clearTimeout(timer);
  }, [now.zoom, now.x, now.y, size.width, size.height]);

  const scale = 2 ** now.zoom;
  const at = (x, y) => [size.width / 2 + (x - now.x) * WORLD_PX * scale, size.height / 2 + (y - now.y) * WORLD_PX * scale];
  const drag = useDrag(box, now, scale, move);
  const onKey = (event) => {
    const step = 80 / (WORLD_PX * scale);
    const moves = { ArrowLeft: { x: now.x - step }, ArrowRight: { x: now.x + step }, ArrowUp: { y: now.y - step }, ArrowDown: { y: now.y + step }, "+": { zoom: now.zoom + 1 }, "=": { zoom: now.zoom + 1 }, "-": { zoom: now.zoom - 1 } };
    if (!(event.key in moves) || event.target.closest("[data-mark]")) return;
    event.preventDefault();
    move({ ...now, ...moves[event.key] });
  };
  const isIn = ([x, y], edge) => x > -edge && y > -edge && x < size.width + edge && y < size.height + edge;
  const marks = shown.marks.map((one) => ({ one, spot: at(one.x, one.y) })).filter(({ spot }) => isIn(spot, 30)).slice(0, MOST_MARKS);
  const hatched = new Set(shown.countries.map((one) => one.country_iso3));
  const world0 = `translate(${size.width / 2 - now.x * WORLD_PX * scale} ${size.height / 2 - now.y * WORLD_PX * scale}) scale(${scale})`;
  return html`<div class="map-canvas" ref=${box}><svg class="svg-map" viewBox=${`0 0 ${size.width} ${size.height}`} tabindex="0" role="group"
      aria-label="Map of the incidents. Arrows move it, plus and minus zoom; the table below holds the same incidents." onKeyDown=${onKey} ...${drag}>
    <defs><pattern id="svg-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7" class="hatch-line" /></pattern>
      <pattern id="svg-hatch-wide" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform=${`scale(${1 / scale}) rotate(45)`}><line x1="0" y1="0" x2="0" y2="9" class="hatch-line" /></pattern></defs>
    <${Land} countries=${countries} transform=${world0} />
    <g transform=${world0}>${countries.filter((one) => hatched.has(one.iso3)).map((one) => html`<path key=${one.iso3} d=${one.path} class="hatch-country" />`)}</g>
    ${countries.filter((one) => isNamed(one.size, now.zoom)).map((one) => ({ one, spot: at(...project(...one.spot)) })).filter(({ spot }) => isIn(spot, 0))
      .map(({ one, spot }) => html`<text key=${one.name} class="name" aria-hidden="true" x=${spot[0]} y=${spot[1]}>${one.name}</text>`)}
    <g opacity=${hatchOpacity(shown.areas.length)}>${shown.areas.map((area) => html`<${Area} key=${area.key} area=${area} at=${at} onPick=${onPick} isChosen=${area.ids.includes(shown.chosen)} />`)}</g>
    ${marks.map(({ one, spot }) => html`<${Mark} key=${one.key} mark=${one} spot=${spot} at=${at} onPick=${onPick} isChosen=${Boolean(shown.chosen && one.ids.includes(shown.chosen))} />`)}
  </svg></div>`;
};

const Land = ({ countries, transform }) => {
  const paths = useMemo(() => countries.map((one) => html`<path key=${one.name} d=${one.path} class="land"><title>${one.name}</title></path>`), [countries]);
  return html`<g transform=${transform}>${paths}</g>`;
};

const press = (run) => (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  run();
};

const NOT_DONE = new Set(["thwarted", "planned", "threatened"]);

const Mark = ({ mark, spot: [x, y], at, onPick, isChosen }) => {
  const radius = radiusOf(mark.count);
  const words = markWords(mark);
  const isOpen = mark.count === 1 && NOT_DONE.has(mark.stage);
  return html`<g data-mark class=${`svg-mark ${isOpen ? "open" : ""}`} tabindex="0" role="button" aria-label=${words} onClick=${() => onPick(mark)} onKeyDown=${press(() => onPick(mark))}>
    <title>${words}</title>
    ${mark.count === 1 && mark.km >= 1 && html`<polygon class="ring" points=${ringPoints(mark, at)} />`}
    ${isChosen && html`<circle class="halo" cx=${x} cy=${y} r=${radius + 5} />`}
    <circle class="dot" cx=${x} cy=${y} r=${radius} />
    ${mark.count > 1 && html`<text x=${x} y=${y + 4} text-anchor="middle">${mark.count > 9999 ? `${Math.round(mark.count / 1000)}k` : mark.count}</text>`}
  </g>`;
};

const Area = ({ area, at, onPick, isChosen }) => {
  const words = markWords(area);
  return html`<polygon data-mark class=${`svg-area ${isChosen ? "chosen" : ""}`} points=${ringPoints(area, at)} tabindex="0" role="button" aria-label=${words} onClick=${() => onPick(area)} onKeyDown=${press(() => onPick(area))}><title>${words}</title></polygon>`;
};

const ringPoints = (one, at) => circle(one.lon, one.lat, one.km).map(([lon, lat]) => at(...project(lon, lat)).map((n) => n.toFixed(1)).join(",")).join(" ");

function startOf(camera, size) {
  if (camera.bounds) return fitted(camera.bounds, size, 5);
  const [x, y] = project(...camera.center);
  return bounded({ x, y, zoom: camera.zoom });
}

function fitted([west, south, east, north], size, most) {
  const [left, top] = project(west, north);
  const [right, bottom] = project(east, south);
  const room = Math.min((size.width - 100) / (right - left || 1e-9), (size.height - 100) / (bottom - top || 1e-9));
  return bounded({ x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.min(most, Math.log2(Math.max(room, 1) / WORLD_PX)) });
}

const bounded = ({ x, y, zoom }) => ({ x: Math.max(0, Math.min(1, x)), y: Math.max(0, Math.min(1, y)), zoom: Math.max(0, Math.min(MOST_ZOOM, zoom)) });

function described({ x, y, zoom }, size) {
  const half = [size.width, size.height].map((n) => n / 2 / (WORLD_PX * 2 ** zoom));
  const [west, north] = unproject(x - half[0], Math.max(0, y - half[1]));
  const [east, south] = unproject(x + half[0], Math.min(1, y + half[1]));
  return { zoom, center: unproject(x, y), bounds: [west, south, east, north] };
}

/** Dragging moves, the wheel zooms towards the pointer, two fingers pinch. */
function useDrag(box, now, scale, move) {
  const fingers = useRef(new Map());
  const start = useRef(null);
  const latest = useRef(now);
  latest.current = now;
  useEffect(() => {
    const wheel = (event) => {
      event.preventDefault();
      const view = latest.current;
      const zoom = Math.max(0, Math.min(MOST_ZOOM, view.zoom - event.deltaY / 300));
      const rect = box.current.getBoundingClientRect();
      const away = [event.clientX - rect.left - rect.width / 2, event.clientY - rect.top - rect.height / 2].map((n) => n / WORLD_PX);
      const gain = 1 / 2 ** view.zoom - 1 / 2 ** zoom;
      move({ zoom, x: view.x + away[0] * gain, y: view.y + away[1] * gain });
    };
    const element = box.current;
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, []);
  const spread = () => {
    const [a, b] = [...fingers.current.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  return {
    onPointerDown: (event) => {
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      start.current = { view: now, x: event.clientX, y: event.clientY, spread: fingers.current.size === 2 ? spread() : 0 };
    },
    onPointerMove: (event) => {
      if (!fingers.current.has(event.pointerId)) return;
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const { view, x, y, spread: before } = start.current;
      if (fingers.current.size === 2) return move({ ...view, zoom: view.zoom + Math.log2(spread() / (before || 1)) });
      const moved = [event.clientX - x, event.clientY - y];
      if (Math.hypot(...moved) < 4) return undefined;
      return move({ zoom: view.zoom, x: view.x - moved[0] / (WORLD_PX * scale), y: view.y - moved[1] / (WORLD_PX * scale) });
    },
    onPointerUp: (event) => fingers.current.delete(event.pointerId),
    onPointerLeave: (event) => fingers.current.delete(event.pointerId),
    onPointerCancel: (event) => fingers.current.delete(event.pointerId),
  };
}
