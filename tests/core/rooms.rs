//! The rooms of the house and which may reach which: read from the imports, and held against the
//! maps in `src/lib.rs`, `src/ui.rs` and `xtask/src/main.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Item, ItemMod, UseTree};

/// A room, and the rooms that it may name.
type Map = [(&'static str, &'static [&'static str])];

const CORE: &Map = &[
    ("sort", &[]),
    ("dates", &["sort"]),
    ("text", &["sort"]),
    ("corpus", &["dates", "sort"]),
    ("import", &["corpus", "dates", "text", "sort"]),
    ("search", &["corpus", "dates", "text", "sort"]),
    ("compare", &["corpus", "text", "sort"]),
    ("timeline", &["corpus", "dates", "sort"]),
    ("cite", &["compare", "corpus", "dates", "search", "text", "timeline"]),
    ("packed", &["corpus"]),
    ("route", &["corpus", "dates"]),
];

const UI: &Map = &[
    ("platform", &[]),
    ("html", &[]),
    ("reports", &[]),
    ("open_corpus", &["platform", "reports"]),
    ("desk", &[]),
    ("series", &["html", "reports"]),
    ("lazy", &["html", "platform", "reports", "series"]),
    ("search", &["html", "lazy", "platform", "reports"]),
    ("components", &["html", "lazy", "platform", "reports", "search", "series"]),
    ("shell", &["components", "html", "lazy", "platform", "reports", "search", "series"]),
    (
        "pages",
        &[
            "components",
            "desk",
            "html",
            "lazy",
            "open_corpus",
            "platform",
            "reports",
            "search",
            "series",
            "shell",
        ],
    ),
    (
        "app",
        &[
            "components",
            "desk",
            "html",
            "lazy",
            "open_corpus",
            "pages",
            "platform",
            "reports",
            "search",
            "series",
            "shell",
        ],
    ),
    ("embed", &["app", "open_corpus", "pages", "platform", "reports"]),
];

const XTASK: &Map = &[
    ("paths", &[]),
    ("process", &["paths"]),
    ("progress", &[]),
    ("compress", &[]),
    ("npm", &["paths", "process", "progress"]),
    ("browsers", &["paths", "process", "progress"]),
    ("build", &["npm", "paths", "process", "progress"]),
    ("package", &["build", "npm", "paths", "process", "progress"]),
    ("serve", &["build", "compress", "package", "paths", "process", "progress"]),
    (
        "measure",
        &[
            "browsers", "build", "compress", "npm", "package", "paths", "process", "progress",
            "serve",
        ],
    ),
    ("check", &["browsers", "build", "measure", "npm", "package", "paths", "process", "progress"]),
];

/// What only `ui` may name, being of the browser.
const BROWSER: [&str; 6] = ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "send_wrapper"];

/// What would be I/O, or would make an answer depend on more than was asked.
const OUTSIDE: [&str; 7] =
    ["std::fs", "std::net", "std::env", "std::time", "std::process", "std::thread", "println!"];

#[test]
fn core_rooms_reach_only_what_they_may() {
    check(&modules("src"), &[], CORE);
}

#[test]
fn ui_rooms_reach_only_what_they_may() {
    check(&modules("src"), &["ui"], UI);
}

#[test]
fn xtask_rooms_reach_only_what_they_may() {
    check(&modules("xtask/src"), &[], XTASK);
}

/// A file may import from the folder it is in, and a folder from its files; no other files import
/// each other in a circle.
#[test]
fn no_files_import_each_other_in_a_circle() {
    for root in ["src", "xtask/src"] {
        assert_eq!(circle(&imports(&modules(root))), None, "in {root}");
    }
}

#[test]
fn circles_are_found() {
    let path = |name: &str| name.split("::").map(str::to_owned).collect::<Vec<_>>();
    let graph = |edges: &[(&str, &str)]| {
        let mut graph: Imports = BTreeMap::new();
        for (from, to) in edges {
            graph.entry(path(from)).or_default().insert(path(to));
            graph.entry(path(to)).or_default();
        }
        graph
    };
    assert_eq!(circle(&graph(&[("a::x", "b::y"), ("b::y", "c"), ("a::x", "c")])), None);
    assert_eq!(circle(&graph(&[("a::x", "a"), ("a", "a::x")])), None, "a folder and its file");
    let found = circle(&graph(&[("a::x", "b::y"), ("b::y", "c"), ("c", "a::x"), ("d", "c")]));
    assert_eq!(found.map(|circle| circle.len()), Some(3));
}

#[test]
fn the_core_knows_no_browser_and_does_no_io() {
    for (path, file) in modules("src") {
        if !CORE.iter().any(|(room, _)| path.first().is_some_and(|first| first == room)) {
            continue;
        }
        let code = code(&file);
        for name in BROWSER {
            assert!(!names(&code, name), "{} names {name}", file.display());
        }
        for name in OUTSIDE {
            assert!(!code.contains(name), "{} names {name}", file.display());
        }
    }
}

#[test]
fn only_location_touches_the_address_bar() {
    only(
        "ui/platform/location.rs",
        &[
            "history()",
            "window().location",
            "set_hash",
            "replace_state",
            "push_state",
            "\"hashchange\"",
        ],
    );
}

#[test]
fn only_the_platform_stores_and_saves() {
    only("ui/platform/capability.rs", &["window().local_storage", "session_storage"]);
    only("ui/platform/download.rs", &["Blob", "create_object_url"]);
    only("ui/platform/clipboard.rs", &["write_text", "exec_command"]);
}

#[test]
fn every_room_is_on_its_map() {
    for (file, map, others) in [
        ("src/lib.rs", CORE, &["ui"][..]),
        ("src/ui.rs", UI, &[]),
        ("xtask/src/main.rs", XTASK, &[]),
    ] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        let module = |line: &str| {
            let line = line.trim_start_matches("pub ").strip_prefix("mod ")?;
            Some(line.strip_suffix(';')?.to_owned())
        };
        let rooms: BTreeSet<String> = text.lines().filter_map(module).collect();
        let listed = map.iter().map(|(room, _)| *room).chain(others.iter().copied());
        assert_eq!(rooms, listed.map(str::to_owned).collect(), "{file}");
        for room in rooms {
            let listed = [format!("`{room}`"), format!("`mod@{room}`")];
            let is_listed = listed.iter().any(|name| text.contains(name));
            assert!(is_listed, "{room} is missing from the map in {file}");
        }
    }
}

/// The parts of a module's path, without `crate`.
type ModulePath = Vec<String>;
type Modules = BTreeMap<ModulePath, PathBuf>;
type Imports = BTreeMap<ModulePath, BTreeSet<ModulePath>>;

fn check(modules: &Modules, parent: &[&str], map: &Map) {
    let room = |path: &ModulePath| {
        let within = path.iter().zip(parent).all(|(part, parent)| part == parent);
        (within && path.len() > parent.len()).then(|| path[parent.len()].clone())
    };
    let mut seen = 0;
    for (path, targets) in imports(modules) {
        let Some(from) = room(&path) else { continue };
        // The main file and `ui` reach all; that none is forgotten is another test.
        let Some((_, may)) = map.iter().find(|(room, _)| *room == from) else { continue };
        for to in targets.iter().filter_map(room) {
            let allowed = to == from || may.contains(&to.as_str());
            assert!(allowed, "{} reaches {to}", path.join("::"));
            seen += 1;
        }
    }
    assert!(seen > 10, "the imports are not read");
}

/// Every module that is a file, with its path.
fn modules(folder: &str) -> Modules {
    let top = root().join(folder);
    let mut modules = Modules::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.is_dir() {
                folders.push(file);
            } else if file.extension().is_some_and(|end| end == "rs") {
                let within = file.strip_prefix(&top).unwrap().with_extension("");
                let parts = within.iter().map(|part| part.to_str().unwrap().to_owned());
                let path: ModulePath = parts.filter(|part| part != "lib").collect();
                modules.insert(path, file);
            }
        }
    }
    modules
}

