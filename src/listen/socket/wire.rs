//! Lines on a stream: JSON values, each on a line of limited length. It never keeps more of the
//! other side's bytes than one line.

use serde::Serialize;
use tokio::io::{AsyncRead, AsyncReadExt};

/// The lines that come in.
#[derive(Debug)]
pub(super) struct Incoming<R> {
    stream: R,
    longest: usize,
    /// What has been read and not been handed out.
    read: Vec<u8>,
}

/// What came in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Received {
    /// A line without its end.
    Line(Vec<u8>),
    /// More bytes than a line may have.
    TooLong,
    /// The other side is gone.
    End,
}

impl<R: AsyncRead + Unpin> Incoming<R> {
    /// Lines of at most `longest` bytes, read from `stream`.
    pub(super) fn new(stream: R, longest: usize) -> Self {
        Self {
            stream,
            longest,
            read: Vec::new(),
        }
    }

    /// The next line; nothing is lost if the future is dropped.
    pub(super) async fn next(&mut self) -> Received {
        loop {
            if let Some(end) = self.read.iter().position(|&byte| byte == b'\n') {
                let rest = self.read.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.read, rest);
                line.truncate(end);
                return if end > self.longest {
                    Received::TooLong
                } else {
                    Received::Line(line)
                };
            }
            if self.read.len() > self.longest {
                return Received::TooLong;
            }
            match self.stream.read_buf(&mut self.read).await {
                Ok(0) | Err(_) => return Received::End,
                Ok(_) => {}
            }
        }
    }
}

/// The line of a value.
pub(super) fn encode(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)
        .inspect_err(|error| tracing::error!(%error, "a line cannot be written as JSON"))
        .ok()?;
    bytes.push(b'\n');
    Some(bytes)
}
