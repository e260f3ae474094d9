// The borders of the world, read once: shapes of countries with their codes, and the arithmetic of the map's projection.
import "../../vendor/topojson-client.js";
import { learnCountries } from "../../format.js";

let loading = null;

/** All countries as GeoJSON features with {name, iso3}; asked for once. */
export function loadWorld() {
  loading ??= fetch("/vendor/world.json").then(async (response) => {
    if (!response.ok) throw new Error(`the borders answered ${response.status}`);
    const topology = await response.json();
    const world = globalThis.topojson.feature(topology, topology.objects.countries);
    for (const country of world.features) unrolled(country.geometry);
    learnCountries(world.features.map((one) => [one.properties.iso3, one.properties.name]));
    return world;
  });
  return loading;
}

// The shapes are stitched over the date line: a jump from 180 to -180 would draw a line around the whole map. Such a
// ring runs on beyond 180 instead; the one around the South Pole is closed below the map.
function unrolled(geometry) {
  const pieces = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  for (const rings of pieces) {
    for (const ring of rings) {
      let turns = 0;
      for (let n = 1; n < ring.length; n += 1) {
        const step = ring[n][0] + turns - ring[n - 1][0];
        if (step > 180) turns -= 360;
        else if (step < -180) turns += 360;
        ring[n] = [ring[n][0] + turns, ring[n][1]];
      }
      if (turns) ring.push([ring.at(-1)[0], -89.9], [ring[0][0], -89.9], ring[0]);
      else if (ring.every(([lon]) => lon < -180)) ring.forEach((spot, n) => { ring[n] = [spot[0] + 360, spot[1]]; });
    }
  }
}

const MOST_LAT = 85.05;
const EARTH_KM = 6371.0088;

/** Web Mercator, the whole world from 0 to 1 on both axes. */
export function project(lon, lat) {
  const sine = Math.sin((Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function unproject(x, y) {
  return [(x - 0.5) * 360, (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90];
}

/** A ring around a point, closed, as [lon, lat] pairs. */
export function circle(lon, lat, radiusKm, corners = 48) {
  const reach = radiusKm / EARTH_KM;
  const north = (lat * Math.PI) / 180;
  const ring = [];
  for (let n = 0; n <= corners; n += 1) {
    const bearing = (-2 * Math.PI * n) / corners;
    const there = Math.asin(Math.sin(north) * Math.cos(reach) + Math.cos(north) * Math.sin(reach) * Math.cos(bearing));
    const aside = Math.atan2(Math.sin(bearing) * Math.sin(reach) * Math.cos(north), Math.cos(reach) - Math.sin(north) * Math.sin(there));
    ring.push([lon + (aside * 180) / Math.PI, (there * 180) / Math.PI]);
  }
  return ring;
}

/** The middle of a country's largest piece, for its label, and the size of that piece in square degrees: {spot, size}. */
export function middle(feature) {
  const pieces = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  let best = null;
  for (const [ring] of pieces) {
    const box = boxOf(ring);
    const size = (box[2] - box[0]) * (box[3] - box[1]);
    if (!best || size > best.size) best = { size, ring };
  }
  return { spot: centroid(best.ring), size: best.size };
}

/** Whether a country of a size (square degrees) is named at a zoom: small ones once one has come closer. */
export const isNamed = (size, zoom) => zoom >= 1.6 && size > (zoom < 3 ? 40 : zoom < 4.5 ? 6 : 0);

function boxOf(ring) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  }
  return box;
}

function centroid(ring) {
  let [x, y, area] = [0, 0, 0];
  for (let n = 0; n < ring.length - 1; n += 1) {
    const cross = ring[n][0] * ring[n + 1][1] - ring[n + 1][0] * ring[n][1];
    area += cross;
    x += (ring[n][0] + ring[n + 1][0]) * cross;
    y += (ring[n][1] + ring[n + 1][1]) * cross;
  }
  return area ? [x / (3 * area), y / (3 * area)] : ring[0];
}
