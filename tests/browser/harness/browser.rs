//! The browser and chromedriver.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

/// The chromedriver of one test; it and its browser end with the test.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// Kept open: the driver stops if its output cannot be read.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the driver on a port of its choice. If another process takes the port first, the
    /// driver exits and is started again.
    pub(crate) fn start() -> Self {
        (0..TRIES).find_map(|_| Self::try_start()).expect("chromedriver did not say its port")
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("cannot start `chromedriver`; `cargo xtask test --browser` says how to get it");
        let mut output = BufReader::new(process.stdout.take().expect("it was asked for above"));
        let Some(port) = announced_port(&mut output) else {
            _ = process.kill();
            _ = process.wait();
            return None;
        };
        Some(Self { process, port, _output: output })
    }

    /// Opens a new browser with an empty profile.
    pub(crate) async fn open_browser(&self) -> WebDriver {
        WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities()).await.expect(
            "Chrome or Chromium did not start; it must be installed, and of chromedriver's version",
        )
    }
}

impl Drop for Driver {
    /// Shuts the driver down by request, which also closes the browser; killing it would not.
    fn drop(&mut self) {
        if let Ok(mut connection) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) {
            _ = write!(connection, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        }
        let deadline = Instant::now() + Duration::from_secs(5);
        while matches!(self.process.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(10));
        }
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// How often the driver is started.
const TRIES: usize = 5;

/// The port from the line “… was started successfully on port 41231.”
fn announced_port(output: &mut BufReader<ChildStdout>) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("started successfully"))?;
    line.trim_end_matches('.').rsplit(' ').next()?.parse().ok()
}

/// No sandbox: it does not work as root or in most containers, and the browser visits only our own
/// page. Host names do not resolve, so that no request can leave this machine.
const ARGUMENTS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--window-size=1280,800",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

fn capabilities() -> Capabilities {
    let wanted = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": ARGUMENTS },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    match wanted {
        Value::Object(map) => map.into(),
        _ => unreachable!("the value above is an object"),
    }
}
