/** Paste a text or drop a file and see it coded, with its evidence, as you type; nothing of it is stored. */

import { post } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { Failure, StageBadge } from "../parts/index.js";
import { sheet } from "../sheet.js";
import { announce } from "../state.js";
import { CodedText } from "./parts/coded_text.js";
import { toIncident } from "./parts/links.js";
import { lengthInPoints } from "./parts/marks.js";
import { label, number, plural, range } from "./parts/words.js";

await sheet(new URL("./views.css", import.meta.url).pathname);

const WAIT_MS = 600;
const MOST_BYTES = 1_000_000;
const EXAMPLE = {
  title: "Blast at Dorn bus station kills at least four",
  published: "2024-05-16",
  text: "Blast at Dorn bus station kills at least four\n\nA bomb went off at the bus station of Kunduz on Wednesday, killing at least four people and wounding about 20, the provincial governor said.\n\nPolice said they had arrested two men. No group claimed responsibility; the governor blamed the Taliban.",
};

export function View({ query }) {
  const [asked, setAsked] = useState({ text: "", title: "", published: "" });
  const [answer, setAnswer] = useState({ coded: null, error: null, isBusy: false });
  const [fault, setFault] = useState(null);
  const change = (changes) => setAsked((before) => ({ ...before, ...changes }));
  useCoding(asked, setAnswer);
  const take = async (file) => {
    const found = await readFile(file);
    setFault(found.fault ?? null);
    if (found.text !== undefined) change({ text: found.text, html: found.html, title: "" });
  };
  const { coded } = answer;
  return html`<header class="view-head"><h1>Code a text</h1>
      <p class="muted">Paste a report or drop a file. It is coded as you type, on this server, and not stored; leaving this page forgets it.</p></header>
    <${Entry} ...${{ asked, change, take, fault }} />
    <p class="said" role="status">${answer.isBusy ? "Coding …" : coded ? summary(coded) : ""}</p>
    ${answer.error && html`<${Failure} error=${answer.error} />`}
    ${coded && html`<${Matches} coded=${coded} /><${CodedText} coded=${coded} query=${query} />`}`;
}

/** Code what is there a moment after the last change; an answer that comes too late is dropped. */
function useCoding(asked, setAnswer) {
  useEffect(() => {
    if (!asked.text.trim()) {
      setAnswer({ coded: null, error: null, isBusy: false });
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      setAnswer((before) => ({ ...before, isBusy: true }));
      try {
        const { html: page, ...rest } = asked;
        const body = Object.fromEntries(Object.entries({ ...rest, ...(page && { content_type: "text/html" }) }).filter(([, value]) => value));
        const coded = await post("/code", body, { signal: stop.signal });
        setAnswer({ coded, error: null, isBusy: false });
        announce(summary(coded));
      } catch (error) {
        if (error.name !== "AbortError") setAnswer({ coded: null, error, isBusy: false });
      }
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
}

function summary(coded) {
  const told = coded.mentions.filter((mention) => !mention.reference_only).length;
  return `${plural(told, "incident")} told, ${plural(coded.claims.length, "claim")}, ${number(coded.spans.length)} marked stretches`;
}

async function readFile(file) {
  if (!file) return {};
  if (file.size > MOST_BYTES) return { fault: `${file.name} has ${number(file.size)} bytes; this box takes ${number(MOST_BYTES)}. Add larger files with: tocsin add ${file.name}` };
  const text = await file.text();
  if (text.includes("\u0000")) return { fault: `${file.name} is no text. Plain text and web pages can be coded here; other files with: tocsin code ${file.name}` };
  return { text, html: /\.x?html?$/i.test(file.name) || file.type === "text/html" };
}

function Entry({ asked, change, take, fault }) {
  const [isOver, setOver] = useState(false);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
    else change({ text: event.dataTransfer.getData("text/plain"), html: false });
  };
  return html`<form class=${`entry${isOver ? " is-over" : ""}`} onSubmit=${(event) => event.preventDefault()}
      onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <label class="entry-text">Text of the report<textarea dir="auto" rows="7" spellcheck=${false} value=${asked.text} placeholder="Paste the text, its title in the first line, or drop a file here" onInput=${(event) => change({ text: event.currentTarget.value, html: false })}></textarea></label>
    <div class="entry-side">
      <label>Published on<input type="text" inputmode="numeric" placeholder="2024-05-16" value=${asked.published} onInput=${(event) => change({ published: event.currentTarget.value.trim() })} aria-describedby="published-help" /></label>
      <p id="published-help" class="muted small">Without it, words like “Wednesday” stay open: no date is guessed.</p>
      <label>A file<input type="file" accept=".txt,.html,.htm,text/plain,text/html" onChange=${(event) => take(event.currentTarget.files[0])} /></label>
      <p class="form-actions"><button type="button" onClick=${() => change({ ...EXAMPLE, html: false })}>Try an invented example</button>${asked.text && html` <button type="button" class="quiet" onClick=${() => change({ text: "", title: "", published: "", html: false })}>Clear</button>`}</p>
      ${asked.text && html`<p class="muted small">${number(lengthInPoints(asked.text))} characters${asked.html ? ", read as a web page" : ""}</p>`}
      ${fault && html`<p role="alert" class="trouble-line">${fault}</p>`}
    </div>
  </form>`;
}

/** Which incident is this? What the record knows that this text may tell, best first. */
function Matches({ coded }) {
  const matches = coded.matches ?? [];
  if (!coded.mentions.some((mention) => !mention.reference_only)) return null;
  return html`<section class="block matches" aria-labelledby="matches"><h2 id="matches">Which incident is this?</h2>
    ${!matches.length && html`<p class="muted">The record holds no incident that this text could tell.</p>`}
    <ol class="plain-list">${matches.map((one) => html`<li key=${one.mention + one.incident.id}>
      <a href=${toIncident(one.incident.id)} dir="auto">${one.incident.title}${one.incident.date ? `, ${one.incident.date.words}` : ""}</a> <${StageBadge} stage=${one.incident.stage} />
      ${one.incident.killed && html` <span>${range(one.incident.killed)} killed</span>`} <span class="muted small">${one.decision ? `${label(one.decision)}, ` : ""}${one.reason}${typeof one.score === "number" ? ` (score ${one.score.toFixed(1)})` : ""}</span></li>`)}</ol></section>`;
}

