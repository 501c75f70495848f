//! Serves a folder on this machine as a good host would: compressed with Brotli, and what carries a
//! hash in its name is kept for good.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    sync::Arc,
    thread,
};

use anyhow::{Context, Result};

use crate::{names, places, size};

struct File {
    kind: &'static str,
    kept: &'static str,
    plain: Vec<u8>,
    brotli: Vec<u8>,
}

type Files = HashMap<String, File>;

/// Serves the files that are there now until the program ends; answers with the port.
pub(crate) fn serve(directory: &Path, port: u16) -> Result<u16> {
    let files = Arc::new(read(directory)?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be had"))?;
    let port = listener.local_addr()?.port();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let files = Arc::clone(&files);
            // A browser that goes away in the middle is no concern of ours.
            thread::spawn(move || _ = answer(connection, &files));
        }
    });
    Ok(port)
}

fn read(directory: &Path) -> Result<Files> {
    let mut files = Files::new();
    for path in places::files(directory)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let plain = fs::read(&path)?;
        let kept = if names::has_hash(&name) { "max-age=31536000, immutable" } else { "no-cache" };
        let file = File { kind: kind(&path), kept, brotli: size::compressed(&plain)?, plain };
        files.insert(name, file);
    }
    Ok(files)
}

/// Answers one request after the other, as long as the browser keeps the connection.
fn answer(mut connection: TcpStream, files: &Files) -> std::io::Result<()> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection.try_clone()?);
    while let Some((path, is_brotli)) = request(&mut reader)? {
        let name = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let name = if name.is_empty() { "index.html" } else { name };
        let Some(file) = files.get(name) else {
            connection.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")?;
            continue;
        };
        let (body, encoding) =
            if is_brotli { (&file.brotli, "Content-Encoding: br\r\n") } else { (&file.plain, "") };
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {}\r\n\
             Vary: Accept-Encoding\r\n{encoding}\r\n",
            file.kind,
            body.len(),
            file.kept,
        );
        connection.write_all(&[head.as_bytes(), body].concat())?;
    }
    Ok(())
}

/// The path of the next request, and whether its sender reads Brotli.
fn request(reader: &mut impl BufRead) -> std::io::Result<Option<(String, bool)>> {
    let mut lines = reader.lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let mut is_brotli = false;
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        is_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
    }
    Ok(first.split(' ').nth(1).map(|path| (path.to_owned(), is_brotli)))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::request;

    #[test]
    fn requests_are_read_one_after_the_other() {
        let mut sent =
            &b"GET /a.js HTTP/1.1\r\nAccept-Encoding: gzip, br\r\n\r\nGET / HTTP/1.1\r\n\r\n"[..];
        assert_eq!(request(&mut sent).ok(), Some(Some(("/a.js".to_owned(), true))));
        assert_eq!(request(&mut sent).ok(), Some(Some(("/".to_owned(), false))));
        assert_eq!(request(&mut sent).ok(), Some(None));
    }
}
