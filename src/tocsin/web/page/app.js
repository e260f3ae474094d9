// The frame around every view: masthead, menu, keys, and the view that the address names.
import { Component, html, render, useEffect, useState } from "./html.js";
import { useApi } from "./api.js";
import { plural } from "./format.js";
import { listenForKeys, useKeys } from "./keys.js";
import { Failure, Skeleton } from "./parts/states.js";
import { Help } from "./parts/help.js";
import { announce, followLinks, go, onRoute, useRoute } from "./state.js";
import { VIEWS } from "./views/registry.js";

const WORKER = "/vendor/maplibre-gl-worker.mjs";

// Trusted Types: no text of a report ever becomes markup or script; only the map's own worker is let through.
globalThis.trustedTypes?.createPolicy?.("default", {
  createScriptURL(address) {
    const url = new URL(address, location.href);
    if (url.origin === location.origin && url.pathname === WORKER) return url.href;
    throw new TypeError(`${url.pathname} is no script of this page`);
  },
});

const MENU = VIEWS.filter((view) => view.href);

const App = () => {
  const route = useRoute();
  const record = useApi("/status");
  const [isHelpOpen, setHelpOpen] = useState(false);
  useKeys([
    { name: "page.help", title: "Show the keys", key: "?", run: () => setHelpOpen(true) },
    { name: "page.search", title: "Search", key: "/", run: focusSearch },
    ...MENU.map((view) => ({ name: `page.${view.name}`, title: `Go to ${view.title}`, key: view.key, run: () => go(view.href) })),
  ]);
  return html`
    <${Masthead} route=${route} counts=${record.data?.record?.counts} onHelp=${() => setHelpOpen(true)} />
    <main id="main" tabindex="-1" class=${route.view ? `view-${route.view.name}` : ""}>
      ${route.view ? html`<${Loaded} key=${route.view.name} route=${route} record=${record} />` : html`<${Nowhere} path=${route.path} />`}
    </main>
    <${Foot} status=${record.data} />
    ${isHelpOpen && html`<${Help} onClose=${() => setHelpOpen(false)} />`}`;
};

const Masthead = ({ route, counts, onHelp }) => html`<header class="masthead">
  <a class="wordmark" href="/" aria-label="Tocsin, to Explore">Tocsin</a>
  <nav aria-label="Views"><ul>${MENU.map((view) => html`<li key=${view.name}>
    <a href=${view.href} aria-current=${route.view?.name === view.name ? "page" : null}>${view.title}</a></li>`)}</ul></nav>
  <p class="record-line">${counts ? html`${plural(counts.incidents, "incident")} <span class="muted">from ${plural(counts.reports, "report")}</span>` : html`<span class="muted">…</span>`}</p>
  <button type="button" class="quiet help-button" onClick=${onHelp} aria-haspopup="dialog"><kbd aria-hidden="true">?</kbd> <span>Keys</span></button>
</header>`;

const Foot = ({ status }) => html`<footer class="foot">
  <p>Machine-made candidates until a person says otherwise. Every value rests on words of a report; open an incident to read them. Names of private persons are withheld.</p>
  <p class="muted">Tocsin ${status?.version ?? ""} · <a href="/api/v1/openapi.json">API</a> · borders: Natural Earth · places: GeoNames, CC BY 4.0</p>
</footer>`;

/** The view of a route, once its file is there. A view keeps its state while only the query changes. */
const Loaded = ({ route, record }) => {
  const [loaded, setLoaded] = useState({ name: null });
  const [round, setRound] = useState(0);
  const { view } = route;
  useEffect(() => {
    let isCurrent = true;
    view.load().then(
      (module) => isCurrent && setLoaded({ name: view.name, View: module.View }),
      (error) => {
        console.error(error);
        if (isCurrent) setLoaded({ name: view.name, error });
      },
    );
    return () => { isCurrent = false; };
  }, [view, round]);
  if (loaded.name !== view.name) return html`<${Skeleton} lines=${8} label=${`Loading ${view.title}`} />`;
  if (loaded.error) {
    const error = { title: `${view.title} could not be loaded`, detail: loaded.error.message, next: "Reload the page; if it stays so, install Tocsin again." };
    return html`<${Failure} error=${error} onRetry=${() => setRound((n) => n + 1)} />`;
  }
  return html`<${Guard} key=${route.path}><${loaded.View} params=${route.params} query=${route.query} record=${record} /><//>`;
};

/** Keeps a fault in one view from taking the page with it. */
class Guard extends Component {
  state = { error: null };

  componentDidCatch(error) {
    console.error(error);
    this.setState({ error });
  }

  render({ children }, { error }) {
    if (!error) return children;
    const words = { title: "This view met a fault of its own", detail: String(error.message ?? error), next: "Try again; please report it with what you did before." };
    return html`<${Failure} error=${words} onRetry=${() => this.setState({ error: null })} />`;
  }
}

const Nowhere = ({ path }) => {
  const error = { title: "No view has this address", detail: path, next: "Choose one from the menu above." };
  return html`<h1 class="sr-only">Not found</h1><${Failure} error=${error} />`;
};

function focusSearch() {
  const field = document.querySelector("input[type=search]");
  if (field) field.focus();
  else go("/?focus=search");
}

/** After another view opened: its name into the title, the focus to its beginning, the page to its top. */
function arrive() {
  let shown = null;
  onRoute((route, how) => {
    const address = route.path;
    if (address !== shown) {
      document.title = route.view ? `${route.view.title} · Tocsin` : "Tocsin";
      if (shown !== null) {
        announce(`${route.view?.title ?? "Not found"}`);
        document.getElementById("main")?.focus({ preventScroll: true });
        if (!how.keepScroll) window.scrollTo(0, 0);
      }
    }
    shown = address;
  });
  const first = VIEWS.find((view) => view.path.test(location.pathname));
  document.title = first ? `${first.title} · Tocsin` : "Tocsin";
  shown = location.pathname;
}

followLinks();
listenForKeys();
arrive();
const root = document.getElementById("app");
root.replaceChildren();
render(html`<${App} />`, root);
