/** Attacks above, response below, over the same periods; under each the reports and sources that its counts rest on. */

import { html, useMemo } from "../../html.js";
import { go } from "../../state.js";
import { useId } from "../../vendor/hooks.mjs";
import { ticks } from "./series.js";
import { folded, periodName, ROWS } from "./tally.js";
import { number } from "./words.js";

const WIDTH = 900;
const BAND = 74; // height of one row of bars
const LEFT = 44;
const LABELS = 34; // between two rows: the name of the next, clear of the zero above it

/** @param rows periods with counts, oldest first; @param href(row) the link to what a period counts */
export function ResponseChart({ rows, href }) {
  const id = useId();
  const shown = useMemo(() => folded(rows), [rows]);
  const top = Math.max(1, ...shown.flatMap((row) => ROWS.map(({ key }) => row[key] ?? 0)));
  const marks = ticks(top, 2);
  const high = marks[marks.length - 1];
  const step = (WIDTH - LEFT - 8) / Math.max(1, shown.length);
  const height = ROWS.length * (BAND + LABELS) + 44;
  return html`<figure class="chart response-chart"><figcaption id=${id}>Attacks and the response to them, by period <span class="muted">· under each period: reports loaded (rep) and their sources (src)</span></figcaption>
    <div class="table-scroll" tabindex="0" role="region" aria-label="The chart"><svg viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby=${id}>
      <defs><pattern id=${`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="hatch-ground" /><line x1="0" x2="0" y1="0" y2="5" class="hatch" /></pattern></defs>
      ${ROWS.map((row, i) => {
        const base = (i + 1) * (BAND + LABELS) - 6;
        return html`<g key=${row.key} class=${`row-${row.key}`}>
          <text x="0" y=${base - BAND - 8} class="row-name">${row.label}</text>
          ${marks.map((mark) => {
            const y = base - (mark / high) * (BAND - 8);
            return html`<g key=${mark} class="axes"><line x1=${LEFT} x2=${WIDTH - 8} y1=${y} y2=${y} /><text x=${LEFT - 8} y=${y + 4} text-anchor="end">${number(mark)}</text></g>`;
          })}
          ${shown.map((one, j) => !one.folded && one[row.key] > 0 && html`<${Bar} key=${j} ...${{ one, row, base, x: LEFT + j * step, step, high, href, fill: row.key === "thwarted" ? `url(#${id}-hatch)` : null }} />`)}
        </g>`;
      })}
      <${Labels} ...${{ shown, step, y: ROWS.length * (BAND + LABELS) + 14 }} />
    </svg></div></figure>`;
}

function Bar({ one, row, base, x, step, high, href, fill }) {
  const tall = (one[row.key] / high) * (BAND - 8);
  const wide = Math.min(44, step * 0.72);
  const at = x + (step - wide) / 2;
  return html`<g class="bar-group" onClick=${() => go(href(one))}><title>${`${periodName(one)}: ${one[row.key]} ${row.says}; ${one.reports} reports, ${one.sources} sources`}</title>
    <rect x=${at} y=${base - tall} width=${wide} height=${tall} class="bar" style=${fill ? { fill } : null} />
    <text x=${at + wide / 2} y=${base - tall - 3} text-anchor="middle" class="bar-count">${one[row.key]}</text></g>`;
}

function Labels({ shown, step, y }) {
  const every = Math.ceil(104 / step);
  return shown.map((one, j) => {
    const x = LEFT + j * step + step / 2;
    if (one.folded) return html`<text key=${j} x=${x} y=${y - 18} text-anchor="middle" class="folded"><title>${`${one.folded} periods without anything, ${one.start} to ${one.end}`}</title>⋯</text>`;
    if (j % every) return null;
    return html`<g key=${j} class="axes"><text x=${x} y=${y} text-anchor="middle">${periodName(one)}</text><text x=${x} y=${y + 15} text-anchor="middle" class="honest">${one.reports} rep · ${one.sources} src</text></g>`;
  });
}
