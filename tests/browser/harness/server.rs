//! A server for the built page: static files, some of them spoilt on purpose.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};

/// An answer that is not simply the file.
#[derive(Clone, Copy)]
pub(crate) enum Reply {
    /// 404.
    Missing,
    /// The first half of the file.
    Half,
    /// The file, as if the server had never heard of its type.
    Untyped,
    /// This text, as HTML.
    Html(&'static str),
}

/// Serves one directory until the tests end.
pub(crate) struct Server {
    address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

struct Site {
    directory: PathBuf,
    folder: &'static str,
    replies: Vec<(&'static str, Reply)>,
    isolated: bool,
}

impl Server {
    /// Serves a directory as a folder, on any free port of this machine.
    pub(crate) fn start(
        directory: PathBuf,
        folder: &'static str,
        replies: Vec<(&'static str, Reply)>,
        isolated: bool,
    ) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("no port is free");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (site, log) =
            (Arc::new(Site { directory, folder, replies, isolated }), Arc::clone(&requests));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (site, log) = (Arc::clone(&site), Arc::clone(&log));
                // A browser that goes away in the middle is no concern of ours.
                thread::spawn(move || _ = answer(connection, &site, &log));
            }
        });
        Self { address: format!("http://127.0.0.1:{port}{folder}"), requests }
    }

    /// The page's address; ends with a slash.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The paths asked for, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no holder of the log panics").clone()
    }
}

fn answer(mut connection: TcpStream, site: &Site, log: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(connection.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers say nothing that we need, but must be read to their end.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let Some(path) = request.split(' ').nth(1) else { return Ok(()) };
    log.lock().expect("no holder of the log panics").push(path.to_owned());
    let (status, kind, body) = site.find(path).unwrap_or(("404 Not Found", "text/plain", vec![]));
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n{}\r\n",
        body.len(),
        if site.isolated { ISOLATED } else { "" }
    )?;
    connection.write_all(&body)
}

const ISOLATED: &str = "Cross-Origin-Opener-Policy: same-origin\r\n\
                        Cross-Origin-Embedder-Policy: require-corp\r\n";

impl Site {
    fn find(&self, path: &str) -> Option<(&'static str, &'static str, Vec<u8>)> {
        let inside = path.split('?').next()?.strip_prefix(self.folder)?;
        let name = if inside.is_empty() { "index.html" } else { inside };
        let reply = self.replies.iter().find(|(ending, _)| name.ends_with(ending));
        let file = || fs::read(self.directory.join(name)).ok().filter(|_| !name.contains(".."));
        let kind = kind(Path::new(name));
        let (kind, body) = match reply.map(|(_, reply)| reply) {
            Some(Reply::Missing) => return None,
            Some(Reply::Half) => (kind, file().map(|body| body[..body.len() / 2].to_vec())?),
            Some(Reply::Untyped) => ("application/octet-stream", file()?),
            Some(Reply::Html(text)) => ("text/html; charset=utf-8", text.as_bytes().to_vec()),
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
