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

async function fetchBytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address + ": " + response.status + " " + response.statusText);
  return response.arrayBuffer();
}

// A custom corpus, an address or an object, is read by a separate program, because few pages need it.
async function readCorpus(corpus) {
  const bytes =
    typeof corpus === "string" ? await fetchBytes(corpus) : new TextEncoder().encode(JSON.stringify(corpus));
  const { default: start, read } = await import(siblingUrl("{{ reader_script }}"));
  await start({ module_or_path: siblingUrl("{{ reader_module }}") });
  return read(new Uint8Array(bytes));
}

function setAttribute(element, name, value) {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

// Attributes that select what is shown, and their names in links.
const PARAMETERS = { query: "q", topic: "topic", event: "event", left: "left", right: "right" };
const ROUTE_ATTRIBUTES = ["route", "view", ...Object.keys(PARAMETERS)];
const STYLE_ATTRIBUTES = ["theme", "chrome"];

class ReadoutExplorer extends HTMLElement {
  static observedAttributes = [...ROUTE_ATTRIBUTES, ...STYLE_ATTRIBUTES, "corpus", "open"];

  #app = document.createElement("div");
  #fallback = document.createElement("slot");
  #observer;
  #explorer;
  // What is shown, and what will be.
  #route = "";
  #nextRoute;
  // The corpus, if it was given as an object.
  #corpus;
  #isCorpusNew = false;
  // Identifies the corpus that is being read; the last one counts.
  #loading;

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
    else if (name === "open") this.#app.toggleAttribute("data-open", value !== null);
    else if (oldValue === value) return;
    else if (name === "corpus") this.#corpusChanged();
    else {
      this.#nextRoute = this.#attributeRoute();
      queueMicrotask(() => this.#apply());
    }
  }

  /** The address of the corpus, or the corpus itself. */
  get corpus() {
    return this.#corpus ?? this.getAttribute("corpus");
  }

  set corpus(corpus) {
    const object = corpus !== null && typeof corpus === "object" ? corpus : undefined;
    setAttribute(this, "corpus", object ? null : corpus);
    if (object ?? this.#corpus) this.#corpusChanged(object);
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
    if (!this.#explorer) {
      this.route = route;
    } else {
      this.#nextRoute = route;
      this.#apply();
    }
  }

  #corpusChanged(object) {
    this.#corpus = object;
    this.#isCorpusNew = true;
    queueMicrotask(() => this.#apply());
  }

  // Attributes that change together are applied together: the corpus, then the route in it.
  #apply() {
    if (this.#isCorpusNew) {
      this.#isCorpusNew = false;
      if (this.#explorer || this.#loading) this.#show();
      else if (this.isConnected) this.connectedCallback();
    } else if (this.#explorer && !this.#loading && this.#nextRoute) {
      this.#explorer.go(this.#takeRoute());
    }
  }

  #takeRoute() {
    const route = this.#nextRoute;
    this.#nextRoute = undefined;
    return route;
  }

  #start() {
    this.#observer.disconnect();
    this.#show();
  }

  // Shows the corpus, in the explorer that is there or in a new one.
  async #show() {
    const loading = (this.#loading = {});
    try {
      if (refusesMarkup()) {
        throw new Error(
          "This page requires Trusted Types (require-trusted-types-for 'script'), under which " +
          "the explorer cannot run. Embed it as a frame instead: see “Embed it” in its README.",
        );
      }
      const { Explorer } = await load();
      const address = this.getAttribute("corpus");
      const source = this.#corpus ? undefined : address ? new URL(address, document.baseURI).href : "";
      const isHere = source === "" || (source && Explorer.has(source));
      const corpus = isHere ? new Uint8Array() : await readCorpus(source ?? this.#corpus);
      if (this.#loading !== loading) return;
      if (this.#explorer) {
        this.#explorer.open(source, corpus);
      } else {
        this.#app.hidden = false;
        this.#fallback.hidden = true;
        this.#explorer = new Explorer(
          this.#app, this.#takeRoute() ?? this.#attributeRoute(), siblingUrl("./"),
          this.hasAttribute("sync-url"), route => this.#onNavigate(route), source, corpus,
        );
      }
      this.#loading = undefined;
      this.#apply();
      this.#dispatch("ready", { route: this.route });
    } catch (error) {
      if (this.#loading !== loading) return;
      this.#stop();
      this.#dispatch("error", { error });
    }
  }

  #stop() {
    this.#observer?.disconnect();
    this.#explorer?.free();
    this.#observer = this.#explorer = this.#loading = this.#nextRoute = undefined;
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

for (const name of [...ROUTE_ATTRIBUTES.slice(1), ...STYLE_ATTRIBUTES]) {
  Object.defineProperty(ReadoutExplorer.prototype, name, {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      setAttribute(this, name, value);
    },
  });
}

customElements.get("readout-explorer") ?? customElements.define("readout-explorer", ReadoutExplorer);
