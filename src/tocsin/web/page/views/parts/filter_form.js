/** A short form that writes what is asked for into the address; pressing Enter asks. */

import { html } from "../../html.js";
import { setQuery } from "../../state.js";
import { label } from "./words.js";

/**
 * @param fields [{name, label, placeholder?, options?, type?}]; @param query of the address
 * @param then called after the address changed
 */
export function FilterForm({ fields, query, label: says, then = null, button = "Show" }) {
  const send = (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setQuery(Object.fromEntries(fields.map(({ name }) => [name, String(form.get(name) ?? "").trim() || null])));
    then?.();
  };
  const isAsked = fields.some(({ name }) => query.get(name));
  const clear = () => setQuery(Object.fromEntries(fields.map(({ name }) => [name, null])));
  return html`<form class="filter-form" role="search" aria-label=${says} onSubmit=${send}>
    ${fields.map((field) => html`<${Field} key=${`${field.name}:${query.get(field.name) ?? ""}`} field=${field} value=${query.get(field.name) ?? ""} />`)}
    <button class="primary">${button}</button>${isAsked && html`<button type="button" class="quiet" onClick=${clear}>Clear</button>`}
  </form>`;
}

function Field({ field, value }) {
  const { name, label: says, placeholder = null, options, type = "text" } = field;
  if (options) {
    return html`<label>${says}<select name=${name} onChange=${(event) => event.currentTarget.form.requestSubmit()}>
      <option value="">all</option>${options.map((one) => html`<option key=${one} value=${one} selected=${one === value}>${label(one)}</option>`)}</select></label>`;
  }
  return html`<label>${says}<input name=${name} type=${type} defaultValue=${value} placeholder=${placeholder} autocomplete="off" /></label>`;
}
