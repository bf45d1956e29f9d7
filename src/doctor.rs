//! Tries every candidate behind every door and says in plain words what works, what does not, and the
//! one thing to do about it. It changes nothing, and neither prints nor keeps what it sees.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde::Serialize;

use self::part::{Part, State};
use self::session::Session;
use self::trials::Trials;
use crate::client::{self, complain, write};
use crate::config;
use crate::event::Inbox;
use crate::present;
use crate::utterance::{Cue, Moment, Tone, Utterance};
use crate::wording::{causes::cause, doctor as wording};

mod bundle;
mod desktop;
mod part;
mod session;
mod trials;

/// The whole ends in this time, and the part under way with its own limit: a person at a terminal
/// waits no longer than for anything else that is broken.
const WHOLE: Duration = Duration::from_secs(90);

/// What the summary may take to be spoken.
const SUMMARY: Duration = Duration::from_secs(60);

/// How the doctor is asked.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Nothing is spoken; the short sounds are heard all the same.
    pub silent: bool,
    /// One JSON object instead of lines.
    pub json: bool,
    /// A file for a report that can be sent on.
    pub report: Option<PathBuf>,
}

/// Everything that was found.
#[derive(Debug, Default, Serialize)]
struct Findings {
    version: &'static str,
    session: Session,
    parts: Vec<Part>,
    stages: Stages,
}

/// How long the stages of a look took, in milliseconds, as far as they were reached.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Stages {
    capture: Option<u64>,
    encode: Option<u64>,
    connect: Option<u64>,
    first_word: Option<u64>,
    first_words_here: Option<u64>,
    first_sound: Option<u64>,
}

/// Tries everything, tells it, and writes the report that was asked for.
pub async fn run(wish: Wish) -> ExitCode {
    let loaded = config::load();
    let (inbox, _events) = Inbox::open();
    let tell = |line: &str| {
        if !wish.json {
            write(&format!("{line}\n"));
        }
    };
    tell(&wording::BEGINNING.to_string());
    let settings = loaded.config.speech.clone();
    // A look is never silent. The engines are tried without one of our own in their way.
    present::probe::sound(&settings, Cue::Acknowledge).await;
    let begun = Instant::now();
    let mut trials = Trials::new(loaded, wish.silent);
    let mut findings = Findings {
        version: env!("CARGO_PKG_VERSION"),
        ..Findings::default()
    };
    while let Some(names) = trials.next_names() {
        let parts = match begun.elapsed() < WHOLE {
            true => trials.next(&mut findings).await,
            false => trials.skip(&names),
        };
        for part in parts {
            tell(&wording::part(&part.name, &part.says));
            for way in &part.ways {
                tell(&format!("    {}", wording::way(way)));
            }
            findings.parts.push(part);
        }
    }
    findings.session.table = table(&findings);
    for line in bundle::closing_lines(&findings) {
        tell(&line);
    }
    let summary = summary(&findings.parts);
    match wish.json {
        true => write(&format!("{}\n", bundle::json(&findings))),
        false => summary.iter().for_each(|line| write(&format!("{line}\n"))),
    }
    let well = findings.parts.iter().all(|part| part.state > State::Broken);
    let mut code = if well { 0 } else { client::FAILED };
    if let Some(file) = &wish.report {
        match bundle::write(file, &findings) {
            Ok(()) => complain(&wording::report_written(&file.display().to_string())),
            Err(error) => {
                let place = file.display().to_string();
                complain(&wording::report_not_written(&place, &cause(&error)));
                code = client::FAILED;
            }
        }
    }
    let mut presenter = present::open(&settings, inbox);
    if !wish.silent {
        for line in summary {
            presenter.present(&Utterance::new(Tone::Answer, line));
        }
    }
    presenter.sound(
        if well { Cue::Done } else { Cue::Error },
        Moment::AfterSpeech,
    );
    // Whoever reads need not wait for a voice that hangs.
    let _ = tokio::time::timeout(SUMMARY, presenter.finish()).await;
    ExitCode::from(code)
}

/// What does not work, the worst first, then the rest.
fn summary(parts: &[Part]) -> Vec<String> {
    let mut amiss: Vec<_> = parts
        .iter()
        .filter(|part| part.state != State::Well)
        .collect();
    if amiss.is_empty() {
        return vec![wording::ALL_WELL.to_string()];
    }
    amiss.sort_by_key(|part| part.state);
    let mut lines = vec![wording::problems(amiss.len())];
    lines.extend(
        amiss
            .iter()
            .map(|part| wording::part(&part.name, &part.says)),
    );
    lines.push(wording::THE_REST.to_string());
    lines
}

/// What each thing is done by in this session.
fn table(findings: &Findings) -> Vec<(String, Option<String>)> {
    let by = |name: &str| {
        let part = findings.parts.iter().find(|part| part.name == name);
        part.and_then(Part::way).map(str::to_owned)
    };
    [
        trials::KEYS,
        trials::SCREEN,
        trials::WINDOW,
        trials::CLIPBOARD,
        trials::APPLICATIONS,
        trials::LOCK,
        trials::SPEECH,
        trials::SOUNDS,
        trials::TRAY,
    ]
    .map(|name| (name.to_owned(), by(name)))
    .to_vec()
}
