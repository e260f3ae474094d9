// What stands on the map, whichever map it is: clusters, single incidents, areas; the same rules for both.
import { useMemo } from "../../html.js";
import { useApi } from "../../api.js";
import { label, plural } from "../../format.js";
import { project, unproject } from "./world.js";

export const CLUSTER_PX = 44; // marks nearer than that are one cluster, unless a person chooses otherwise
const WORLD_PX = 512; // the width of the world at zoom 0
export const MOST_POINTS = 20000; // more are clustered by the server
const MOST_MERGED = 1500; // marks beyond that stay as the grid gives them
const POINT_PRECISIONS = new Set(["site", "populated_place", "near"]);

/**
 * The marks for a view of the map: {marks, areas, countries, count, unplaced, error, isLoading}. Few incidents come all
 * at once and are clustered here; many are clustered by the server for the box in sight.
 */
export function useMarks(filter, view, reach = CLUSTER_PX) {
  const all = useApi("/map", { ...filter, mode: "auto", most: MOST_POINTS, zoom: 2 });
  const isMany = all.data?.mode === "clusters";
  const box = isMany && view ? boxText(view.bounds) : null;
  const near = useApi(box ? "/map" : null, { ...filter, mode: "auto", most: 2000, zoom: view ? Math.round(view.zoom) : 0, bbox: box });
  const points = useMemo(() => (all.data?.mode === "points" ? pointsOf(all.data) : null), [all.data]);
  const nearPoints = useMemo(() => (near.data?.mode === "points" ? pointsOf(near.data) : null), [near.data]);
  return useMemo(() => {
    if (!all.data) return { marks: [], areas: [], countries: [], count: null, unplaced: 0, error: all.error, isLoading: true, reload: all.reload };
    const zoom = view?.zoom ?? 1;
    const source = isMany ? (nearPoints ?? null) : points;
    const marks = source
      ? cluster(source.filter((one) => POINT_PRECISIONS.has(one.precision)).map(single), zoom, reach)
      : nearMerged(((near.data ?? all.data).clusters ?? []).map(serverCluster), zoom, reach);
    const areas = grouped((source ?? []).filter((one) => !POINT_PRECISIONS.has(one.precision)));
    const countries = (all.data.areas ?? []).filter((one) => one.country_iso3);
    return { marks, areas, countries, count: all.data.count, unplaced: all.data.without_point, isLoading: all.isLoading || near.isLoading, error: all.error ?? near.error, reload: all.reload, extent: extentOf(all.data) };
  }, [all.data, all.error, all.isLoading, near.data, near.error, near.isLoading, points, nearPoints, view?.zoom, reach]);
}

const boxText = ([west, south, east, north]) => [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)].map((n) => n.toFixed(3)).join(",");

function pointsOf(columns) {
  return columns.id.map((id, n) => ({
    id,
    lon: columns.lon[n],
    lat: columns.lat[n],
    km: columns.uncertainty_km[n],
    precision: columns.precisions[columns.precision[n]],
    type: columns.types[columns.type[n]],
    stage: columns.stages[columns.stage[n]],
    killed: columns.killed[n],
  }));
}

/** Put what lies close together on the screen into one mark each, in an order that does not depend on the input's. */
export function cluster(singles, zoom, reach = CLUSTER_PX) {
  const size = Math.max(1, reach) / (WORLD_PX * 2 ** zoom);
  const cells = new Map();
  for (const one of singles) {
    const key = `${Math.floor(one.x / size)}:${Math.floor(one.y / size)}`;
    const cell = cells.get(key);
    if (cell) cell.push(one);
    else cells.set(key, [one]);
  }
  return nearMerged([...cells.values()].map(joined), zoom, reach);
}

