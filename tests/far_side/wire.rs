//! HTTP as a server speaks it, with all the faults of the script.

use std::future::{pending, poll_fn};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::{End, Record, Reply, Seen, Speech};

/// What the server does.
#[derive(Clone)]
pub struct Script {
    pub speech: Speech,
    pub record: Arc<Mutex<Record>>,
}

impl Script {
    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap()
    }

    /// The reply to the next request; the last one repeats.
    fn reply(&self) -> Reply {
        let record = self.record();
        let number = record.requests.len() - record.before;
        record.replies[number.min(record.replies.len() - 1)].clone()
    }

    /// Notes a request and returns its place.
    fn note(&self, seen: Seen) -> usize {
        let mut record = self.record();
        record.requests.push(seen);
        record.requests.len() - 1
    }

    fn answered(&self, place: usize) {
        self.record().requests[place]
            .answered
            .get_or_insert_with(Instant::now);
    }

    fn abandoned(&self, place: usize) {
        self.record().requests[place].abandoned = true;
    }
}

pub async fn serve(listener: TcpListener, script: Script) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        stream.set_nodelay(true).unwrap();
        let number = {
            let mut record = script.record();
            record.connections += 1;
            record.connections - 1
        };
        let script = script.clone();
        tokio::spawn(async move {
            // A connection may fail at any point; the client's side is what is looked at.
            let _ = connection(stream, number, script).await;
        });
    }
}

async fn connection(stream: TcpStream, number: usize, script: Script) -> io::Result<()> {
    let stream = stream.into_std()?;
    let twin = TcpStream::from_std(stream.try_clone()?)?;
    let stream = TcpStream::from_std(stream)?;
    let (identity, protocol): (_, &[u8]) = match &script.speech {
        Speech::Plain => return one(stream, twin, number, &script).await,
        Speech::Secured(identity) => (identity, b"http/1.1"),
        Speech::Two(identity) => (identity, b"h2"),
    };
    let acceptor = TlsAcceptor::from(identity.configuration(protocol));
    let secured = match acceptor.accept(stream).await {
        Ok(secured) => secured,
        Err(error) => {
            script.record().failed_handshakes += 1;
            return Err(error);
        }
    };
    match script.speech {
        Speech::Two(_) => two(secured, number, &script)
            .await
            .map_err(io::Error::other),
        _ => one(secured, twin, number, &script).await,
    }
}

async fn one<S>(stream: S, twin: TcpStream, number: usize, script: &Script) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (reader, mut writer) = tokio::io::split(stream);
    let mut reader = BufReader::new(reader);
    while let Some((mut seen, length)) = head(&mut reader, number).await? {
        if seen.method == "HEAD" {
            script.record().heads.push(seen);
            writer
                .write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
                .await?;
            continue;
        }
        let reply = script.reply();
        let taken = length.min(reply.body_limit.unwrap_or(usize::MAX));
        seen.body = vec![0; taken];
        reader.read_exact(&mut seen.body).await?;
        seen.at = Instant::now();
        let place = script.note(seen);
        if let Some(port) = reply.tunnel {
            writer.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
            let mut onward = TcpStream::connect(("127.0.0.1", port)).await?;
            let mut client = tokio::io::join(reader, writer);
            tokio::io::copy_bidirectional(&mut client, &mut onward).await?;
            return Ok(());
        }
        let mut byte = [0];
        let told = tokio::select! {
            biased;
            told = tell(&mut writer, &reply, || script.answered(place)) => told,
            _ = reader.read(&mut byte) => Err(io::ErrorKind::ConnectionAborted.into()),
        };
        if told.is_err() {
            script.abandoned(place);
            return told;
        }
        match reply.end {
            End::Whole => {}
            End::Reset => {
                #[allow(deprecated)]
                twin.set_linger(Some(Duration::ZERO))?;
                return Ok(());
            }
            _ => return writer.shutdown().await,
        }
    }
    Ok(())
}

