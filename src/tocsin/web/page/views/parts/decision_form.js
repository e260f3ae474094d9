/** The form before a decision that needs more than a key: a reason, a new value, or which reports to split off. */

import { html, useEffect, useRef, useState } from "../../html.js";
import { Dialog } from "../../parts/index.js";
import { DECISIONS, formFor, helpFor } from "./decisions.js";
import { label } from "./words.js";

/** @param onSend called with {why, value?, mentions?, other?}; @param vocabulary closed values of a field, or null */
export function DecisionForm({ item, decision, vocabulary, onSend, onClose }) {
  const { title, reasons } = DECISIONS[decision];
  const form = formFor(item, decision);
  const [why, setWhy] = useState(reasons[0]);
  const [value, setValue] = useState("");
  const [mentions, setMentions] = useState([]);
  const first = useRef(null);
  const isReady = why.trim() && (!["correct", "other"].includes(form) || value.trim()) && (form !== "split" || (mentions.length && mentions.length < item.sides.length));
  useEffect(() => first.current?.focus(), []);
  const send = (event) => {
    event.preventDefault();
    if (isReady) onSend({ why: why.trim(), ...(form === "correct" && { value: value.trim() }), ...(form === "split" && { mentions }), ...(form === "other" && { other: value.trim() }) });
  };
  return html`<${Dialog} title=${title} onClose=${onClose}><form class="decision-form" onSubmit=${send}>
    <p>${item.question}</p>
    ${form === "correct" && html`<${NewValue} ...${{ field: item.target.field, vocabulary, value, setValue, first }} />`}
    ${form === "other" && html`<p><label for="other">The other incident: its id, or the beginning of it</label><br /><input id="other" ref=${first} type="text" required autocomplete="off" value=${value} onInput=${(event) => setValue(event.currentTarget.value.trim().replace(/^.*\/incident\//, ""))} /><br /><span class="muted small">its address can be pasted too</span></p>`}
    ${form === "split" && html`<fieldset><legend>Which reports tell another happening?</legend>${item.sides.map((side, i) => html`<label key=${side.mention} class="choice">
      <input ref=${i ? null : first} type="checkbox" checked=${mentions.includes(side.mention)} onChange=${() => setMentions(mentions.includes(side.mention) ? mentions.filter((one) => one !== side.mention) : [...mentions, side.mention])} />
      <span><bdi>${side.title || "Untitled report"}</bdi> <span class="muted">${side.source}, ${side.published}</span></span></label>`)}</fieldset>`}
    <fieldset><legend>Why</legend>${reasons.map((reason, i) => html`<label key=${reason} class="choice"><input ref=${form === "reason" && !i ? first : null} type="radio" name="why" checked=${why === reason} onChange=${() => setWhy(reason)} /> <span>${reason}</span></label>`)}
      <label class="choice is-own">in other words <input type="text" value=${reasons.includes(why) ? "" : why} onInput=${(event) => setWhy(event.currentTarget.value)} /></label></fieldset>
    <p class="form-actions"><button class="primary" disabled=${!isReady}>${title} <kbd>Enter</kbd></button> <button type="button" class="quiet" onClick=${onClose}>Leave it <kbd>Esc</kbd></button></p>
  </form><//>`;
}

function NewValue({ field, vocabulary, value, setValue, first }) {
  if (vocabulary) {
    return html`<p><label for="new-value">New ${label(field)}</label><br /><select id="new-value" ref=${first} required onChange=${(event) => setValue(event.currentTarget.value)}>
      <option value="">choose</option>${vocabulary.map((one) => html`<option key=${one.value} value=${one.value} selected=${one.value === value}>${one.label ?? label(one.value)}</option>`)}</select></p>`;
  }
  return html`<p><label for="new-value">New ${label(field)}</label><br /><input id="new-value" ref=${first} type="text" required autocomplete="off" value=${value} aria-describedby="value-help" onInput=${(event) => setValue(event.currentTarget.value)} /><br /><span id="value-help" class="muted small">${helpFor(field)}</span></p>`;
}
