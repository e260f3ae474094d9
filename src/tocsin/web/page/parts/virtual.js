// A table of any length: only the rows in sight are drawn, and only those near are asked for.
import { html, useCallback, useEffect, useLayoutEffect, useRef, useState } from "../html.js";

const OVERSCAN = 8;
const WIDE_ROW = 36;
const NARROW_ROW = 74;
const NARROW = "(max-width: 40rem)";

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query) {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listener = () => setHolds(media.matches);
    media.addEventListener("change", listener);
    return () => media.removeEventListener("change", listener);
  }, [query]);
  return holds;
}

/**
 * `columns`: {name, title, cell(row), isNumber, sort} (`sort` is the word the server sorts by); `rowAt(n)` gives row n or
 * undefined where it is not there yet; `need(first, last)` is told which rows are in sight; `follows` scrolls to the chosen row. One tab stop: arrows, Page
 * Up, Page Down, Home and End move, Enter opens. `active` is the index of the chosen row or -1.
 */
export const VirtualTable = ({ label, name, columns, total, rowAt, need, sort, onSort, active, follows = true, onActive, onOpen, version }) => {
  const box = useRef(null);
  const isNarrow = useMedia(NARROW);
  const height = isNarrow ? NARROW_ROW : WIDE_ROW;
  const [top, setTop] = useState(0);
  const [room, setRoom] = useState(600);
  const first = Math.max(0, Math.floor(top / height) - OVERSCAN);
  const last = Math.min(total - 1, Math.ceil((top + room) / height) + OVERSCAN);

  useEffect(() => { if (total > 0) need(first, last); }, [first, last, total, version]);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setRoom(box.current?.clientHeight ?? 600));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const reveal = (n) => {
    const head = box.current.firstElementChild.offsetHeight;
    const from = n * height;
    const { scrollTop, clientHeight } = box.current;
    if (from < scrollTop) box.current.scrollTop = from;
    else if (from + height > scrollTop + clientHeight - head) box.current.scrollTop = from + height - clientHeight + head;
  };
  useEffect(() => { if (active >= 0 && follows) reveal(active); }, [active, height, follows]);

  const onKey = useCallback((event) => {
    if (event.target !== box.current) return;
    const page = Math.max(1, Math.floor(room / height) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps) {
      event.preventDefault();
      const next = active < 0 ? (steps[event.key] > 0 && event.key !== "End" ? 0 : active + steps[event.key]) : active + steps[event.key];
      const row = Math.max(0, Math.min(total - 1, next));
      reveal(row);
      onActive(row);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      onOpen(active);
    }
  }, [active, total, room, height]);

  const rows = [];
  for (let n = first; n <= last; n += 1) rows.push(n);
  return html`<div ref=${box} class=${`virtual ${name}`} role="grid" tabindex="0" aria-label=${label} aria-rowcount=${total + 1} aria-colcount=${columns.length}
      aria-activedescendant=${active >= first && active <= last ? `${name}-row-${active}` : null} onKeyDown=${onKey} onScroll=${(e) => setTop(e.currentTarget.scrollTop)}>
    <div role="rowgroup" class="virtual-head"><div role="row" aria-rowindex="1" class="virtual-row">
      ${columns.map((c) => html`<${Head} key=${c.name} column=${c} sort=${sort} onSort=${onSort} />`)}</div></div>
    <div role="rowgroup" class="virtual-body" style=${{ height: `${total * height}px` }}>
      ${rows.map((n) => html`<${Row} key=${n} n=${n} name=${name} row=${rowAt(n)} columns=${columns} height=${height} isActive=${n === active} onActive=${onActive} />`)}</div>
  </div>`;
};

const Head = ({ column, sort, onSort }) => {
  const isSorted = column.sort && (sort === column.sort || sort === `-${column.sort}`);
  const isDown = sort === `-${column.sort}`;
  const state = isSorted ? (isDown ? "descending" : "ascending") : column.sort ? "none" : null;
  const next = isSorted && !isDown ? `-${column.sort}` : isSorted ? column.sort : column.isNumber ? `-${column.sort}` : column.sort;
  return html`<div role="columnheader" class=${`cell ${column.name} ${column.isNumber ? "number" : ""}`} aria-sort=${state}>
    ${column.sort ? html`<button type="button" class="quiet" onClick=${() => onSort(next)}>${column.title}<span aria-hidden="true" class="sort">${isSorted ? (isDown ? "▼" : "▲") : ""}</span></button>` : column.title}</div>`;
};

const Row = ({ n, name, row, columns, height, isActive, onActive }) => html`<div role="row" id=${`${name}-row-${n}`} aria-rowindex=${n + 2} aria-selected=${isActive}
    class=${`virtual-row ${isActive ? "active" : ""}`} style=${{ transform: `translateY(${n * height}px)`, height: `${height}px` }} onClick=${(event) => event.target.closest("a") || onActive(n)}>
  ${columns.map((c) => html`<div key=${c.name} role="gridcell" class=${`cell ${c.name} ${c.isNumber ? "number" : ""}`}>${row ? c.cell(row) : html`<span class="bone" aria-hidden="true"></span>`}</div>`)}
</div>`;
