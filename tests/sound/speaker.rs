//! The real presenter in a process of its own, because what it uses stands in the environment.
//! The process is this test program again, running only its test `speaker`.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use aloud::event::{Event, Inbox, News};
use aloud::present::{Settings, open};
use aloud::utterance::{Cue, Moment, Tone, Utterance};

use super::sound::Sound;

pub struct Speaker {
    process: Child,
    orders: ChildStdin,
    said: Receiver<(Instant, String)>,
    pub kept: Vec<(Instant, String)>,
}

impl Speaker {
    pub fn start(sound: &Sound, settings: &str) -> Self {
        Self::start_with(sound, settings, &[])
    }

    pub fn start_with(sound: &Sound, settings: &str, more: &[(&str, &str)]) -> Self {
        let mut process = sound
            .command(std::env::current_exe().unwrap())
            .args(["--exact", "speaker", "--ignored", "--nocapture"])
            .env("ALOUD_TEST_SETTINGS", settings)
            .envs(more.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let pipe = process.stdout.take().unwrap();
        let (lines, said) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                let _ = lines.send((Instant::now(), line));
            }
        });
        let orders = process.stdin.take().unwrap();
        Self {
            process,
            orders,
            said,
            kept: Vec::new(),
        }
    }

    pub fn order(&mut self, order: &str) -> Instant {
        let now = Instant::now();
        writeln!(self.orders, "{order}").unwrap();
        now
    }

    pub fn say(&mut self, text: &str) -> Instant {
        self.utter("answer", "-", text)
    }

    pub fn utter(&mut self, tone: &str, language: &str, text: &str) -> Instant {
        let text = serde_json::to_string(text).unwrap();
        self.order(&format!("say {tone} {language} {text}"))
    }

    /// Waits for a line that begins like this.
    pub fn expect(&mut self, beginning: &str, limit: Duration) -> (Instant, String) {
        let until = Instant::now() + limit;
        loop {
            if let Some(place) = self
                .kept
                .iter()
                .position(|(_, line)| line.starts_with(beginning))
            {
                return self.kept.remove(place);
            }
            let left = until.saturating_duration_since(Instant::now());
            match self.said.recv_timeout(left) {
                Ok(line) => self.kept.push(line),
                Err(_) => panic!("in vain: {beginning}; there was {:?}", self.kept),
            }
        }
    }

    /// Waits until all has been heard.
    pub fn finish(&mut self, limit: Duration) -> Instant {
        self.order("finish");
        self.expect("finished", limit).0
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The inner process: lines in, the real presenter, lines out.
pub fn speak() {
    let settings: Settings =
        toml::from_str(&std::env::var("ALOUD_TEST_SETTINGS").unwrap()).unwrap();
    if let Ok(level) = std::env::var("ALOUD_LOG") {
        let level: tracing::Level = level.parse().unwrap();
        tracing_subscriber::fmt()
            .with_max_level(level)
            .with_writer(std::io::stderr)
            .init();
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (inbox, mut events) = Inbox::open();
        let mut presenter = open(&settings, inbox);
        tokio::spawn(async move {
            while let Some(event) = events.recv().await {
                match event {
                    Event::News(News::SpeechMoved { engine, fallen }) => {
                        println!("\nmoved {} {fallen}", engine.as_deref().unwrap_or("none"));
                    }
                    Event::News(News::VoiceMissing { voice }) => println!("\nmissing {voice}"),
                    Event::News(News::VoiceLacking { language }) => {
                        println!("\nlacking {language}")
                    }
                    other => println!("\nevent {other:?}"),
                }
            }
        });
        let (read, mut lines) = tokio::sync::mpsc::unbounded_channel();
        std::thread::spawn(move || {
            for line in std::io::stdin().lines().map_while(Result::ok) {
                let _ = read.send(line);
            }
        });
        while let Some(line) = lines.recv().await {
            let (order, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match order {
                "say" => {
                    let mut fields = rest.splitn(3, ' ');
                    let tone = match fields.next().unwrap() {
                        "answer" => Tone::Answer,
                        "alert" => Tone::Alert,
                        _ => Tone::Notice,
                    };
                    let language = fields.next().filter(|tag| *tag != "-").map(String::from);
                    let text: String = serde_json::from_str(fields.next().unwrap()).unwrap();
                    presenter.present(&Utterance {
                        language,
                        ..Utterance::new(tone, text)
                    });
                }
                "now" => presenter.sound(cue(rest), Moment::Now),
                "after" => presenter.sound(cue(rest), Moment::AfterSpeech),
                "hush" => presenter.hush(),
                "finish" => {
                    presenter.finish().await;
                    println!("\nfinished");
                }
                other => panic!("{other}"),
            }
        }
    });
}

pub fn cue(name: &str) -> Cue {
    match name {
        "acknowledge" => Cue::Acknowledge,
        "working" => Cue::Working,
        "done" => Cue::Done,
        "error" => Cue::Error,
        _ => Cue::Stopped,
    }
}