// Marks that would lie over each other, across a line of the grid, are one mark.
function nearMerged(marks, zoom, reach) {
  if (reach <= 1) return marks;
  const pixel = 1 / (WORLD_PX * 2 ** zoom);
  const sorted = marks.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const kept = [];
  for (const mark of sorted) {
    const near = kept.length < MOST_MERGED && kept.find((one) => Math.hypot(one.x - mark.x, one.y - mark.y) < (radiusOf(one.count) + radiusOf(mark.count)) * 0.9 * pixel);
    if (near) Object.assign(near, joined([near, mark]));
    else kept.push(mark);
  }
  return kept;
}

const single = (point) => {
  const [x, y] = project(point.lon, point.lat);
  return { ...point, key: point.id, x, y, ids: [point.id], count: 1, box: [point.lon, point.lat, point.lon, point.lat] };
};

/** One mark for several: in their middle by weight, around all of them. */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const count = parts.reduce((sum, one) => sum + one.count, 0);
  const x = parts.reduce((sum, one) => sum + one.x * one.count, 0) / count;
  const y = parts.reduce((sum, one) => sum + one.y * one.count, 0) / count;
  const [lon, lat] = unproject(x, y);
  const bound = (n, choose) => choose(...parts.map((one) => one.box[n]));
  return {
    key: `${count}:${parts[0].key}`, id: null, x, y, lon, lat, count, km: null, type: null, stage: null,
    ids: parts.flatMap((one) => one.ids),
    box: [bound(0, Math.min), bound(1, Math.min), bound(2, Math.max), bound(3, Math.max)],
  };
}

function serverCluster(one) {
  const [x, y] = project(one.lon, one.lat);
  return { key: one.id ?? `${one.lon}:${one.lat}:${one.count}`, id: one.id ?? null, x, y, lon: one.lon, lat: one.lat, count: one.count, ids: one.id ? [one.id] : [], type: null, stage: null, km: null, box: one.bbox };
}

/** Provinces, districts and regions, one mark each for all incidents that are known no closer. */
function grouped(points) {
  const groups = new Map();
  for (const point of points) {
    const key = `${point.lon}:${point.lat}:${point.precision}`;
    const group = groups.get(key);
    if (group) group.ids.push(point.id);
    else groups.set(key, { key, lon: point.lon, lat: point.lat, km: point.km ?? 25, precision: point.precision, ids: [point.id], type: point.type, stage: point.stage });
  }
  return [...groups.values()].map((one) => ({ ...one, count: one.ids.length })).sort((a, b) => b.km - a.km);
}

function extentOf(data) {
  const lons = data.mode === "points" ? data.lon : data.clusters.flatMap((one) => [one.bbox[0], one.bbox[2]]);
  const lats = data.mode === "points" ? data.lat : data.clusters.flatMap((one) => [one.bbox[1], one.bbox[3]]);
  if (!lons.length) return null;
  const bound = (values, pick) => values.reduce((a, b) => pick(a, b));
  return [bound(lons, Math.min), bound(lats, Math.min), bound(lons, Math.max), bound(lats, Math.max)];
}

/** What a mark is, in words: for its name, its tooltip and the list beside the map. */
export function markWords(mark, place) {
  const where = place ? `, ${place}` : "";
  if (mark.precision && !POINT_PRECISIONS.has(mark.precision)) return `${plural(mark.count, "incident")} somewhere in this ${label(AREA_WORDS[mark.precision] ?? mark.precision)}${where}`;
  if (mark.count > 1) return `${plural(mark.count, "incident")} close together${where}`;
  return `${label(mark.type ?? "incident")}${mark.stage ? `, ${label(mark.stage)}` : ""}${where}`;
}

const AREA_WORDS = { admin1: "province", admin2: "district", region: "region", sea_or_air: "sea or air space" };

/** The size of a mark on the screen, by its count: the area grows with the count, within bounds. */
export const radiusOf = (count) => (count === 1 ? 6 : Math.min(26, 9 + 2.2 * Math.log2(count)));

/** How strong areas are hatched: many lie over each other, and the marks must stay readable. */
export const hatchOpacity = (count) => Math.max(0.25, 0.8 - count * 0.01);
