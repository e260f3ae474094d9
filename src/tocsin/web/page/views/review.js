/** What waits for a person, most worth an answer first; every decision on a key, with its reason, and one key takes it back. */

import { get, post, useApi } from "../api.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { keyOf, useKeys } from "../keys.js";
import { Empty, Failure, Skeleton } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { announce, go, preference, setPreference, setQuery } from "../state.js";
import { DecisionForm } from "./parts/decision_form.js";
import { DECISIONS, formFor } from "./parts/decisions.js";
import { toIncident } from "./parts/links.js";
import { Decision } from "./parts/reports_list.js";
import { ReviewItem } from "./parts/review_item.js";
import { label } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

const AT_ONCE = 25;
const KINDS = { pair: "pairs", contradiction: "contradictions", value: "doubtful values", second: "second readings" };

export function View({ query }) {
  const [name, setName] = useState(preference("reviewer", ""));
  const [isTwo, setTwo] = useState(preference("twoPersons", false));
  const asked = { limit: AT_ONCE, kind: query.get("kind"), deferred: query.get("deferred"), two_person: isTwo ? "true" : null, reviewer: name };
  const queue = useApi("/review/queue", asked);
  const log = useApi("/reviews", { limit: 12 });
  const keepName = (words) => {
    setName(words);
    setPreference("reviewer", words);
  };
  return html`<header class="view-head"><h1>Review</h1>
      <p class="muted">Most worth an answer first: contradictory, doubtful, influential. Nothing is overwritten; every decision keeps its reason and can be taken back. <kbd>?</kbd> lists the keys and lets you change them.</p></header>
    <div class="review-bar">
      <label>You decide as <input type="text" value=${name} required autocomplete="name" placeholder="your name" onChange=${(event) => keepName(event.currentTarget.value.trim())} /></label>
      <label>Questions <select onChange=${(event) => setQuery({ kind: event.currentTarget.value, item: null })}><option value="">all</option>${Object.entries(KINDS).map(([kind, words]) => html`<option key=${kind} value=${kind} selected=${asked.kind === kind}>${words}</option>`)}</select></label>
      <label class="choice"><input type="checkbox" checked=${Boolean(asked.deferred)} onChange=${(event) => setQuery({ deferred: event.currentTarget.checked ? "true" : null })} /> <span>also what was deferred</span></label>
      <${TwoPersons} isForced=${queue.data?.settings?.two_person === true} isOn=${isTwo} onChange=${(is) => { setTwo(is); setPreference("twoPersons", is); }} />
    </div>
    ${queue.error && !queue.data && html`<${Failure} error=${queue.error} onRetry=${queue.reload} />`}
    ${!queue.error && !queue.data && html`<${Skeleton} lines=${10} label="Asking for the queue" />`}
    ${queue.data && html`<div class="review-split"><${Desk} ...${{ queue, log, name, query }} /><${Log} log=${log} name=${name} onUndone=${queue.reload} /></div>`}`;
}

