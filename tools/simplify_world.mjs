// Thins the 50m borders of world-atlas to what a news map needs, and writes each country's ISO 3166-1 alpha-3 code.
//
//   node simplify_world.mjs COUNTRIES.json CODES.json > world.json
//
// COUNTRIES.json is countries-50m.json, CODES.json maps numeric to alpha-3 codes. Shapes under LEAST_AREA vanish.
import { readFileSync } from "node:fs";
import { quantize } from "topojson-client";
import { filter, filterAttached, presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const LEAST_AREA = 1e-6; // steradians: a corner of some 40 square kilometres
const STEPS = 2e4; // of the whole width: 2 km at the equator

const [, , countries, codes] = process.argv;
const iso3ByNumber = JSON.parse(readFileSync(codes, "utf8"));
let world = presimplify(JSON.parse(readFileSync(countries, "utf8")), sphericalTriangleArea);
world = filter(simplify(world, LEAST_AREA), filterAttached(world));
delete world.objects.land;
delete world.transform;
for (const country of world.objects.countries.geometries) {
  country.properties = { name: country.properties.name, iso3: iso3ByNumber[country.id] ?? null };
}
process.stdout.write(JSON.stringify(quantize(world, STEPS)));