/// For each module, the others that it imports from or names by a path.
fn imports(modules: &Modules) -> Imports {
    let mut imports = Imports::new();
    for (path, file) in modules {
        let text = fs::read_to_string(file).unwrap();
        let syntax = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        // The main file of a program is the root of its paths.
        let at = if path == &["main"] { Vec::new() } else { path.clone() };
        let mut paths = Paths { at, found: BTreeSet::new() };
        paths.visit_file(&syntax);
        let targets = paths.found.iter().filter_map(|found| module_of(found, modules));
        imports.insert(path.clone(), targets.filter(|target| target != path).collect());
    }
    imports
}

/// The file that a path leads into.
fn module_of(path: &ModulePath, modules: &Modules) -> Option<ModulePath> {
    (1..=path.len()).rev().map(|len| path[..len].to_vec()).find(|path| modules.contains_key(path))
}

/// Collects the paths that begin with `crate`, `self` or `super`, without those of tests.
struct Paths {
    /// The module that is read.
    at: ModulePath,
    found: BTreeSet<ModulePath>,
}

impl Paths {
    fn add(&mut self, path: &[String]) {
        let Some(first) = path.first() else { return };
        let mut whole = match first.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.at.clone(),
            _ => return,
        };
        for part in path {
            match part.as_str() {
                "crate" | "self" => {}
                "super" => drop(whole.pop()),
                _ => whole.push(part.clone()),
            }
        }
        self.found.insert(whole);
    }

    fn add_tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add_tree(&path.tree, &with(&path.ident)),
            UseTree::Name(name) => self.add(&with(&name.ident)),
            UseTree::Rename(rename) => self.add(&with(&rename.ident)),
            UseTree::Glob(_) => self.add(before),
            UseTree::Group(group) => group.items.iter().for_each(|t| self.add_tree(t, before)),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Item::Use(item) = item {
            self.add_tree(&item.tree, &[]);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let is_test = |attribute: &syn::Attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|on| on == "test")
        };
        if !module.attrs.iter().any(is_test) {
            self.at.push(module.ident.to_string());
            visit::visit_item_mod(self, module);
            self.at.pop();
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<_> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.add(&parts);
        visit::visit_path(self, path);
    }
}

