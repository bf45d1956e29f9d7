//! The far side of SSIP, byte by byte, with one fault.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// Takes the text and never speaks it; the synthesizer does not answer either.
    NoBegin,
    /// Answers with something that is not SSIP.
    Garbage,
    /// Ends in the middle of a line.
    HalfLine,
    RefuseSpeak,
    RefuseText,
    /// Accepts the connection and says nothing.
    Silent,
    /// A line without an end.
    Endless,
    /// Everything is right and takes its time.
    Slow,
}

#[derive(Default)]
struct Seen {
    commands: Vec<String>,
    texts: Vec<String>,
}

pub struct Stub {
    folder: TempDir,
    seen: Arc<Mutex<Seen>>,
}

impl Stub {
    pub fn start(lie: Lie) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(folder.path().join("socket")).unwrap();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let ours = seen.clone();
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let seen = ours.clone();
                std::thread::spawn(move || serve(connection, lie, &seen));
            }
        });
        Self { folder, seen }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().commands.clone()
    }

    pub fn texts(&self) -> Vec<String> {
        self.seen.lock().unwrap().texts.clone()
    }
}

fn serve(mut connection: UnixStream, lie: Lie, seen: &Mutex<Seen>) {
    let mut lines = BufReader::new(connection.try_clone().unwrap()).lines();
    let mut number = 0;
    while let Some(Ok(line)) = lines.next() {
        if lie == Lie::Silent {
            continue;
        }
        if lie == Lie::Slow {
            std::thread::sleep(Duration::from_millis(60));
        }
        seen.lock().unwrap().commands.push(line.clone());
        let answer = match (line.to_ascii_uppercase().as_str(), lie) {
            ("SPEAK", Lie::Garbage) => "HTTP/1.1 200 OK\r\n\r\n<html>".into(),
            ("SPEAK", Lie::HalfLine) => {
                let _ = connection.write_all(b"23");
                return;
            }
            ("SPEAK", Lie::Endless) => "2".repeat(100_000),
            ("SPEAK", Lie::RefuseSpeak) => "500 ERR INTERNAL\r\n".into(),
            ("SPEAK", _) => {
                let _ = connection.write_all(b"230 OK RECEIVING DATA\r\n");
                let text: Vec<String> = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|line| line != ".")
                    .map(|line| line.strip_prefix('.').unwrap_or(&line).to_owned())
                    .collect();
                seen.lock().unwrap().texts.push(text.join("\n"));
                number += 1;
                match lie {
                    Lie::RefuseText => "411 ERR INVALID\r\n".into(),
                    Lie::NoBegin => format!("225-{number}\r\n225 OK MESSAGE QUEUED\r\n"),
                    _ => format!(
                        "701-{number}\r\n701-1\r\n701 BEGIN\r\n225-{number}\r\n225 OK MESSAGE QUEUED\r\n702-{number}\r\n702-1\r\n702 END\r\n"
                    ),
                }
            }
            ("LIST SYNTHESIS_VOICES", _) => "321 ERR MODULE CANT REPORT VOICES\r\n".into(),
            ("GET LANGUAGE", _) => "251-en\r\n251 OK GET RETURNED\r\n".into(),
            ("QUIT", _) => return,
            _ => "200 OK\r\n".into(),
        };
        if connection.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}
