//! The browser, and the program that steers it.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

/// A chromedriver of one test; it ends with the test, and its browser with it.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// Kept, for the driver stops when nobody can read what it says.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts it on a port that it chooses. Between its choice and its taking another may take it,
    /// and then it gives up: so it is asked again.
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

    /// Opens a fresh browser with an empty profile.
    pub(crate) async fn open_browser(&self) -> WebDriver {
        WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities()).await.expect(
            "Chrome or Chromium did not start; it must be installed, and of chromedriver's version",
        )
    }
}

impl Drop for Driver {
    /// Asked to, the driver takes its browser along; killed, it would leave it.
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

/// How often it is asked to start.
const TRIES: usize = 5;

/// It says that it “was started successfully on port 41231.”
fn announced_port(output: &mut BufReader<ChildStdout>) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("started successfully"))?;
    line.trim_end_matches('.').rsplit(' ').next()?.parse().ok()
}

/// No sandbox: it cannot be had as root or in most containers, and the browser
/// visits our own page only. Names lead nowhere, so that nothing can.
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
