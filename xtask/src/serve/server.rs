//! A local HTTP server for a folder.

use std::{
    collections::HashMap,
    fs,
    io::Cursor,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result, bail};
use tiny_http::{Header, Request, Response};

use crate::{compress, package::assets, paths};

/// A server that runs until the program ends.
pub(crate) struct Server {
    port: u16,
    folder: Arc<Folder>,
}

/// What is served, and how.
enum Folder {
    /// A finished site, served as a good host does: compressed with Brotli, and files with a hash
    /// in their names cached forever.
    Site(HashMap<String, File>),
    /// Work in progress, read for each request; and the requests of pages that wait for a build.
    Work(PathBuf, Mutex<Vec<Request>>),
}

struct File {
    plain: Vec<u8>,
    brotli: Vec<u8>,
    cache_control: &'static str,
}

/// How many requests are answered concurrently.
const THREADS: usize = 8;

/// The path that a page requests to wait for the next build.
const RELOAD: &str = "reload";

/// The page shown while there is no build.
const NO_PAGE: &str = "<!doctype html><html lang=en><title>Readout: not built</title>\
    <p>There is no page: the build has failed or is not finished; see the terminal. This page \
    reloads itself when a build has succeeded.\
    <script>fetch('reload').then(() => location.reload())</script>";

impl Server {
    /// Serves the files of a site, all read now.
    pub(crate) fn of_site(directory: &Path, port: Option<u16>) -> Result<Self> {
        let mut files = HashMap::new();
        for file in paths::files_below(directory)? {
            let plain = fs::read(directory.join(&file))?;
            let is_final = assets::has_hash(&file);
            let cache_control = if is_final { "max-age=31536000, immutable" } else { "no-cache" };
            let brotli = compress::brotli(&plain)?;
            files.insert(assets::address(&file), File { plain, brotli, cache_control });
        }
        if files.is_empty() {
            bail!("{} is empty; `cargo xtask dist` builds it", directory.display());
        }
        Self::start(Folder::Site(files), port)
    }

    /// Serves a folder, reading each file when it is requested.
    pub(crate) fn of_work(directory: &Path, port: Option<u16>) -> Result<Self> {
        Self::start(Folder::Work(directory.to_path_buf(), Mutex::default()), port)
    }

    fn start(folder: Folder, port: Option<u16>) -> Result<Self> {
        let (server, port) = listen(port)?;
        let (server, folder) = (Arc::new(server), Arc::new(folder));
        for _ in 0..THREADS {
            let (server, folder) = (Arc::clone(&server), Arc::clone(&folder));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    folder.answer(request);
                }
            });
        }
        Ok(Self { port, folder })
    }

    /// The address of the server.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Reloads all open pages.
    pub(crate) fn reload(&self) {
        if let Folder::Work(_, waiting) = &*self.folder {
            let waiting = &mut *waiting.lock().unwrap_or_else(PoisonError::into_inner);
            for request in waiting.drain(..) {
                respond(request, Response::from_string("again"));
            }
        }
    }
}

/// Listens on the given port, or on the first free one.
fn listen(wanted: Option<u16>) -> Result<(tiny_http::Server, u16)> {
    let at = |port| tiny_http::Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).ok();
    if let Some(port) = wanted {
        let server = at(port).with_context(|| {
            format!(
                "port {port} is taken; stop the program that uses it, choose another with --port, \
                 or leave --port out to use the first free one"
            )
        })?;
        return Ok((server, port));
    }
    (8080..8180)
        .find_map(|port| Some((at(port)?, port)))
        .context("the ports 8080 to 8179 are all taken; choose a free one with --port")
}

impl Folder {
    fn answer(&self, request: Request) {
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let name = path.trim_start_matches('/');
        let name = if name.is_empty() { "index.html" } else { name }.to_owned();
        match self {
            Folder::Site(files) => match files.get(&name) {
                Some(file) if accepts_brotli(&request) => {
                    let response = file_response(&name, file.brotli.clone(), file.cache_control);
                    respond(request, response.with_header(header("Content-Encoding", "br")));
                }
                Some(file) => {
                    let response = file_response(&name, file.plain.clone(), file.cache_control);
                    respond(request, response);
                }
                None => respond(request, Response::from_string("not found").with_status_code(404)),
            },
            Folder::Work(_, waiting) if name == RELOAD => {
                waiting.lock().unwrap_or_else(PoisonError::into_inner).push(request);
            }
            Folder::Work(directory, _) => {
                let is_inside = !name.split('/').any(|part| part == "..");
                match fs::read(directory.join(&name)).ok().filter(|_| is_inside) {
                    Some(content) => respond(request, file_response(&name, content, "no-store")),
                    None if name == "index.html" => {
                        let page = NO_PAGE.as_bytes().to_vec();
                        let response = file_response(&name, page, "no-store");
                        respond(request, response.with_status_code(503));
                    }
                    None => {
                        respond(request, Response::from_string("not found").with_status_code(404));
                    }
                }
            }
        }
    }
}

fn file_response(name: &str, content: Vec<u8>, cache_control: &str) -> Response<Cursor<Vec<u8>>> {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    // Not chunked, so that the response has a `Content-Length`.
    Response::from_data(content)
        .with_chunked_threshold(usize::MAX)
        .with_header(header("Content-Type", &format!("{kind}{charset}")))
        .with_header(header("Cache-Control", cache_control))
        .with_header(header("Vary", "Accept-Encoding"))
}

fn header(name: &str, value: &str) -> Header {
    // Names and values are from this file or from `mime_guess`, and all ASCII.
    Header::from_bytes(name, value).expect("it is ASCII")
}

fn accepts_brotli(request: &Request) -> bool {
    let mut headers = request.headers().iter();
    headers.any(|it| it.field.equiv("Accept-Encoding") && it.value.as_str().contains("br"))
}

/// Sends a response. It is not an error if the browser has closed the connection.
fn respond<R: std::io::Read>(request: Request, response: Response<R>) {
    _ = request.respond(response);
}
