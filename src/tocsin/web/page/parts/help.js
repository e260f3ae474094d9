// The keys that work now, on `?`, and how to change them.
import { html, useEffect, useLayoutEffect, useReducer, useState } from "../html.js";
import { allActions, keyOf, onKeysChanged, setKey } from "../keys.js";
import { Dialog } from "./dialog.js";

const NAMES = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", " ": "Space" };
const shown = (key) => (key ?? "").split(" ").map((one) => NAMES[one] ?? one);

export const Help = ({ onClose }) => {
  const [, redraw] = useReducer((n) => n + 1, 0);
  const [changing, setChanging] = useState(null);
  const [said, setSaid] = useState("");
  useEffect(() => onKeysChanged(redraw), []);
  // Before the next paint, so that a key pressed at once is not taken for a command.
  useLayoutEffect(() => {
    if (!changing) return undefined;
    const take = (event) => {
      if (["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      setChanging(null);
      if (event.key === "Escape") return setSaid("Nothing changed.");
      if (event.ctrlKey || event.metaKey || event.altKey) return setSaid("Keys with Ctrl, Alt or ⌘ belong to the browser.");
      const taken = setKey(changing, event.key);
      setSaid(taken ? `“${event.key}” is taken by “${taken}”.` : `Changed to “${event.key}”.`);
    };
    document.addEventListener("keydown", take, true);
    return () => document.removeEventListener("keydown", take, true);
  }, [changing]);
  const actions = allActions().sort((a, b) => a.title.localeCompare(b.title));
  return html`<${Dialog} title="Keys" onClose=${onClose}>
    <p class="muted">They work while you are not typing. Change one by its button, then press the new key.</p>
    <p role="status" class="said">${changing ? "Press the new key, Escape to leave it." : said}</p>
    <table class="keys"><caption class="sr-only">Keys</caption><thead class="sr-only"><tr><th scope="col">Action</th><th scope="col">Key</th><th scope="col">Change</th></tr></thead>
      <tbody>${actions.map((one) => html`<tr key=${one.name}>
        <th scope="row">${one.title}</th>
        <td>${shown(keyOf(one.name)).map((k, n) => html`<kbd key=${n}>${k}</kbd> `)}</td>
        <td><button type="button" class="quiet" onClick=${() => setChanging(one.name)} aria-label=${`Change the key of ${one.title}`}>change</button>
          ${keyOf(one.name) !== one.key && html`<button type="button" class="quiet" onClick=${() => setKey(one.name, null)}>reset</button>`}</td>
      </tr>`)}</tbody></table>
  <//>`;
};
