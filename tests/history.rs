//! The history of what was said: kept only when it is switched on, within its limits, whole after any
//! accident, and really gone when it is deleted.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub
)]

#[path = "desktop/mod.rs"]
mod desktop;
mod far_side;
mod home;

#[path = "history/accidents.rs"]
mod accidents;
#[path = "history/daily.rs"]
mod daily;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use aloud::effect::Answered;
use aloud::event::{Description, Event, Inbox, News};
use aloud::failure::Failure;
use aloud::keep::{History, Said, Settings, Store};
use aloud::request::Subject;
use tokio::sync::mpsc::Receiver;

/// A history in a folder of its own, as a daemon has it that keeps one.
struct Kept {
    folder: tempfile::TempDir,
    history: History,
    settings: Settings,
    news: Receiver<Event>,
}

impl Kept {
    fn new(count: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            keep: true,
            days: 7,
            count,
        };
        let (inbox, news) = Inbox::open();
        let path = folder.path().join("aloud");
        let history = History::open(&settings, Some(path), inbox).unwrap();
        Self {
            folder,
            history,
            settings,
            news,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("aloud")
    }

    async fn keep(&self, answer: Answered) {
        self.history.keep(&answer);
        self.history.finish().await;
    }

    fn read(&self) -> Vec<Said> {
        let store = Store::find(&self.path()).unwrap();
        store.map_or(Vec::new(), |store| store.read(&self.settings).unwrap())
    }

    fn texts(&self) -> Vec<String> {
        self.read().into_iter().map(|said| said.text).collect()
    }

    fn told(&mut self) -> Vec<News> {
        let event = |event| match event {
            Event::News(news) => news,
            other => panic!("{other:?}"),
        };
        std::iter::from_fn(|| self.news.try_recv().ok())
            .map(event)
            .collect()
    }

    /// Runs the program with this history.
    fn aloud(&self, arguments: &[&str]) -> Output {
        let config = self.folder.path().join("config.toml");
        if !config.exists() {
            fs::write(&config, "[history]\nkeep = true\n").unwrap();
        }
        Command::new(env!("CARGO_BIN_EXE_aloud"))
            .args(arguments)
            .env("XDG_DATA_HOME", self.folder.path())
            .env("ALOUD_CONFIG", config)
            .env("TZ", "UTC")
            .output()
            .unwrap()
    }

    fn out(&self, arguments: &[&str]) -> String {
        let output = self.aloud(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn answer(text: &str) -> Answered {
    about(Subject::Screen, None, text)
}

fn about(subject: Subject, question: Option<&str>, text: &str) -> Answered {
    Answered {
        question: question.map(str::to_owned),
        description: Description {
            text: text.to_owned(),
            subject,
            provider: "gemini".into(),
            language: "en".into(),
            cut: None,
            tokens: None,
        },
    }
}

/// Whether any file below a folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let mut files = 0;
    let held = fs::read_dir(folder).unwrap().any(|entry| {
        files += 1;
        let content = fs::read(entry.unwrap().path()).unwrap();
        content.windows(bytes.len()).any(|part| part == bytes)
    });
    assert!(files > 0, "nothing was looked at");
    held
}

#[tokio::test]
async fn what_was_said_is_told_with_its_question_and_nobody_else_can_read_it() {
    let kept = Kept::new(100);
    // As a person has it who has never thought about it.
    rustix::process::umask(rustix::fs::Mode::empty());
    assert!(!kept.path().exists(), "made before there is anything");
    kept.keep(answer("A terminal with a long log.\n")).await;
    let question = Some("Where is the Größe?");
    let same = about(Subject::Same, question, "Right below.");
    kept.keep(same).await;
    let mut stopped = about(Subject::File("/pictures/cat.png".into()), None, "A cat ");
    stopped.description.cut = Some(Failure::Stopped);
    stopped.description.provider = String::new();
    kept.keep(stopped).await;

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&kept.path()), 0o700);
    for entry in fs::read_dir(kept.path()).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }

    let told = kept.out(&["history"]);
    let lines: Vec<_> = told.lines().collect();
    let (when, stopped) = lines[0].split_at(16);
    assert_eq!(stopped, ", /pictures/cat.png, stopped:");
    assert!(
        when.starts_with("20") && when.as_bytes()[13] == b':',
        "{when}"
    );
    assert_eq!(lines[1..3], ["A cat", ""]);
    assert!(lines[3].ends_with(", same, gemini:"), "{told}");
    assert_eq!(lines[4..6], ["Where is the Größe?", "Right below."]);
    assert_eq!(lines[8], "A terminal with a long log.");

    // A search is for words in any order, whatever their case.
    let found = kept.out(&["history", "LOG", "termin"]);
    assert!(
        found.contains("long log") && !found.contains("cat"),
        "{found}"
    );
    let found = kept.out(&["history", "größe"]);
    assert!(found.contains("Right below."), "{found}");
    let missing = kept.aloud(&["history", "elephant"]);
    assert_eq!(missing.status.code(), Some(1), "{missing:?}");

    let json = kept.out(&["history", "--json", "same"]);
    let line: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(line["question"], "Where is the Größe?");
    assert_eq!(line["whole"], true);
    assert!(line["at"].as_str().unwrap().ends_with('Z'), "{line}");
}

