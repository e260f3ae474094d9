/** A coded text with its evidence marked by kind, and in the margin what was read out of it. */

import { html, useMemo } from "../../html.js";
import { StageBadge } from "../../parts/index.js";
import { announce, setQuery } from "../../state.js";
import { ClaimCard } from "./claim_card.js";
import { countsByKind, marksOf } from "./kinds.js";
import { toIncident } from "./links.js";
import { unitsOf } from "./marks.js";
import { KindSwitches, ReportText } from "./report_text.js";
import { label, plural } from "./words.js";

/**
 * @param coded as the server gives a report; @param query of the address: `show` (a value or claim), `at` (a stretch),
 * `hide` (kinds that are not marked)
 */
export function CodedText({ coded, query, heading = "h2" }) {
  const marks = useMemo(() => marksOf(coded.spans), [coded]);
  const hidden = query.getAll("hide");
  const visible = useMemo(() => marks.filter((mark) => !hidden.includes(mark.kind)), [marks, hidden.join()]);
  const asked = useMemo(() => askedIn(coded, marks, query), [coded, marks, query.toString()]);
  const toggle = (kind) => setQuery({ hide: hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind] }, { replace: true });
  const show = (key, says) => {
    setQuery({ show: query.get("show") === key ? null : key, at: null }, { replace: true });
    announce(`lit: ${says}`);
  };
  const pick = (spans) => spans.length && setQuery({ at: spans[0].at, show: null }, { replace: true });
  return html`<div class="split is-coded">
    <div class="split-main">
      <${KindSwitches} counts=${countsByKind(marks)} hidden=${hidden} onToggle=${toggle} />
      <${ReportText} report=${coded} id=${coded.report.id} marks=${visible} lit=${asked.lit} onMark=${pick} />
    </div>
    <aside class="margin" aria-label="What was read out of it">
      ${asked.at && html`<${Carries} marks=${asked.carried} words=${asked.words} />`}
      <${Margin} coded=${coded} shown=${query.get("show")} onShow=${show} Heading=${heading} />
    </aside>
  </div>`;
}

function askedIn(coded, marks, query) {
  const show = query.get("show");
  const at = /^(\d+)-(\d+)$/.exec(query.get("at") ?? "");
  if (!at) return { lit: show ? wordsOf(coded, show) : [], at: null };
  const [start, end] = [Number(at[1]), Number(at[2])];
  const units = unitsOf(coded.text);
  const carried = marks.filter((mark) => mark.start < end && start < mark.end).sort((a, b) => a.end - a.start - (b.end - b.start));
  return { lit: start < end ? [{ start, end }] : [], at: at[0], carried, words: coded.text.slice(units(start), units(end)) };
}

/** Give the words of a value ("MENTION/FIELD") or of a claim. */
function wordsOf(coded, key) {
  const claim = coded.claims.find((one) => one.id === key);
  if (claim) return claim.content;
  const mention = coded.mentions.find((one) => key.startsWith(`${one.id}/`));
  return mention?.values.find((one) => `${mention.id}/${one.field}` === key)?.evidence ?? [];
}

/** What rests on the words that were pressed. */
function Carries({ marks, words }) {
  const said = [...new Set(marks.map((mark) => mark.says || label(mark.kind)))];
  return html`<div class="carries" role="status"><p class="small"><q dir="auto">${words}</q> ${said.length ? "carries" : "carries no value"}</p>
    ${said.length > 0 && html`<ul class="plain-list">${said.map((one) => html`<li key=${one} dir="auto">${one}</li>`)}</ul>`}
    <button type="button" class="small-button" onClick=${() => setQuery({ at: null }, { replace: true })}>Put out</button></div>`;
}

function Margin({ coded, shown, onShow, Heading }) {
  const told = coded.mentions.filter((mention) => !mention.reference_only);
  const named = coded.mentions.filter((mention) => mention.reference_only);
  return html`
    <${Heading}>${plural(told.length, "incident")} told</${Heading}>
    ${!told.length && html`<p class="muted">This text tells no incident of political violence or of the response to it.</p>`}
    ${told.map((mention) => html`<${MentionCard} key=${mention.id} ...${{ mention, shown, onShow }} />`)}
    ${named.length > 0 && html`<${Heading}>${named.length} only named</${Heading}>${named.map((mention) => html`<${MentionCard} key=${mention.id} ...${{ mention, shown, onShow }} />`)}`}
    ${coded.claims.length > 0 && html`<${Heading}>${plural(coded.claims.length, "claim")}</${Heading}>${coded.claims.map((claim) => html`<${ClaimCard} key=${claim.id} claim=${claim} isLit=${shown === claim.id} onShow=${() => onShow(claim.id, "the claim’s words")} isAbout />`)}`}
    ${coded.problems.length > 0 && html`<${Heading}>${plural(coded.problems.length, "stretch", "stretches")} not read</${Heading}>
      <ul class="plain-list">${coded.problems.map((one, i) => html`<li key=${i}><span class="tag">${one.code}</span> <span dir="auto">${one.message}</span></li>`)}</ul>`}`;
}

/** One incident as this text tells it, each value one press from its words. */
function MentionCard({ mention, shown, onShow }) {
  return html`<section class="mention" aria-label=${mention.words ?? label(mention.type)}>
    <p class="mention-head"><strong>${label(mention.type)}</strong> <${StageBadge} stage=${mention.stage} />${mention.factuality !== "asserted" && html` <span class="tag">${label(mention.factuality)}</span>`}
      ${mention.incident && html` <a class="small" href=${toIncident(mention.incident)}>incident</a>`}</p>
    <dl class="mention-values">${mention.values.map((one) => {
      const key = `${mention.id}/${one.field}`;
      return html`<div key=${one.field}><dt>${one.label}</dt><dd>${one.evidence.length
        ? html`<button type="button" class="value-button" aria-pressed=${shown === key ? "true" : "false"} onClick=${() => onShow(key, `${one.label}: ${one.words}`)}><span dir="auto">${one.words}</span></button>`
        : html`<span dir="auto">${one.words}</span>`}</dd></div>`;
    })}</dl></section>`;
}
