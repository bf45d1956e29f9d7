//! The far side of a network: a server on this machine that follows a script, keeps every request
//! it was sent, and notices when the client leaves. It runs on a thread of its own, so that it
//! answers whatever the program under test is doing.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub
)]

mod authority;
mod wire;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use authority::{Authority, Identity};

/// How long a wait for something that must happen may take.
pub const SOON: Duration = Duration::from_secs(10);

/// What the server answers to one request.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    /// Pieces of the body, each with the wait before it.
    pub pieces: Vec<(Duration, Vec<u8>)>,
    /// The wait before the first byte of the answer.
    pub before: Duration,
    /// Gives up after so many bytes of the request's body.
    pub body_limit: Option<usize>,
    /// Joins the client with this port of the machine, as a proxy does.
    pub tunnel: Option<u16>,
    pub end: End,
    every: Duration,
}

/// How an answer ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum End {
    /// Whole; the connection stays open for the next request.
    #[default]
    Whole,
    /// Whole; the connection is closed.
    Close,
    /// The connection is closed before the last chunk.
    Cut,
    /// The connection is reset.
    Reset,
    /// Nothing more comes, and the connection stays open.
    Hang,
}

impl Reply {
    pub fn new(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// A stream of events from pieces that are sent one by one.
    pub fn sse<P: Into<Vec<u8>>>(pieces: impl IntoIterator<Item = P>) -> Self {
        pieces.into_iter().fold(
            Self::new(200).header("content-type", "text/event-stream"),
            Self::piece,
        )
    }

    /// A whole answer as Gemini streams it, one event for each text.
    pub fn gemini(texts: &[&str]) -> Self {
        let end = json!({"candidates": [{"content": {"role": "model", "parts": [{"text": ""}]}, "finishReason": "STOP", "index": 0}]});
        let texts = texts
            .iter()
            .map(|text| json!({"candidates": [{"content": {"role": "model", "parts": [{"text": text}]}, "index": 0}]}));
        Self::sse(
            texts
                .chain([end])
                .map(|event| format!("data: {event}\r\n\r\n")),
        )
    }

    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status)
            .header("content-type", "application/json; charset=UTF-8")
            .piece(body.to_string())
    }

    pub fn html(status: u16) -> Self {
        Self::new(status)
            .header("content-type", "text/html; charset=utf-8")
            .piece("<!DOCTYPE html><html><body>Please log in.</body></html>")
    }

    pub fn tunnel(port: u16) -> Self {
        Self {
            tunnel: Some(port),
            ..Self::new(200)
        }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a piece of the body.
    pub fn piece(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.pieces.push((self.every, bytes.into()));
        self
    }

    /// Waits before each of the pieces that are added from here on.
    pub fn every(mut self, wait: Duration) -> Self {
        self.every = wait;
        self
    }

    /// Sends the body in pieces of `size` bytes instead.
    pub fn cut_into(mut self, size: usize) -> Self {
        let whole: Vec<u8> = self.pieces.drain(..).flat_map(|(_, bytes)| bytes).collect();
        let every = self.every;
        self.pieces = whole
            .chunks(size)
            .map(|piece| (every, piece.to_vec()))
            .collect();
        self
    }

    pub fn before(mut self, wait: Duration) -> Self {
        self.before = wait;
        self
    }

    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    pub fn then(mut self, end: End) -> Self {
        self.end = end;
        self
    }
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The number of the connection it came on, from 0.
    pub connection: usize,
    /// When its last byte was there.
    pub at: Instant,
    /// When the first piece of the answer was sent.
    pub answered: Option<Instant>,
    /// The client left before the answer's end.
    pub abandoned: bool,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// What the server has seen so far.
#[derive(Debug, Default)]
pub struct Record {
    /// All requests but the HEAD ones.
    pub requests: Vec<Seen>,
    /// The HEAD requests, which are answered with 404 and no word.
    pub heads: Vec<Seen>,
    pub connections: usize,
    /// Secured connections that were not completed.
    pub failed_handshakes: usize,
    replies: Vec<Reply>,
    /// The requests before the first of these replies.
    before: usize,
}

/// How the server speaks.
#[derive(Debug, Clone)]
pub enum Speech {
    Plain,
    /// HTTP/1.1 over TLS.
    Secured(Identity),
    /// HTTP/2 over TLS.
    Two(Identity),
}

/// The server; it ends when dropped.
pub struct FarSide {
    address: SocketAddr,
    secured: bool,
    record: Arc<Mutex<Record>>,
    _end: oneshot::Sender<()>,
}

impl FarSide {
    /// Answers the requests in turn; the last reply repeats.
    pub fn start(replies: Vec<Reply>) -> Self {
        Self::speaking(Speech::Plain, replies)
    }

    pub fn speaking(speech: Speech, replies: Vec<Reply>) -> Self {
        let record = Arc::new(Mutex::new(Record {
            replies,
            ..Record::default()
        }));
        let (end, ended) = oneshot::channel::<()>();
        let (ready, address) = std::sync::mpsc::channel();
        let secured = !matches!(speech, Speech::Plain);
        let script = wire::Script {
            speech,
            record: Arc::clone(&record),
        };
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                ready.send(listener.local_addr().unwrap()).unwrap();
                tokio::select! {
                    () = wire::serve(listener, script) => {}
                    _ = ended => {}
                }
            });
        });
        Self {
            address: address.recv().unwrap(),
            secured,
            record,
            _end: end,
        }
    }

    /// Answers the requests from now on with these replies in turn; the last one repeats.
    pub fn answer(&self, replies: Vec<Reply>) {
        let mut record = self.record.lock().unwrap();
        record.before = record.requests.len();
        record.replies = replies;
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The base address; a secured server goes by the name `localhost`.
    pub fn url(&self) -> String {
        if self.secured {
            format!("https://localhost:{}", self.port())
        } else {
            format!("http://{}", self.address)
        }
    }

    pub fn look<T>(&self, look: impl FnOnce(&Record) -> T) -> T {
        look(&self.record.lock().unwrap())
    }

    pub fn requests(&self) -> Vec<Seen> {
        self.look(|record| record.requests.clone())
    }

    /// Waits until the record is as wanted, and says whether it became so.
    pub fn becomes(&self, wanted: impl Fn(&Record) -> bool) -> bool {
        let deadline = Instant::now() + SOON;
        while Instant::now() < deadline {
            if self.look(&wanted) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        false
    }
}

/// A port of this machine where nobody listens.
pub fn closed_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
