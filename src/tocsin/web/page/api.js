// Asking the server: one address under /api/v1, answers kept with their ETag, errors in words that say what to do.
import { useCallback, useEffect, useRef, useState } from "./html.js";

export const API = "/api/v1";
const MOST_KEPT = 200;
const kept = new Map();

/** What went wrong, in the words of the server's problem+json or ours: title, detail, and what to do next. */
export class ApiError extends Error {
  constructor({ status = 0, title, detail = "", next = "" }) {
    super(title);
    Object.assign(this, { status, title, detail, next });
  }
}

/** The address of a question: parameters may be strings, numbers, lists (repeated), or null (left out). */
export function address(path, params = {}) {
  const query = params instanceof URLSearchParams ? params : new URLSearchParams();
  if (!(params instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(params)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== null && one !== undefined && one !== "") query.append(name, one);
      }
    }
  }
  const words = query.toString();
  return API + path + (words ? `?${words}` : "");
}

/** Ask for JSON. An answer that has not changed is not sent again. */
export async function get(path, params = {}, { signal } = {}) {
  const url = address(path, params);
  const before = kept.get(url);
  const response = await ask(url, { signal, headers: before ? { "If-None-Match": before.etag } : {} });
  if (response.status === 304 && before) {
    remember(url, before);
    return before.body;
  }
  const body = await read(response);
  const etag = response.headers.get("ETag");
  if (etag) remember(url, { etag, body });
  return body;
}

/** Send JSON. `key` makes sending twice the same as sending once; `ifMatch` refuses to overwrite a newer decision. */
export const post = (path, body, options) => send("POST", path, body, options);

/** Replace something, such as the settings. */
export const put = (path, body, options) => send("PUT", path, body, options);

async function send(method, path, body, { key = madeUpKey(), ifMatch, signal } = {}) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  if (ifMatch) headers["If-Match"] = ifMatch;
  return read(await ask(API + path, { method, headers, body: JSON.stringify(body), signal }));
}

// randomUUID is there only on loopback and https; getRandomValues is always there.
const madeUpKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16).padStart(8, "0")).join("");

function remember(url, answer) {
  kept.delete(url);
  kept.set(url, answer);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

async function ask(url, options) {
  const token = sessionToken();
  const headers = { Accept: "application/json", ...options.headers };
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(url, { ...options, headers, credentials: "same-origin", cache: "no-store" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError({
      title: "The server does not answer",
      detail: "Nothing is lost: the record is a file on its disk.",
      next: "See whether `tocsin serve` still runs, then try again.",
    });
  }
  if (response.ok || response.status === 304) return response;
  throw await problem(response);
}

async function problem(response) {
  const words = await response.json().catch(() => ({}));
  const detail = typeof words.detail === "string" ? words.detail : "";
  const wait = response.headers.get("Retry-After");
  return new ApiError({
    status: response.status,
    title: words.title || `The server answered ${response.status}`,
    detail,
    next: words.next || words.hint || (wait ? `Try again in ${wait} s.` : ""),
  });
}

async function read(response) {
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    throw new ApiError({
      status: response.status,
      title: "The answer could not be read",
      detail: "It is not JSON.",
      next: "See whether page and server are of one version: reload the page.",
    });
  }
}

/** The token of this tab, where the server asks for one. */
export function sessionToken(token) {
  try {
    if (token !== undefined) sessionStorage.setItem("tocsin.token", token);
    return sessionStorage.getItem("tocsin.token") || "";
  } catch {
    return "";
  }
}

/**
 * Ask while a part of the page is shown: {data, error, isLoading, reload}.
 * `path` null asks nothing. While a new answer comes the old one stays, so that nothing jumps.
 */
export function useApi(path, params = {}) {
  const url = path === null ? null : address(path, params);
  const [answer, setAnswer] = useState({ url: null, data: null, error: null });
  const [round, setRound] = useState(0);
  const latest = useRef(null);
  useEffect(() => {
    if (url === null) return undefined;
    const stop = new AbortController();
    latest.current = url;
    get(path, params, { signal: stop.signal }).then(
      (data) => latest.current === url && setAnswer({ url, data, error: null }),
      (error) => error.name !== "AbortError" && latest.current === url && setAnswer((was) => ({ url, data: was.data, error })),
    );
    return () => stop.abort();
  }, [url, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { data: url === null ? null : answer.data, error: answer.error, isLoading: url !== null && answer.url !== url, reload };
}
