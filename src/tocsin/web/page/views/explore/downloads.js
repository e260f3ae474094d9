// Taking along what is shown: files with the same filter, their codebook, and how to cite it.
import { html, useState } from "../../html.js";
import { address, get } from "../../api.js";
import { plural } from "../../format.js";
import { Dialog, Failure, Skeleton } from "../../parts/index.js";

const SHAPES = [
  { suffix: "csv", title: "CSV", words: "a table, one incident a row" },
  { suffix: "geojson", title: "GeoJSON", words: "for maps; areas are areas, never pins" },
];

export const Downloads = ({ filter, total }) => {
  const [isOpen, setOpen] = useState(false);
  const [citation, setCitation] = useState(null);
  const [isCopied, setCopied] = useState(false);
  const open = () => {
    setOpen(true);
    setCitation(null);
    setCopied(false);
    get("/citation", filter).then(setCitation, (error) => setCitation({ error }));
  };
  const copy = () => navigator.clipboard?.writeText(citation.text).then(() => setCopied(true), () => setCopied(false));
  return html`<button type="button" onClick=${open} aria-haspopup="dialog">Download</button>
    ${isOpen && html`<${Dialog} title=${`Download ${plural(total ?? 0, "incident")}`} onClose=${() => setOpen(false)}>
      <ul class="downloads">${SHAPES.map((one) => html`<li key=${one.suffix}>
        <a class="button" href=${address(`/incidents.${one.suffix}`, filter)} download=${`tocsin-incidents.${one.suffix}`}>${one.title}</a> <span class="muted">${one.words}</span></li>`)}
        <li><a class="button" href=${address("/codebook.csv")} download="tocsin-codebook.csv">Codebook</a> <span class="muted">what every column means</span></li></ul>
      <p class="small muted">Exactly what the filters leave. Names of private persons are withheld. Figures are ranges; a blank is “no report says”.</p>
      <h3>How to cite it</h3>
      ${citation === null ? html`<${Skeleton} lines=${2} />` : citation.error ? html`<${Failure} error=${citation.error} />`
        : html`<blockquote class="citation">${citation.text}</blockquote>
          <p><button type="button" onClick=${copy}>Copy the citation</button> <span role="status">${isCopied ? "Copied." : ""}</span></p>
          ${citation.bibtex && html`<details><summary>BibTeX</summary><pre class="small">${citation.bibtex}</pre></details>`}`}
    <//>`}`;
};
