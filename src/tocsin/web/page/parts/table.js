// A plain table for some dozens of rows.
import { html } from "../html.js";

/**
 * `columns` is a list of {name, title, cell(row), isNumber}; `caption` says what it is, to everybody or, with
 * `hideCaption`, to people who hear the page. The first column heads its row.
 */
export const SimpleTable = ({ caption, hideCaption = false, columns, rows, rowKey = (row, n) => n }) =>
  html`<div class="table-scroll" tabindex="0" role="region" aria-label=${caption}><table>
    <caption class=${hideCaption ? "sr-only" : ""}>${caption}</caption>
    <thead><tr>${columns.map((c) => html`<th key=${c.name} scope="col" class=${c.isNumber ? "number" : ""}>${c.title ?? c.name}</th>`)}</tr></thead>
    <tbody>${rows.map((row, n) => html`<tr key=${rowKey(row, n)}>${columns.map((c, i) =>
      i === 0
        ? html`<th key=${c.name} scope="row" class=${c.isNumber ? "number" : ""}>${c.cell(row)}</th>`
        : html`<td key=${c.name} class=${c.isNumber ? "number" : ""}>${c.cell(row)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