#[tokio::test]
async fn the_oldest_go_first_and_nothing_grows_old() {
    let kept = Kept::new(3);
    for number in 1..=5 {
        kept.keep(answer(&format!("Answer number {number}."))).await;
    }
    let number = |number| format!("Answer number {number}.");
    assert_eq!(kept.texts(), [number(5), number(4), number(3)]);
    // What fell out is in no byte of the file either.
    for (gone, text) in [(true, number(2)), (false, number(4))] {
        assert_eq!(!holds(&kept.path(), text.as_bytes()), gone, "{text}");
    }

    // Eight days later.
    let file = rusqlite::Connection::open(kept.path().join("history.sqlite")).unwrap();
    let earlier = "UPDATE said SET at = at - 8 * 24 * 60 * 60 * 1000 WHERE text LIKE '%3%'";
    assert_eq!(file.execute(earlier, []).unwrap(), 1);
    drop(file);
    assert!(holds(&kept.path(), number(3).as_bytes()));
    // A daemon that starts drops them, even one that keeps nothing any more.
    let off = Settings::default();
    let (inbox, _news) = Inbox::open();
    assert!(History::open(&off, Some(kept.path()), inbox).is_none());
    desktop::eventually("the end of the old one", || {
        match holds(&kept.path(), number(3).as_bytes()) {
            true => Err("still there"),
            false => Ok(()),
        }
    });
    assert_eq!(kept.texts(), [number(5), number(4)]);
}

/// A word that stands nowhere else.
const CANARY: &str = "quillwort4711";

#[tokio::test]
async fn what_is_forgotten_is_in_no_byte_of_any_file() {
    let kept = Kept::new(1000);
    for number in 0..200 {
        let text = format!("{CANARY} number {number}, {}", "and so on, ".repeat(number));
        kept.keep(answer(&text)).await;
    }
    // An earlier history that was damaged is forgotten, too.
    let aside = kept.path().join("history-damaged.sqlite");
    fs::write(aside, format!("xx{CANARY}xx")).unwrap();
    assert!(holds(&kept.path(), CANARY.as_bytes()));
    assert_eq!(
        kept.out(&["history", "forget"]),
        "The history is deleted.\n"
    );
    assert!(!holds(&kept.path(), CANARY.as_bytes()));
    let empty = kept.aloud(&["history"]);
    assert_eq!(empty.status.code(), Some(0));
    assert_eq!(empty.stderr, b"The history is empty.\n");
    // And it goes on.
    kept.keep(answer("A new beginning.")).await;
    assert_eq!(kept.texts(), ["A new beginning."]);
}

#[tokio::test]
async fn forgetting_a_picture_drops_what_was_kept_about_it_and_no_more() {
    let kept = Kept::new(100);
    kept.keep(answer("An earlier screen.")).await;
    kept.keep(answer("My bank account.")).await;
    kept.keep(about(Subject::Same, Some("How much?"), "Twelve euros."))
        .await;
    kept.history.drop_recent();
    kept.history.finish().await;
    assert_eq!(kept.texts(), ["An earlier screen."]);
    assert!(!holds(&kept.path(), b"bank account"));
    // Twice forgets no more.
    kept.history.drop_recent();
    kept.history.finish().await;
    assert_eq!(kept.texts(), ["An earlier screen."]);
}

#[test]
fn without_a_history_its_commands_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_aloud"))
            .args(arguments)
            .env("XDG_DATA_HOME", folder.path())
            .env("ALOUD_CONFIG", "/dev/null")
            .output()
            .unwrap()
    };
    let told = run(&["history"]);
    assert_eq!(told.status.code(), Some(0));
    assert!(told.stderr.starts_with(b"The history is off."), "{told:?}");
    assert_eq!(run(&["history", "forget"]).status.code(), Some(0));
    let made = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(made, 0, "asking for a history makes none");
}
