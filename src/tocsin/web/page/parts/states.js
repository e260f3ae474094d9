// What is shown when there is nothing, not yet, or something went wrong: always with what to do next.
import { html, useState } from "../html.js";
import { sessionToken } from "../api.js";

/** Nothing there, and what to do about it. */
export const Empty = ({ title, children }) => html`<div class="state-box empty"><h2>${title}</h2>${children}</div>`;

/** An error in words: what, why, what next; with a way to try again. */
export const Failure = ({ error, onRetry }) => {
  if (error.status === 401 || error.status === 403) return html`<${TokenForm} error=${error} onRetry=${onRetry} />`;
  return html`<div class="state-box failure" role="alert">
    <h2>${error.title ?? "Something went wrong"}</h2>
    ${(error.detail || (!error.title && error.message)) && html`<p>${error.detail || error.message}</p>`}
    ${error.next && html`<p><strong>What to do:</strong> ${error.next}</p>`}
    ${onRetry && html`<button type="button" onClick=${onRetry}>Try again</button>`}
  </div>`;
};

const TokenForm = ({ error, onRetry }) => {
  const [token, setToken] = useState("");
  const send = (event) => {
    event.preventDefault();
    sessionToken(token.trim());
    onRetry ? onRetry() : location.reload();
  };
  return html`<form class="state-box" onSubmit=${send}>
    <h2>${error.status === 401 ? "This server asks for a token" : "Your token does not allow this"}</h2>
    <p>${error.detail} The operator makes one with <code>tocsin token new</code>. It stays in this tab only.</p>
    <label>Token <input type="password" autocomplete="off" required value=${token} onInput=${(e) => setToken(e.target.value)} /></label>
    <button>Use it</button>
  </form>`;
};

/** Grey lines in the place of what is coming, of the same height, so that nothing jumps. */
export const Skeleton = ({ lines = 3, label = "Loading" }) =>
  html`<div class="skeleton" role="status"><span class="sr-only">${label}</span>${Array.from({ length: lines }, (_, n) => html`<span key=${n} class="bone" aria-hidden="true"></span>`)}</div>`;

/** An answer of `useApi`: a skeleton, an error, or its data handed to `children` (a function). */
export const Loading = ({ answer, lines, label, children }) => {
  if (answer.error && !answer.data) return html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`;
  if (!answer.data) return html`<${Skeleton} lines=${lines} label=${label} />`;
  return html`<div aria-busy=${answer.isLoading}>${answer.error && html`<${Failure} error=${answer.error} onRetry=${answer.reload} />`}${children(answer.data)}</div>`;
};
