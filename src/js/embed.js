// <readout-explorer>: the explorer as an element of any page. Its attributes are in the README.
//
// It renders into a shadow root, starts when it comes near the viewport, and leaves nothing behind
// when it is removed. All explorers of a page share one program. The names in braces are filled in
// when the site is packaged.

const siblingUrl = name => new URL(name, import.meta.url).href;

let program;
const load = () =>
  (program ??= import(siblingUrl("{{ script }}")).then(async program => {
    await program.default({ module_or_path: siblingUrl("{{ module }}") });
    return program;
  }));

// Whether the policy of the page lets no script fill an element with HTML, as the program does.
function refusesMarkup() {
  try {
    document.createElement("div").innerHTML = "";
    return false;
  } catch {
    return true;
  }
}

// A custom corpus is read by a separate program, because few pages need it.
async function readCorpus(source) {
  const response = await fetch(source);
  if (!response.ok) throw new Error(source + ": " + response.status + " " + response.statusText);
  const { default: start, read } = await import(siblingUrl("{{ reader_script }}"));
  await start({ module_or_path: siblingUrl("{{ reader_module }}") });
  return read(new Uint8Array(await response.arrayBuffer()));
}

// Attributes that select what is shown, and their names in links.
const PARAMETERS = { query: "q", topic: "topic", event: "event", left: "left", right: "right" };
const ROUTE_ATTRIBUTES = ["route", "view", ...Object.keys(PARAMETERS)];
const STYLE_ATTRIBUTES = ["theme", "chrome"];

class ReadoutExplorer extends HTMLElement {
  static observedAttributes = [...ROUTE_ATTRIBUTES, ...STYLE_ATTRIBUTES, "corpus"];

  #app = document.createElement("div");
  #fallback = document.createElement("slot");
  #observer;
  #explorer;
  #route = "";

  constructor() {
    super();
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = siblingUrl("{{ style }}");
    this.#app.className = "app";
    this.#app.hidden = true;
    this.attachShadow({ mode: "open" }).append(style, this.#app, this.#fallback);
  }

  connectedCallback() {
    // Properties set before the element was defined shadow the accessors: set them again.
    for (const name of ReadoutExplorer.observedAttributes) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#explorer || this.#observer) return;
    this.#observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && this.#start(),
      { rootMargin: "300px" },
    );
    this.#observer.observe(this);
  }

  // Moving an element disconnects and reconnects it: stop only if it stays disconnected.
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(name, oldValue, value) {
    if (STYLE_ATTRIBUTES.includes(name)) this.#app.dataset[name] = value ?? "";
    else if (oldValue === value) return;
    else if (name === "corpus") this.#explorer && (this.#stop(), this.isConnected && this.connectedCallback());
    else this.#explorer?.go(this.#attributeRoute());
  }

  /** The route that is shown. */
  get route() {
    return this.#route || this.#attributeRoute();
  }

  set route(route) {
    this.setAttribute("route", route);
  }

  /** Navigates to a route, such as "#/compare/topics?topic=T3". */
  navigate(route) {
    if (this.#explorer) this.#explorer.go(route);
    else this.route = route;
  }

  async #start() {
    this.#observer.disconnect();
    try {
      if (refusesMarkup()) {
        throw new Error(
          "This page requires Trusted Types (require-trusted-types-for 'script'), under which " +
          "the explorer cannot run. Embed it as a frame instead: see “Embed it” in its README.",
        );
      }
      const { Explorer } = await load();
      const source = this.corpus ? new URL(this.corpus, document.baseURI).href : "";
      const corpus = !source || Explorer.has(source) ? [] : await readCorpus(source);
      if (!this.isConnected || this.#explorer) return;
      this.#app.hidden = false;
      this.#fallback.hidden = true;
      const isSynced = this.hasAttribute("sync-url");
      this.#explorer = new Explorer(
        this.#app, this.#attributeRoute(), siblingUrl("./"), isSynced,
        route => this.#onNavigate(route), source, new Uint8Array(corpus),
      );
      this.#dispatch("ready", { route: this.route });
    } catch (error) {
      this.#stop();
      this.#dispatch("error", { error });
    }
  }

  #stop() {
    this.#observer?.disconnect();
    this.#explorer?.free();
    this.#observer = this.#explorer = undefined;
    this.#app.replaceChildren();
    this.#app.hidden = true;
    this.#fallback.hidden = false;
  }

  #onNavigate(route) {
    const isChange = this.#route && this.#route !== route;
    this.#route = route;
    if (isChange) this.#dispatch("navigate", { route });
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent("readout-" + name, { bubbles: true, composed: true, detail }));
  }

  #attributeRoute() {
    const route = this.getAttribute("route");
    if (route) return route.replace(/^#?\/?/, "#/");
    const present = Object.entries(PARAMETERS).filter(([name]) => this.hasAttribute(name));
    const parts = present.map(([name, key]) => key + "=" + encodeURIComponent(this.getAttribute(name)));
    const view = this.getAttribute("view") ?? "";
    return "#/" + (view === "overview" ? "" : view) + (parts.length ? "?" + parts.join("&") : "");
  }
}

for (const name of [...ROUTE_ATTRIBUTES.slice(1), ...STYLE_ATTRIBUTES, "corpus"]) {
  Object.defineProperty(ReadoutExplorer.prototype, name, {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

customElements.get("readout-explorer") ?? customElements.define("readout-explorer", ReadoutExplorer);