/// Reads the head of a request; none when the client is done.
async fn head<R: AsyncRead + Unpin>(
    reader: &mut BufReader<R>,
    connection: usize,
) -> io::Result<Option<(Seen, usize)>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut words = lines[0].split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let split = |line: &String| {
        let (name, value) = line.split_once(':').unwrap();
        (name.to_owned(), value.trim().to_owned())
    };
    let seen = Seen {
        method: method.to_owned(),
        target: target.to_owned(),
        headers: lines[1..].iter().map(split).collect(),
        body: Vec::new(),
        connection,
        at: Instant::now(),
        answered: None,
        abandoned: false,
    };
    let length = seen
        .header("content-length")
        .map_or(0, |text| text.parse().unwrap());
    Ok(Some((seen, length)))
}

async fn tell<W: AsyncWrite + Unpin>(
    writer: &mut W,
    reply: &Reply,
    answered: impl Fn(),
) -> io::Result<()> {
    if reply.body_limit.is_some() && reply.pieces.is_empty() {
        return Ok(());
    }
    tokio::time::sleep(reply.before).await;
    let mut head = format!(
        "HTTP/1.1 {} Scripted\r\ntransfer-encoding: chunked\r\n",
        reply.status
    );
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    writer.write_all(head.as_bytes()).await?;
    writer.flush().await?;
    for (wait, bytes) in &reply.pieces {
        if !wait.is_zero() {
            tokio::time::sleep(*wait).await;
        }
        let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
        chunk.extend_from_slice(bytes);
        chunk.extend_from_slice(b"\r\n");
        // Before the bytes are out, since the client may be quick.
        answered();
        writer.write_all(&chunk).await?;
        writer.flush().await?;
    }
    match reply.end {
        End::Whole | End::Close => writer.write_all(b"0\r\n\r\n").await?,
        End::Hang => pending().await,
        End::Cut | End::Reset => {}
    }
    writer.flush().await
}

async fn two<S>(stream: S, number: usize, script: &Script) -> Result<(), h2::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut connection = h2::server::handshake(stream).await?;
    while let Some(request) = connection.accept().await {
        let (request, mut respond) = request?;
        let script = script.clone();
        tokio::spawn(async move {
            let (parts, mut body) = request.into_parts();
            let headers = parts.headers.iter();
            let mut seen = Seen {
                method: parts.method.to_string(),
                target: parts.uri.path_and_query().unwrap().to_string(),
                headers: headers
                    .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
                    .collect(),
                body: Vec::new(),
                connection: number,
                at: Instant::now(),
                answered: None,
                abandoned: false,
            };
            while let Some(Ok(piece)) = body.data().await {
                let _ = body.flow_control().release_capacity(piece.len());
                seen.body.extend_from_slice(&piece);
            }
            seen.at = Instant::now();
            if seen.method == "HEAD" {
                script.record().heads.push(seen);
                let head = http::Response::builder().status(404).body(()).unwrap();
                let _ = respond.send_response(head, true);
                return;
            }
            let reply = script.reply();
            let place = script.note(seen);
            if tell_two(&mut respond, &reply).await.is_err() {
                script.abandoned(place);
            }
        });
    }
    Ok(())
}

async fn tell_two(
    respond: &mut h2::server::SendResponse<Bytes>,
    reply: &Reply,
) -> Result<(), h2::Error> {
    tokio::time::sleep(reply.before).await;
    let mut head = http::Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        head = head.header(name, value);
    }
    let mut stream = respond.send_response(head.body(()).unwrap(), false)?;
    for (wait, bytes) in &reply.pieces {
        tokio::time::sleep(*wait).await;
        stream.send_data(bytes.clone().into(), false)?;
    }
    match reply.end {
        End::Whole | End::Close => stream.send_data(Bytes::new(), true),
        End::Cut | End::Reset => {
            stream.send_reset(h2::Reason::INTERNAL_ERROR);
            Ok(())
        }
        End::Hang => {
            poll_fn(|context| stream.poll_reset(context)).await?;
            Err(h2::Reason::CANCEL.into())
        }
    }
}
