// <readout-explorer>: the explorer as an element of any page. What it may be told is in the README.
//
// It stands in a shadow root, starts when it comes near the window, and leaves nothing behind when
// it goes. Any number of them share one program. The names in braces are filled in when the site is
// packaged.

const beside = name => new URL(name, import.meta.url).href;

let program;
const load = () =>
  (program ??= import(beside("{{ script }}")).then(async program => {
    await program.default({ module_or_path: beside("{{ module }}") });
    return program;
  }));

// A corpus of one's own is read by a program of its own, which few pages need.
async function read(source) {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(source + ": " + answer.status + " " + answer.statusText);
  const { default: start, read } = await import(beside("{{ reader_script }}"));
  await start({ module_or_path: beside("{{ reader_module }}") });
  return read(new Uint8Array(await answer.arrayBuffer()));
}

// Attributes that say what is shown, and how links name them.
const NAMES = { query: "q", topic: "topic", event: "event", left: "left", right: "right" };
const SHOWN = ["route", "view", ...Object.keys(NAMES)];
const LOOK = ["theme", "chrome"];

class ReadoutExplorer extends HTMLElement {
  static observedAttributes = [...SHOWN, ...LOOK, "corpus"];

  #app = document.createElement("div");
  #fallback = document.createElement("slot");
  #near;
  #explorer;
  #route = "";

  constructor() {
    super();
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = beside("{{ style }}");
    this.#app.className = "app";
    this.#app.hidden = true;
    this.attachShadow({ mode: "open" }).append(style, this.#app, this.#fallback);
  }

  connectedCallback() {
    // What was set before the element was known hides what it would have done.
    for (const name of ReadoutExplorer.observedAttributes) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#explorer || this.#near) return;
    this.#near = new IntersectionObserver(
      seen => seen.some(it => it.isIntersecting) && this.#start(),
      { rootMargin: "300px" },
    );
    this.#near.observe(this);
  }

  // To be moved is to be taken out and put in: only what stays out is ended.
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(name, before, value) {
    if (LOOK.includes(name)) this.#app.dataset[name] = value ?? "";
    else if (before === value) return;
    else if (name === "corpus") this.#explorer && (this.#stop(), this.isConnected && this.connectedCallback());
    else this.#explorer?.go(this.#address());
  }

  /** The route that is shown. */
  get route() {
    return this.#route || this.#address();
  }

  set route(route) {
    this.setAttribute("route", route);
  }

  /** Goes to a route, such as "#/compare/topics?topic=T3". */
  navigate(route) {
    if (this.#explorer) this.#explorer.go(route);
    else this.route = route;
  }

  async #start() {
    this.#near.disconnect();
    try {
      const { Explorer } = await load();
      const source = this.corpus ? new URL(this.corpus, document.baseURI).href : "";
      const packed = !source || Explorer.has(source) ? [] : await read(source);
      if (!this.isConnected || this.#explorer) return;
      this.#app.hidden = false;
      this.#fallback.hidden = true;
      const site = this.hasAttribute("sync-url") ? "" : beside("./");
      this.#explorer = new Explorer(
        this.#app, this.#address(), site, route => this.#told(route), source, new Uint8Array(packed),
      );
      this.#tell("ready", { route: this.route });
    } catch (error) {
      this.#stop();
      this.#tell("error", { error });
    }
  }

  #stop() {
    this.#near?.disconnect();
    this.#explorer?.free();
    this.#near = this.#explorer = undefined;
    this.#app.replaceChildren();
    this.#app.hidden = true;
    this.#fallback.hidden = false;
  }

  #told(route) {
    const is = this.#route && this.#route !== route;
    this.#route = route;
    if (is) this.#tell("navigate", { route });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent("readout-" + what, { bubbles: true, composed: true, detail }));
  }

  #address() {
    const route = this.getAttribute("route");
    if (route) return route.replace(/^#?\/?/, "#/");
    const said = Object.entries(NAMES).filter(([name]) => this.hasAttribute(name));
    const parts = said.map(([name, key]) => key + "=" + encodeURIComponent(this.getAttribute(name)));
    const view = this.getAttribute("view") ?? "";
    return "#/" + (view === "overview" ? "" : view) + (parts.length ? "?" + parts.join("&") : "");
  }
}

for (const name of [...SHOWN.slice(1), ...LOOK, "corpus"]) {
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