/// A circle of modules of which each imports the next, if there is one.
fn circle(imports: &Imports) -> Option<Vec<ModulePath>> {
    fn walk(
        imports: &Imports,
        way: &mut Vec<ModulePath>,
        done: &mut BTreeSet<ModulePath>,
    ) -> Option<Vec<ModulePath>> {
        let from = way.last()?.clone();
        for to in &imports[&from] {
            if to.starts_with(&from) || from.starts_with(to) || done.contains(to) {
                continue;
            }
            if let Some(start) = way.iter().position(|module| module == to) {
                return Some(way[start..].to_vec());
            }
            way.push(to.clone());
            if let Some(circle) = walk(imports, way, done) {
                return Some(circle);
            }
            way.pop();
        }
        done.insert(from);
        None
    }
    let mut done = BTreeSet::new();
    imports.keys().find_map(|module| walk(imports, &mut vec![module.clone()], &mut done))
}

/// No other file of `ui` has one of these words; the one given has.
fn only(allowed: &str, words: &[&str]) {
    for (path, file) in modules("src") {
        if path.first().is_none_or(|first| first != "ui") {
            continue;
        }
        let code = code(&file);
        if file.ends_with(allowed) {
            assert!(words.iter().any(|word| code.contains(word)), "there is nothing to look for");
            continue;
        }
        for word in words {
            assert!(!code.contains(word), "{} has {word}", file.display());
        }
    }
}

/// A file without its comments and without its tests, which may do as they like.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let text = text.split("#[cfg(test)]").next().unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
