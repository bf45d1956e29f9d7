//! The way to the user's speech server: where its socket is, how it is started, and one reply read
//! by the SSIP grammar ("SSIP Documentation", part of Speech Dispatcher). Every wait has a limit.

use std::io::{Error, ErrorKind, Result};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpStream, UnixStream};
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

/// Where the server is by the standard of its own library.
const PORT: u16 = 6560;
/// A server that was just started needs 250 to 400 ms until its socket is there.
const START: Duration = Duration::from_millis(1200);
/// The server answers within a millisecond; one that needs this long hangs.
const ANSWER: Duration = Duration::from_secs(1);
/// Between two looks for the socket of a server that is starting.
const LOOK: Duration = Duration::from_millis(10);
/// Longer lines are not SSIP; a voice's line has under 200 bytes.
const LINE: u64 = 8 * 1024;
/// More lines are not a reply; a list of voices has about 14,000.
const LINES: usize = 100_000;

/// The reading half of a connection.
pub(super) type Reading = BufReader<Box<dyn AsyncRead + Send + Unpin>>;
/// The writing half of a connection.
pub(super) type Writing = Box<dyn AsyncWrite + Send + Unpin>;

/// A whole reply or event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    /// Three digits; 700 and above are events.
    pub(super) code: u16,
    /// What stands in the lines before the last.
    pub(super) lines: Vec<String>,
}

/// Connects to the user's server, and starts it when it is not there.
pub(super) async fn connect() -> Result<(Reading, Writing)> {
    let refused = match dial().await {
        Ok(connection) => return Ok(connection),
        Err(error) => error,
    };
    // Where a user names an address, the server is the user's to start.
    if std::env::var_os("SPEECHD_ADDRESS").is_some_and(|address| !address.is_empty()) {
        return Err(refused);
    }
    let begun = Instant::now();
    start().await?;
    loop {
        match dial().await {
            Ok(connection) => return Ok(connection),
            Err(error) if begun.elapsed() > START => return Err(error),
            Err(_) => sleep(LOOK).await,
        }
    }
}

/// The server puts itself into the background and refuses where the user has switched this off.
async fn start() -> Result<()> {
    let mut starting = Command::new("speech-dispatcher")
        .arg("--spawn")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // The synthesizers are started before the server has left our terminal: in our group they
        // would end with it, and leave everybody a server that is mute.
        .process_group(0)
        .kill_on_drop(true)
        .spawn()?;
    let status = timeout(START, starting.wait()).await??;
    if status.success() {
        Ok(())
    } else {
        Err(Error::other("the speech server may not be started"))
    }
}

/// Silences every program that speaks through the user's server; what one has said that is gone can
/// be silenced in no other way.
pub(super) async fn silence_everybody() -> Result<()> {
    let silencing = async {
        let (mut reading, mut writing) = dial().await?;
        writing.write_all(b"CANCEL all\r\nQUIT\r\n").await?;
        read_reply(&mut reading).await.map(drop)
    };
    timeout(ANSWER, silencing).await?
}

/// How many programs beside this one are connected to the user's server, as the kernel tells it;
/// none where that cannot be told.
pub(super) fn others() -> usize {
    let address = std::env::var("SPEECHD_ADDRESS").unwrap_or_default();
    let Some(path) = path_in(&address) else {
        return 0;
    };
    let sockets = std::fs::read_to_string("/proc/net/unix").unwrap_or_default();
    connected(&sockets, &path.to_string_lossy()).saturating_sub(1)
}

/// The connections to the socket with this path in a table as `proc_net_unix(5)` has it.
fn connected(table: &str, path: &str) -> usize {
    let is_connected = |line: &&str| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        columns.get(5) == Some(&"03") && columns.get(7) == Some(&path)
    };
    table.lines().filter(is_connected).count()
}

/// The path of the server's socket, if it has one.
fn path_in(address: &str) -> Option<PathBuf> {
    match address.split_once(':').unwrap_or((address, "")) {
        ("" | "unix_socket", "") => standard_path(),
        ("" | "unix_socket", place) => Some(PathBuf::from(place)),
        _ => None,
    }
}

async fn dial() -> Result<(Reading, Writing)> {
    let address = std::env::var("SPEECHD_ADDRESS").unwrap_or_default();
    let (method, place) = address.split_once(':').unwrap_or((address.as_str(), ""));
    match method {
        "" | "unix_socket" => {
            let path = path_in(&address).ok_or_else(|| Error::from(ErrorKind::NotFound))?;
            let (reading, writing) = UnixStream::connect(path).await?.into_split();
            Ok((BufReader::new(Box::new(reading)), Box::new(writing)))
        }
        "inet_socket" => {
            let (host, port) = place.rsplit_once(':').unwrap_or((place, ""));
            let host = if host.is_empty() { "127.0.0.1" } else { host };
            let stream = TcpStream::connect((host, port.parse().unwrap_or(PORT))).await?;
            stream.set_nodelay(true)?;
            let (reading, writing) = stream.into_split();
            Ok((BufReader::new(Box::new(reading)), Box::new(writing)))
        }
        other => Err(Error::other(format!("SPEECHD_ADDRESS with {other:?}"))),
    }
}

fn standard_path() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).filter(|folder| !folder.is_empty());
    // The server's library falls back to the cache folder like this.
    let runtime = folder("XDG_RUNTIME_DIR")
        .or_else(|| folder("XDG_CACHE_HOME"))
        .map(PathBuf::from)
        .or_else(|| folder("HOME").map(|home| PathBuf::from(home).join(".cache")))?;
    Some(runtime.join("speech-dispatcher/speechd.sock"))
}

/// Reads a whole reply; the caller sets the limit of time.
pub(super) async fn read_reply(reading: &mut Reading) -> Result<Reply> {
    let mut lines = Vec::new();
    loop {
        let mut line = Vec::new();
        if (&mut *reading)
            .take(LINE)
            .read_until(b'\n', &mut line)
            .await?
            == 0
        {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        let code = line.get(..3).and_then(|code| code.parse().ok());
        let (Some(code), Some(rest)) = (code, line.get(4..)) else {
            return Err(Error::other("the speech server does not speak SSIP"));
        };
        if line.as_bytes()[3] == b' ' {
            return Ok(Reply { code, lines });
        }
        if lines.len() == LINES {
            return Err(Error::other("an endless reply"));
        }
        lines.push(rest.to_owned());
    }
}

impl Reply {
    /// Whether the command was carried out.
    pub(super) fn is_good(&self) -> bool {
        (200..300).contains(&self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::connected;

    #[test]
    fn connections_are_counted_by_their_path() {
        let table = "Num RefCount Protocol Flags Type St Inode Path\n\
            00000000bb7666fb: 00000002 00000000 00010000 0001 01 76773 /run/speechd.sock\n\
            00000000bb7666fc: 00000003 00000000 00000000 0001 03 76774 /run/speechd.sock\n\
            00000000bb7666fd: 00000003 00000000 00000000 0001 03 76775\n\
            00000000bb7666fe: 00000003 00000000 00000000 0001 03 76776 /run/speechd.sock2\n\
            00000000bb7666ff: 00000003 00000000 00000000 0001 03 76777 /run/speechd.sock\n";
        assert_eq!(connected(table, "/run/speechd.sock"), 2);
    }
}
