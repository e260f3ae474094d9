// The rows of the table, asked for in pages as they come into sight; a new filter or order begins anew.
import { useCallback, useEffect, useReducer, useRef } from "../../html.js";
import { address, get } from "../../api.js";

const PAGE = 100;
const MOST_PAGES = 60;

/** Rows by their place in the order: {total, rowAt, need, error, indexOf, version}; `total` is null until it is known. */
export function useRows(filter) {
  const key = address("/incidents", filter);
  const store = useRef(null);
  const [, redraw] = useReducer((n) => n + 1, 0);
  if (store.current?.key !== key) {
    // Rows of the former question stay until the first new ones come, so that nothing jumps.
    store.current = { key, filter, pages: new Map(), asked: new Map(), total: null, error: null, before: store.current };
    if (store.current.before) store.current.before.before = null;
  }
  const rows = store.current;
  const ask = useCallback((page) => {
    const now = store.current;
    if (now.asked.has(page)) return;
    const stop = new AbortController();
    now.asked.set(page, stop);
    get("/incidents", { ...now.filter, limit: PAGE, offset: page * PAGE }, { signal: stop.signal }).then(
      (answer) => {
        now.pages.set(page, answer.items);
        now.total = answer.total;
        now.error = null;
        now.before = null;
        if (now.pages.size > MOST_PAGES) forget(now, page);
        if (store.current === now) redraw();
      },
      (error) => {
        now.asked.delete(page);
        if (error.name === "AbortError" || store.current !== now) return;
        now.error = error;
        redraw();
      },
    );
  }, []);
  useEffect(() => {
    ask(0);
    const mine = store.current;
    return () => { for (const stop of mine.asked.values()) stop.abort(); };
  }, [key]);
  const need = useCallback((first, last) => {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) ask(page);
  }, []);
  const shown = rows.total === null && rows.before ? rows.before : rows;
  return {
    version: key,
    total: shown.total,
    isLoading: rows.total === null,
    error: rows.error,
    need,
    rowAt: (n) => shown.pages.get(Math.floor(n / PAGE))?.[n % PAGE],
    indexOf: (id) => indexOf(shown.pages, id),
    reload: () => { store.current = { ...rows, asked: new Map(), error: null }; ask(0); redraw(); },
  };
}

function indexOf(pages, id) {
  for (const [page, items] of pages) {
    const found = items.findIndex((row) => row.id === id);
    if (found >= 0) return page * PAGE + found;
  }
  return -1;
}

function forget(store, near) {
  const farthest = [...store.pages.keys()].reduce((a, b) => (Math.abs(b - near) > Math.abs(a - near) ? b : a));
  store.pages.delete(farthest);
  store.asked.delete(farthest);
}