/** The question at hand and the ways to answer it. */
function Desk({ queue, log, name, query }) {
  const [done, setDone] = useState([]); // ids decided here since the queue was asked for
  const [form, setForm] = useState(null);
  const [said, setSaid] = useState(null); // {words, review} of the last decision, or {error}
  const isBusy = useRef(false);
  const box = useRef(null);
  const waiting = queue.data.items.filter((item) => !done.includes(item.id));
  const item = waiting.find((one) => one.id === query.get("item")) ?? waiting[0];
  const at = waiting.indexOf(item);
  const vocabulary = useApi(form === "correct" && item?.target.field ? "/vocabulary" : null);
  useEffect(() => {
    if (said) box.current?.querySelector("#question")?.focus({ preventScroll: false });
  }, [item?.id]);
  const step = (by) => {
    const next = waiting[Math.min(waiting.length - 1, Math.max(0, at + by))];
    if (next) setQuery({ item: next.id }, { replace: true });
    if (next) announce(next.question);
  };
  const tell = (words) => {
    setSaid(words);
    announce(words.words ?? `${words.error.title}. ${words.error.detail}`);
  };
  const refresh = () => {
    setDone([]);
    queue.reload();
    log.reload();
  };
  const send = async (decision, more) => {
    if (isBusy.current || !item) return;
    if (!name) {
      tell({ error: { title: "Say who decides", detail: "Write your name above; a decision without a name is not kept.", next: "" } });
      return;
    }
    isBusy.current = true;
    setForm(null);
    try {
      const made = await post("/reviews", { item: item.id, decision, by: name, expected: item.version || null, ...more });
      const next = waiting[at + 1] ?? waiting[at - 1] ?? null;
      setDone((before) => [...before, item.id]);
      setQuery({ item: next ? next.id : null }, { replace: true });
      tell({ words: `${DECISIONS[decision].title}: ${item.question}`, review: made.review?.id ?? made.review });
      log.reload();
      if (waiting.length < 4) refresh();
    } catch (error) {
      tell({ error });
      if (error.status === 409) refresh();
    } finally {
      isBusy.current = false;
    }
  };
  const decide = (decision) => {
    if (!item) return;
    const { reasons } = DECISIONS[decision];
    const kind = formFor(item, decision);
    if (!item.choices.includes(decision)) announce(`${DECISIONS[decision].title} is no answer to this question`);
    else if (kind) setForm(decision);
    else send(decision, { why: reasons[0] });
  };
  const undo = async () => {
    try {
      const last = said?.review ?? (await get("/reviews", { by: name, limit: 20 })).items.find((one) => one.holds && one.decision !== "undo")?.id;
      if (!last) return tell({ words: "There is nothing of yours to take back" });
      await post("/reviews/undo", { review: last, by: name, why: "taken back" });
      tell({ words: "Taken back" });
      refresh();
    } catch (error) {
      tell({ error });
    }
  };
  useKeys([
    ...Object.entries(DECISIONS).map(([decision, one]) => ({ name: `review.${decision}`, title: `Review: ${one.title.toLowerCase()}`, key: one.key, run: () => decide(decision) })),
    { name: "review.undo", title: "Review: undo the last decision", key: "u", run: undo },
    { name: "review.next", title: "Review: next question", key: "j", run: () => step(1) },
    { name: "review.previous", title: "Review: previous question", key: "k", run: () => step(-1) },
    { name: "review.open", title: "Review: open the incident", key: "o", run: () => item?.incidents[0] && go(toIncident(item.incidents[0])) },
  ]);
  const closed = vocabulary.data?.[item?.target.field] ?? null;
  return html`<div class="desk" ref=${box}>
    <p class="said" role="status">${said?.words && html`<span>${said.words}</span> ${said.review && html`<button type="button" class="small-button" onClick=${undo}>Undo <kbd>u</kbd></button>`}`}</p>
    ${said?.error && html`<${Failure} error=${said.error} />`}
    ${item ? html`<${ReviewItem} item=${item} place=${done.length + at + 1} total=${queue.data.total ?? queue.data.items.length} />
      <${Answers} item=${item} onDecide=${decide} />` : html`<${Empty} title="Nothing waits"><p>Every question is decided${query.get("deferred") ? "" : " or deferred"}. New reports bring new ones: <code>tocsin add FOLDER --record record.db</code></p>
      <p><button type="button" onClick=${refresh}>Look again</button></p><//>`}
    ${form && item && !(form === "correct" && vocabulary.isLoading) && html`<${DecisionForm} item=${item} decision=${form} vocabulary=${closed} onSend=${(more) => send(form, more)} onClose=${() => setForm(null)} />`}
  </div>`;
}

function Answers({ item, onDecide }) {
  return html`<div class="answers" role="group" aria-label="Answers">${item.choices.filter((one) => one in DECISIONS).map((decision, i) => {
    const { title, says } = DECISIONS[decision];
    return html`<button key=${decision} type="button" class=${i ? "" : "primary"} onClick=${() => onDecide(decision)} aria-haspopup=${formFor(item, decision) ? "dialog" : null}><kbd aria-hidden="true">${keyOf(`review.${decision}`) ?? DECISIONS[decision].key}</kbd> ${title}<span class="answer-says">${says}</span></button>`;
  })}</div>`;
}

/** Who decided what, newest first. */
function Log({ log, name, onUndone }) {
  const [error, setError] = useState(null);
  const undo = async (review) => {
    try {
      await post("/reviews/undo", { review, by: name, why: "taken back" });
      announce("Taken back");
      log.reload();
      onUndone();
    } catch (failed) {
      setError(failed);
    }
  };
  return html`<aside class="log" aria-label="Who decided what"><h2>Who decided what</h2>
    ${(error ?? log.error) && html`<${Failure} error=${error ?? log.error} onRetry=${log.reload} />`}
    ${log.data && !log.data.items.length && html`<p class="muted">Nobody has decided anything yet.</p>`}
    <ul class="plain-list decisions">${(log.data?.items ?? []).map((one) => html`<li key=${one.id}><${Decision} review=${one} />
      ${one.holds && name && html` <button type="button" class="small-button" onClick=${() => undo(one.id)} aria-label=${`Undo: ${label(one.decision)} by ${one.by}`}>Undo</button>`}</li>`)}</ul></aside>`;
}

/** The two-person rule: what one person accepted is asked of another; the server may demand it of everybody. */
function TwoPersons({ isForced, isOn, onChange }) {
  return html`<label class="choice" title=${isForced ? "this server asks for it" : null}><input type="checkbox" checked=${isOn || isForced} disabled=${isForced} onChange=${(event) => onChange(event.currentTarget.checked)} />
    <span>two people must agree${isForced ? " (set by the server)" : ""}</span></label>`;
}
