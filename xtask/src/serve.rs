//! Serves the page on this machine, rebuilding it on every change.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{package, page, places, shell, site_server};

/// How to serve.
pub(crate) struct Options {
    /// Show the page in the user's browser.
    pub(crate) open: bool,
    /// The port wanted; otherwise the first free one is taken.
    pub(crate) port: Option<u16>,
    /// Quick rebuilds and reload on change, instead of exactly what ships.
    pub(crate) dev: bool,
    /// What is in `dist/`, as it is, as a site has it.
    pub(crate) dist: bool,
}

/// Builds, serves, says where, and goes on until it is stopped.
pub(crate) fn serve(options: &Options) -> Result<()> {
    let port = port(options.port)?;
    if options.dist {
        return serve_dist(options, port);
    }
    let mut trunk = command(options, port)?;
    println!("==> building the page (the first time, some minutes)");
    let mut server = trunk.spawn().with_context(|| shell::cannot_start(&trunk))?;
    wait_for_page(&mut server, port)?;
    tell(options, port);
    let status = server.wait()?;
    if !status.success() {
        bail!("the server stopped ({status}); its last lines above say why");
    }
    Ok(())
}

fn serve_dist(options: &Options, port: u16) -> Result<()> {
    site_server::serve(&places::dist()?, port)?;
    tell(options, port);
    loop {
        thread::park();
    }
}

fn tell(options: &Options, port: u16) {
    let address = format!("http://127.0.0.1:{port}/");
    println!("\n==> Readout is at {address}   (Ctrl+C stops it)\n");
    if options.open {
        open(&address);
    }
}

/// Trunk, on the kind of page asked for.
///
/// Not in `dist/`, which may be under test just then. The directory is emptied
/// first: Trunk serves what is there even when the build fails, and an old page
/// would pass for the new one.
fn command(options: &Options, port: u16) -> Result<Command> {
    let directory =
        places::root()?.join("target").join(if options.dev { "page-dev" } else { "page" });
    page::clear(&directory)?;
    let mut trunk = page::trunk("serve")?;
    trunk.env(package::NOT_KEPT, "true");
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist"]).arg(directory);
    if !options.dev {
        trunk.args(["--release", "--no-autoreload=true"]);
    }
    Ok(trunk)
}

fn port(wanted: Option<u16>) -> Result<u16> {
    match wanted {
        Some(port) if is_free(port) => Ok(port),
        Some(port) => bail!(
            "port {port} is taken; stop the program that uses it, name another with --port, \
             or leave --port out to get the next free one"
        ),
        None => (8080..8180)
            .find(|port| is_free(*port))
            .context("the ports 8080 to 8179 are all taken; name a free one with --port"),
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// A build that fails leaves Trunk waiting for the mend, and so do we.
fn wait_for_page(server: &mut Child, port: u16) -> Result<()> {
    while !answers(port).unwrap_or(false) {
        if let Some(status) = server.try_wait()? {
            bail!("the server did not start ({status}); its last lines above say why");
        }
        // Trunk tells nobody when it begins to answer: all that can be done is to ask again.
        thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

fn answers(port: u16) -> std::io::Result<bool> {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    connection.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(connection, "GET / HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
    let mut status_line = [0; 12];
    connection.read_exact(&mut status_line)?;
    Ok(status_line.ends_with(b"200"))
}

fn open(address: &str) {
    let (program, before): (_, &[_]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if Command::new(program).args(before).arg(address).spawn().is_err() {
        println!("==> no browser could be opened with {program}: open {address} yourself");
    }
}
