//! A server for the built page: static files, some of them damaged on purpose.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

/// A reply other than the file.
#[derive(Clone, Copy)]
pub(crate) enum Reply {
    /// 404.
    Missing,
    /// The first half of the file.
    Half,
    /// The file, with a generic content type.
    Untyped,
    /// This text, as HTML.
    Html(&'static str),
    /// This text, as a script.
    Script(&'static str),
}

/// A server for a directory, until the test ends.
pub(crate) struct Server {
    address: String,
    port: u16,
    site: Arc<Site>,
    /// The listening thread, and the flag that stops it.
    running: Mutex<Option<(JoinHandle<()>, Arc<AtomicBool>)>>,
}

/// What is served.
pub(crate) struct Site {
    directory: Mutex<PathBuf>,
    folder: &'static str,
    /// Replies by prefix or suffix of the file name.
    pub(super) replies: Vec<(&'static str, Reply)>,
    pub(super) headers: String,
    requests: Mutex<Vec<String>>,
}

impl Site {
    /// A directory, served as a folder of the server.
    pub(crate) fn new(directory: PathBuf, folder: &'static str) -> Self {
        let (replies, headers) = (Vec::new(), String::new());
        Self { directory: directory.into(), folder, replies, headers, requests: Mutex::default() }
    }
}

impl Server {
    /// Serves a site, on any free port of this machine.
    pub(crate) fn start(site: Site) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("no port is free");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let address = format!("http://127.0.0.1:{port}{}", site.folder);
        let server = Self { address, port, site: Arc::new(site), running: Mutex::default() };
        server.listen(listener);
        server
    }

    fn listen(&self, listener: TcpListener) {
        let stopped = Arc::new(AtomicBool::default());
        let (site, is_stopped) = (Arc::clone(&self.site), Arc::clone(&stopped));
        let thread = thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if is_stopped.load(Ordering::Relaxed) {
                    break;
                }
                let site = Arc::clone(&site);
                // It is not an error if the browser closes the connection early.
                thread::spawn(move || _ = answer(connection, &site));
            }
        });
        *self.running.lock().expect("no holder panics") = Some((thread, stopped));
    }

    /// Stops the server: connections are refused from now on.
    pub(crate) fn stop(&self) {
        let running = self.running.lock().expect("no holder panics").take();
        let (thread, stopped) = running.expect("it should be running");
        stopped.store(true, Ordering::Relaxed);
        // The thread waits for a connection, so make one.
        _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        thread.join().expect("the server should end well");
    }

    /// Serves another directory from now on.
    pub(crate) fn change(&self, directory: PathBuf) {
        *self.site.directory.lock().expect("no holder panics") = directory;
    }

    /// The page's address; ends with a slash.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The requested paths, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.site.requests.lock().expect("no holder panics").clone()
    }
}

fn answer(mut connection: TcpStream, site: &Site) -> std::io::Result<()> {
    let mut lines = BufReader::new(connection.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers are not needed, but must be read to their end.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let Some(path) = request.split(' ').nth(1) else { return Ok(()) };
    site.requests.lock().expect("no holder panics").push(path.to_owned());
    let (status, kind, body) = site.find(path).unwrap_or(("404 Not Found", "text/plain", vec![]));
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n{}\r\n",
        body.len(),
        site.headers,
    )?;
    connection.write_all(&body)
}

/// Makes the page cross-origin isolated.
pub(super) const ISOLATED: &str = "Cross-Origin-Opener-Policy: same-origin\r\n\
                        Cross-Origin-Embedder-Policy: require-corp\r\n";

impl Site {
    fn find(&self, path: &str) -> Option<(&'static str, &'static str, Vec<u8>)> {
        let inside = path.split('?').next()?.strip_prefix(self.folder)?;
        let name = if inside.is_empty() { "index.html" } else { inside };
        let matches = |part: &str| name.starts_with(part) || name.ends_with(part);
        let reply = self.replies.iter().find(|(part, _)| matches(part));
        let directory = self.directory.lock().expect("no holder panics").clone();
        let file = || fs::read(directory.join(name)).ok().filter(|_| !name.contains(".."));
        let kind = kind(Path::new(name));
        let (kind, body) = match reply.map(|(_, reply)| reply) {
            Some(Reply::Missing) => return None,
            Some(Reply::Half) => (kind, file().map(|body| body[..body.len() / 2].to_vec())?),
            Some(Reply::Untyped) => ("application/octet-stream", file()?),
            Some(Reply::Html(text)) => ("text/html; charset=utf-8", text.as_bytes().to_vec()),
            Some(Reply::Script(text)) => {
                ("text/javascript; charset=utf-8", text.as_bytes().to_vec())
            }
            None => (kind, file()?),
        };
        Some(("200 OK", kind, body))
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}
