// What the page shows, all of it in the address: the view, what it is about, and every choice made in it.
import { useEffect, useState } from "./html.js";
import { VIEWS } from "./views/registry.js";

const listeners = new Set();

/** The view of an address: its entry in the registry, the parts of its path by name, and its query. */
export function routeOf(url) {
  for (const view of VIEWS) {
    const found = view.path.exec(url.pathname);
    if (found) return { view, params: decoded(found.groups ?? {}), query: url.searchParams, path: url.pathname };
  }
  return { view: null, params: {}, query: url.searchParams, path: url.pathname };
}

function decoded(groups) {
  return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, safeDecode(part)]));
}

function safeDecode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const currentRoute = () => routeOf(new URL(location.href));

/** Open an address of the page; `replace` leaves no step in the history (a brush that is still moving). */
export function go(address, { replace = false, keepScroll = false } = {}) {
  const url = new URL(address, location.href);
  if (url.href !== location.href) history[replace ? "replaceState" : "pushState"]({}, "", url);
  announceRoute({ keepScroll: keepScroll || replace });
}

/** Change some parts of the query: a string, a list (repeated), or null (removed). */
export function setQuery(changes, { replace = false } = {}) {
  go(withQuery(changes), { replace, keepScroll: true });
}

/** The address of this view with some parts of its query changed. */
export function withQuery(changes, from = location.href) {
  const url = new URL(from, location.href);
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== null && one !== undefined && one !== "") url.searchParams.append(name, one);
  }
  return url.pathname + readable(url.search) + url.hash;
}

// Commas, colons and slashes may stand in a query; a person should be able to read an address.
const readable = (search) => search.replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");

function announceRoute(how) {
  const route = currentRoute();
  for (const listener of listeners) listener(route, how);
}

/** The route now, and again whenever it changes. */
export function useRoute() {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    const listener = (next) => setRoute(next);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return route;
}

export function onRoute(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follow links inside the page without loading it again; everything else stays the browser's. */
export function followLinks() {
  window.addEventListener("popstate", () => announceRoute({ keepScroll: true }));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    const url = new URL(link.href);
    if (url.pathname.startsWith("/api/") || /\.[a-z]+$/.test(url.pathname)) return;
    if (url.pathname === location.pathname && url.search === location.search && url.hash) return;
    event.preventDefault();
    go(url.href, { keepScroll: link.hasAttribute("data-keep-scroll") });
  });
}

/** A choice of this browser only (never of the record): kept in local storage, or for this page where that is shut. */
export function preference(name, fallback) {
  try {
    const kept = localStorage.getItem(`tocsin.${name}`);
    return kept === null ? fallback : JSON.parse(kept);
  } catch {
    return fallback;
  }
}

export function setPreference(name, value) {
  try {
    localStorage.setItem(`tocsin.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still works; the choice lasts as long as the page.
  }
}

/** Say something to people who do not see the page change. */
export function announce(words) {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}
