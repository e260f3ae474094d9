// What stands on the map, whichever map it is: clusters, single incidents, areas; the same rules for both.
import { useEffect, useMemo, useState } from "../../html.js";
import { get, useApi } from "../../api.js";
import { label, plural } from "../../format.js";
import { project, unproject } from "./world.js";

const CLUSTER_PX = 44; // marks nearer than that are one cluster
const WORLD_PX = 512; // the width of the world at zoom 0
export const MOST_POINTS = 20000; // more are clustered by the server
const POINT_PRECISIONS = new Set(["site", "populated_place", "near"]);

/**
 * The marks for a view of the map: {marks, areas, countries, count, unplaced, error, isLoading}. Few incidents come all
 * at once and are clustered here; many are clustered by the server for the box in sight.
 */
export function useMarks(filter, view, version) {
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
    const singles = (source ?? []).filter((one) => POINT_PRECISIONS.has(one.precision));
    const marks = source ? cluster(singles, zoom) : ((near.data ?? all.data).clusters ?? []).map(serverCluster);
    const areas = grouped((source ?? []).filter((one) => !POINT_PRECISIONS.has(one.precision)));
    const countries = (all.data.areas ?? []).filter((one) => one.country_iso3);
    return { marks, areas, countries, count: all.data.count, unplaced: all.data.without_point, isLoading: all.isLoading || near.isLoading, error: all.error ?? near.error, reload: all.reload, extent: extentOf(all.data) };
  }, [all.data, all.error, all.isLoading, near.data, near.error, near.isLoading, points, nearPoints, view?.zoom, version]);
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
export function cluster(points, zoom) {
  const size = CLUSTER_PX / (WORLD_PX * 2 ** zoom);
  const cells = new Map();
  for (const point of points) {
    const [x, y] = project(point.lon, point.lat);
    const key = `${Math.floor(x / size)}:${Math.floor(y / size)}`;
    const cell = cells.get(key);
    if (cell) cell.push({ point, x, y });
    else cells.set(key, [{ point, x, y }]);
  }
  return nearMerged([...cells.values()].map(markOf), size * 0.75);
}

// Two cells whose middles lie close together, across a line of the grid, are one mark.
function nearMerged(marks, reach) {
  const sorted = marks.sort((a, b) => b.members.length - a.members.length || (a.key < b.key ? -1 : 1));
  const kept = [];
  for (const mark of sorted) {
    const near = kept.find((one) => Math.hypot(one.x - mark.x, one.y - mark.y) < reach);
    if (near) Object.assign(near, markOf([...near.members, ...mark.members]));
    else kept.push(mark);
    if (kept.length > 3000) return [...kept, ...sorted.slice(kept.length)];
  }
  return kept;
}

function markOf(members) {
  const x = members.reduce((sum, one) => sum + one.x, 0) / members.length;
  const y = members.reduce((sum, one) => sum + one.y, 0) / members.length;
  const [lon, lat] = members.length === 1 ? [members[0].point.lon, members[0].point.lat] : unproject(x, y);
  const lons = members.map((one) => one.point.lon);
  const lats = members.map((one) => one.point.lat);
  const first = members[0].point;
  return {
    key: members.length === 1 ? first.id : `${members.length}:${first.id}`,
    x, y, lon, lat, members,
    count: members.length,
    id: members.length === 1 ? first.id : null,
    ids: members.map((one) => one.point.id),
    type: first.type,
    stage: first.stage,
    km: members.length === 1 ? first.km : null,
    family: null,
    box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
  };
}

function serverCluster(one) {
  const [x, y] = project(one.lon, one.lat);
  return { key: `${one.lon}:${one.lat}:${one.count}`, x, y, lon: one.lon, lat: one.lat, count: one.count, id: one.count === 1 ? one.id : null, ids: one.id ? [one.id] : [], type: null, stage: null, km: null, box: one.bbox, members: [] };
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
  if (mark.precision) return `${plural(mark.count, "incident")} somewhere in this ${label(AREA_WORDS[mark.precision] ?? mark.precision)}${where}`;
  if (mark.count > 1) return `${plural(mark.count, "incident")} close together${where}`;
  return `${label(mark.type ?? "incident")}${mark.stage ? `, ${label(mark.stage)}` : ""}${where}`;
}

const AREA_WORDS = { admin1: "province", admin2: "district", region: "region", sea_or_air: "sea or air space" };

/** The size of a mark on the screen, by its count: the area grows with the count, within bounds. */
export const radiusOf = (count) => (count === 1 ? 6 : Math.min(26, 9 + 2.2 * Math.log2(count)));

/** The card of an incident, asked for when it is chosen on the map. */
export function useCard(id) {
  const [card, setCard] = useState(null);
  useEffect(() => {
    if (!id) return setCard(null);
    const stop = new AbortController();
    get(`/incidents/${encodeURIComponent(id)}`, {}, { signal: stop.signal }).then((found) => setCard(found.card), () => setCard(null));
    return () => stop.abort();
  }, [id]);
  return card;
}
