/** The values of an incident: each with its range, the rule in words, its words, and what was set aside. */

import { html } from "../../html.js";
import { StageBadge } from "../../parts/index.js";
import { QuoteButton } from "./shared.js";
import { label } from "./words.js";

const MOST_QUOTES = 3;
const MOST_ASIDE = 3;

/**
 * @param values as the server gives them; @param rules rule id -> words; @param numbers report id -> its number
 * @param chosen {value, report, at, aside} of the address; @param onChoose called with such a choice
 */
export function ValuesList({ values, rules, numbers, chosen, onChoose }) {
  return html`<dl class="values">${values.map((one) => html`<${Row} key=${one.field} ...${{ one, rules, numbers, chosen, onChoose }} />`)}</dl>`;
}

function Row({ one, rules, numbers, chosen, onChoose }) {
  const isChosen = chosen.value === one.field;
  const isWhole = isChosen && !chosen.at && chosen.aside === null;
  const words = one.field === "stage" ? html`<${StageBadge} stage=${one.value} />` : html`<span dir="auto">${one.words}</span>`;
  const rule = one.rule_words ?? rules[one.rule] ?? label(one.rule);
  return html`<div class=${`value-row${isChosen ? " is-chosen" : ""}`}>
    <dt>${one.label}</dt>
    <dd>
      ${one.evidence.length
        ? html`<button type="button" class="value-button" aria-pressed=${isWhole ? "true" : "false"} onClick=${() => onChoose(isWhole ? {} : { value: one.field })}>${words}</button>`
        : html`<span class="value-plain">${words}</span>`}
      <${Quotes} ...${{ one, numbers, chosen: isChosen ? chosen : {}, onChoose }} />
      ${rule && html`<p class="rule-words"><span class="sr-only">Rule: </span>${rule}</p>`}
      <${Aside} ...${{ one, numbers, chosen: isChosen ? chosen : {}, onChoose }} />
    </dd>
  </div>`;
}

function Quotes({ one, numbers, chosen, onChoose }) {
  const { evidence } = one;
  if (!evidence.length) return html`<p class="muted small">no words of its own: it follows from what happened</p>`;
  return html`<p class="quotes">${evidence.slice(0, MOST_QUOTES).map((words, i) => {
    const at = `${words.start}-${words.end}`;
    const isLit = chosen.at === at && chosen.report === words.report;
    return html`<${QuoteButton} key=${i} words=${words} number=${numbers.get(words.report) ?? "?"} isLit=${isLit} onPress=${() => onChoose({ value: one.field, report: words.report, at })} />`;
  })}${evidence.length > MOST_QUOTES && html`<button type="button" class="more-button" onClick=${() => onChoose({ value: one.field })}>and ${evidence.length - MOST_QUOTES} more</button>`}</p>`;
}

function Aside({ one, numbers, chosen, onChoose }) {
  if (!one.set_aside?.length) return null;
  const lines = one.set_aside.map((other, i) => html`<li key=${i}>
    <button type="button" class="quote-button" aria-pressed=${chosen.aside === i ? "true" : "false"} onClick=${() => onChoose({ value: one.field, report: other.report, aside: i })}><s dir="auto">${other.words}</s><sup class="ref"><span class="sr-only"> in report </span>${numbers.get(other.report) ?? "?"}</sup></button>
    <span class="muted">${label(other.reason)}</span></li>`);
  const list = html`<ul class="aside-list">${lines}</ul>`;
  if (lines.length <= MOST_ASIDE) return html`<div class="set-aside"><span class="set-aside-name">set aside</span>${list}</div>`;
  return html`<details class="set-aside"><summary>${lines.length} values set aside</summary>${list}</details>`;
}
