// Which key does what: named actions, their keys (which a person can change), and one listener for the page.
import { useEffect, useRef } from "./html.js";
import { preference, setPreference } from "./state.js";

const actions = new Map();
const changed = new Set();
let started = null;
const SEQUENCE_MS = 1200;

/** The key of an action as set by the person, or as shipped. */
export const keyOf = (name) => preference("keys", {})[name] ?? actions.get(name)?.key;

/** Set the key of an action; null brings back the shipped one. Gives the title of the action that has it already. */
export function setKey(name, key) {
  const taken = [...actions.values()].find((one) => one.name !== name && keyOf(one.name) === key);
  if (key && taken) return taken.title;
  const { [name]: _, ...others } = preference("keys", {});
  setPreference("keys", key ? { ...others, [name]: key } : others);
  for (const listener of changed) listener();
  return null;
}

/** All actions that work now, for the help. */
export const allActions = () => [...actions.values()];

export function onKeysChanged(listener) {
  changed.add(listener);
  return () => changed.delete(listener);
}

/**
 * Let keys work while a component is shown. `bindings` is a list of {name, title, key, run}: `name` is unique on the
 * page ("review.accept"), `key` is one key ("a", "?", "ArrowDown") or two after each other ("g e").
 */
export function useKeys(bindings) {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    for (const one of latest.current) {
      actions.set(one.name, { ...one, run: (event) => latest.current.find((b) => b.name === one.name)?.run(event) });
    }
    for (const listener of changed) listener();
    return () => {
      for (const one of latest.current) actions.delete(one.name);
    };
  }, [bindings.map((one) => one.name + one.key).join()]);
}

const typesText = (element) =>
  element?.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");

/** Listen for keys; called once. Keys with Ctrl, Alt or the command key are the browser's. */
export function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typesText(event.target) || document.querySelector("dialog[open]")) return;
    const first = started && event.timeStamp - started.at < SEQUENCE_MS ? `${started.key} ` : "";
    started = null;
    const pressed = first + event.key;
    const action = [...actions.values()].find((one) => keyOf(one.name) === pressed);
    if (action) {
      event.preventDefault();
      action.run(event);
    } else if ([...actions.values()].some((one) => keyOf(one.name)?.startsWith(`${event.key} `))) {
      started = { key: event.key, at: event.timeStamp };
    }
  });
}
