// A window over the page: the browser's own dialog, so that focus, Escape and the page behind are right.
import { html, useEffect, useRef } from "../html.js";

let count = 0;

/** Shown while it is drawn; `onClose` is called on Escape, the close button, or a click beside it. */
export const Dialog = ({ title, onClose, wide = false, children }) => {
  const box = useRef(null);
  const id = useRef(`dialog-${++count}`).current;
  useEffect(() => {
    const opener = document.activeElement;
    box.current.showModal();
    return () => opener?.focus?.();
  }, []);
  return html`<dialog ref=${box} class=${wide ? "wide" : ""} aria-labelledby=${id}
      onCancel=${(event) => { event.preventDefault(); onClose(); }} onClick=${(event) => event.target === box.current && onClose()}>
    <div class="dialog-body">
      <header><h2 id=${id}>${title}</h2><button type="button" class="quiet" onClick=${onClose} aria-label="Close">✕</button></header>
      ${children}
    </div>
  </dialog>`;
};
