//! The trials in their order, each for one or a few parts that belong together. They are done one
//! after the other, so that none measures the others' load.

use std::time::Duration;

use super::desktop;
use super::part::{Need, Part, State};
use super::session::Session;
use super::{Findings, Stages};
use crate::capture::{self, Shot};
use crate::config::Loaded;
use crate::describe::key::Places;
use crate::describe::{self, consent::Consent};
use crate::event::Status;
use crate::failure::Failure;
use crate::listen::socket;
use crate::wording::{self as sentences, doctor as wording};
use crate::{autostart, present};

/// What the parts are called.
pub(super) const CONFIGURATION: &str = "Configuration";
pub(super) const SPEECH: &str = "Speech";
pub(super) const SOUNDS: &str = "Sounds";
pub(super) const KEYS: &str = "Keys";
pub(super) const SCREEN: &str = "Screen";
pub(super) const WINDOW: &str = "Active window";
pub(super) const CLIPBOARD: &str = "Clipboard";
pub(super) const APPLICATIONS: &str = "Applications";
pub(super) const READER: &str = "Reader on this computer";
pub(super) const LOCK: &str = "Screen lock";
pub(super) const BUS: &str = "Services of the desktop";
pub(super) const TRAY: &str = "Tray";
pub(super) const KEYRING: &str = "Keyring";
pub(super) const DAEMON: &str = "Daemon";
pub(super) const LOGIN: &str = "Start at login";

/// The engine that plays its sound by itself.
const ALONE: &str = "espeak-ng";

/// One trial and the parts that it tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Trial {
    Configuration,
    Speech,
    Sounds,
    Daemon,
    Keys,
    Screen,
    Reader,
    Clipboard,
    Applications,
    Lock,
    Session,
    Keyring,
    Provider(String),
    Login,
}

/// What is still to be tried, and what the trials before have found for those behind.
pub(super) struct Trials {
    loaded: Loaded,
    silent: bool,
    sound: bool,
    waiting: std::vec::IntoIter<Trial>,
    daemon: Option<Status>,
    shot: Option<Shot>,
}

impl Trials {
    pub(super) fn new(loaded: Loaded, silent: bool) -> Self {
        let mut waiting = vec![
            Trial::Configuration,
            Trial::Sounds,
            Trial::Speech,
            Trial::Daemon,
            Trial::Keys,
            Trial::Screen,
            Trial::Reader,
            Trial::Clipboard,
            Trial::Applications,
            Trial::Lock,
            Trial::Session,
            Trial::Keyring,
        ];
        let order = loaded.config.providers.iter();
        waiting.extend(order.cloned().map(Trial::Provider));
        waiting.push(Trial::Login);
        Self {
            loaded,
            silent,
            sound: false,
            waiting: waiting.into_iter(),
            daemon: None,
            shot: None,
        }
    }

    /// The parts that the next trial tells of; nothing when all is tried.
    pub(super) fn next_names(&self) -> Option<Vec<String>> {
        let next = self.waiting.as_slice().first()?;
        let names: &[&str] = match next {
            Trial::Configuration => &[CONFIGURATION],
            Trial::Speech => &[SPEECH],
            Trial::Sounds => &[SOUNDS],
            Trial::Daemon => &[DAEMON],
            Trial::Keys => &[KEYS],
            Trial::Screen => &[SCREEN, WINDOW],
            Trial::Lock => &[LOCK],
            Trial::Reader => &[READER],
            Trial::Clipboard => &[CLIPBOARD],
            Trial::Applications => &[APPLICATIONS],
            Trial::Session => &[BUS, TRAY],
            Trial::Keyring => &[KEYRING],
            Trial::Provider(name) => return Some(vec![provider_name(name)]),
            Trial::Login => &[LOGIN],
        };
        Some(names.iter().map(|&name| name.to_owned()).collect())
    }

    /// Leaves the next trial out.
    pub(super) fn skip(&mut self, names: &[String]) -> Vec<Part> {
        self.waiting.next();
        let skipped = |name: &String| Part::new(name, State::Lacking, wording::NO_TIME);
        names.iter().map(skipped).collect()
    }

    /// Does the next trial.
    pub(super) async fn next(&mut self, findings: &mut Findings) -> Vec<Part> {
        let stages = &mut findings.stages;
        match self.waiting.next() {
            Some(Trial::Configuration) => vec![configuration(&self.loaded)],
            Some(Trial::Sounds) => vec![self.sounds().await],
            Some(Trial::Speech) => vec![self.speech(stages).await],
            Some(Trial::Daemon) => vec![self.ask_daemon().await],
            Some(Trial::Keys) => vec![desktop::keys(&self.loaded, self.daemon.as_ref()).await],
            Some(Trial::Screen) => self.screen(stages).await,
            Some(Trial::Lock) => vec![desktop::lock().await],
            Some(Trial::Reader) => self.reader(stages).await.into_iter().collect(),
            Some(Trial::Clipboard) => {
                let ways = capture::probe::clipboards(&self.loaded.config.capture).await;
                vec![Part::of_ways(
                    CLIPBOARD,
                    ways,
                    Need::May,
                    wording::CLIPBOARD,
                )]
            }
            Some(Trial::Applications) => {
                let ways = vec![capture::probe::accessibility().await];
                vec![Part::of_ways(
                    APPLICATIONS,
                    ways,
                    Need::May,
                    wording::APPLICATIONS,
                )]
            }
            Some(Trial::Session) => {
                findings.session = Session::look().await;
                services(&findings.session)
            }
            Some(Trial::Keyring) => {
                let ways = vec![Places::default().keyring().await];
                vec![Part::of_ways(KEYRING, ways, Need::May, wording::KEYRING)]
            }
            Some(Trial::Provider(name)) => self.provider(&name, stages).await.into_iter().collect(),
            Some(Trial::Login) => vec![login().await],
            None => Vec::new(),
        }
    }

    async fn sounds(&mut self) -> Part {
        let ways = present::probe::sounds(&self.loaded.config.speech).await;
        self.sound = ways.iter().any(|way| way.works);
        Part::of_ways(SOUNDS, ways, Need::Must, wording::SOUNDS)
    }

    async fn speech(&self, stages: &mut Stages) -> Part {
        let sentence: Option<fn(&str) -> String> = match self.silent {
            true => None,
            false => Some(wording::on_trial),
        };
        let tried = present::probe::engines(&self.loaded.config.speech, sentence).await;
        stages.first_sound = tried
            .iter()
            .find(|one| one.verdict.works)
            .and_then(|one| one.first_sound)
            .map(millis);
        let ways = tried.into_iter().map(|one| one.verdict).collect();
        let mut part = Part::of_ways(SPEECH, ways, Need::Must, wording::SPEECH)
            .best_first(wording::SPEECH_DISPATCHER);
        // The program ends well without a sound server, too, and nobody has heard it.
        if !self.sound && part.way() == Some(ALONE) {
            part.state = State::Broken;
            part.says = wording::fails(wording::NO_SOUND, wording::SPEECH);
        }
        part
    }

    async fn ask_daemon(&mut self) -> Part {
        let path = match socket::path() {
            Ok(path) => path,
            Err(error) => return Part::new(DAEMON, State::Broken, error.to_string()),
        };
        match socket::connect(&path).await {
            Ok(client) => {
                let status = client.status().clone();
                let runs = wording::daemon_runs(&status.version);
                let says = [vec![runs], status.problems.clone()].concat().join(" ");
                let state = match status.problems.is_empty() {
                    true => State::Well,
                    false => State::Lacking,
                };
                self.daemon = Some(status);
                Part::new(DAEMON, state, says)
            }
            Err(socket::Unreachable::NoDaemon) => {
                Part::new(DAEMON, State::Lacking, wording::DAEMON)
            }
            Err(error) => Part::new(DAEMON, State::Broken, error.to_string()),
        }
    }

    async fn screen(&mut self, stages: &mut Stages) -> Vec<Part> {
        if self.daemon.as_ref().is_some_and(|status| status.paused) {
            return vec![Part::new(SCREEN, State::Lacking, wording::PAUSED)];
        }
        let tried = capture::probe::screens(&self.loaded.config.capture).await;
        if let Some((shot, took)) = tried.shot {
            stages.capture = Some(millis(took));
            let limits = self.limits();
            let picture = shot.picture.clone();
            let begun = std::time::Instant::now();
            let encoded = tokio::task::spawn_blocking(move || picture.encode(&limits)).await;
            if matches!(encoded, Ok(Ok(_))) {
                stages.encode = Some(millis(begun.elapsed()));
            }
            self.shot = Some(shot);
        }
        let mut screen = Part::of_ways(SCREEN, tried.screens, Need::Must, wording::SCREEN);
        if let Some(failure) = tried.refusal.filter(|_| screen.state == State::Broken) {
            screen.says = sentences::failure(&failure);
        }
        let mut parts = vec![screen];
        if let Some(window) = tried.window {
            parts.push(Part::of_ways(
                WINDOW,
                vec![window],
                Need::May,
                sentences::tiling::WINDOW,
            ));
        }
        parts
    }

    /// The limits of the first provider that wants an encoded picture.
    fn limits(&self) -> crate::picture::Limits {
        let config = &self.loaded.config;
        let mut remote = config.providers.iter().filter_map(|name| {
            let opened = describe::open(name, config.provider.get(name)?).ok()?;
            (!opened.looks_here()).then(|| opened.limits())
        });
        remote.next().unwrap_or(crate::picture::Limits::QUICK)
    }

    async fn reader(&mut self, stages: &mut Stages) -> Option<Part> {
        let shot = self.shot.take()?;
        let read = describe::probe::reader(shot.picture, &shot.surroundings).await;
        Some(match read {
            Ok(took) => {
                stages.first_words_here = Some(millis(took));
                Part::new(READER, State::Well, wording::reader_works(took))
            }
            Err(failure) => Part::new(READER, State::Broken, sentences::failure(&failure)),
        })
    }

    async fn provider(&self, name: &str, stages: &mut Stages) -> Option<Part> {
        let settings = self.loaded.config.provider.get(name)?;
        let tried = describe::probe::provider(name, settings).await?;
        let lacking = |failure: &Failure| {
            Part::new(
                &provider_name(name),
                State::Lacking,
                sentences::failure(failure),
            )
        };
        if let Ok(took) = &tried.reached {
            stages.connect.get_or_insert(millis(*took));
        }
        let part = match (tried.key, tried.reached, tried.checked) {
            (Err(failure), ..) | (_, Err(failure), _) | (.., Err(failure)) => lacking(&failure),
            (Ok(_), Ok(_), Ok(checked)) => {
                stages.first_word.get_or_insert(millis(checked.first_word));
                if let Consent::Missing(_) = tried.consent {
                    let says = sentences::consent::not_agreed(name);
                    return Some(Part::new(&provider_name(name), State::Lacking, says));
                }
                let says = wording::provider_works(&checked.model, checked.first_word);
                Part::new(&provider_name(name), State::Well, says)
            }
        };
        Some(part)
    }
}

fn configuration(loaded: &Loaded) -> Part {
    let amiss: Vec<_> = loaded.news.iter().filter_map(sentences::news).collect();
    if amiss.is_empty() {
        let place =
            crate::config::path().map_or_else(String::new, |path| path.display().to_string());
        return Part::new(CONFIGURATION, State::Well, wording::works(&place));
    }
    let says = format!("{} {}", amiss.join(" "), wording::CONFIGURATION);
    Part::new(CONFIGURATION, State::Lacking, says)
}

fn services(session: &Session) -> Vec<Part> {
    if !session.bus {
        let none = || wording::fails(wording::NO_SESSION_BUS, wording::BUS);
        return vec![
            Part::new(BUS, State::Lacking, none()),
            Part::new(
                TRAY,
                State::Lacking,
                wording::fails(wording::NO_SESSION_BUS, wording::TRAY),
            ),
        ];
    }
    let tray = session.service("tray").cloned().into_iter().collect();
    let others = session.services.iter().filter(|one| one.name != "tray");
    let mut services = Part::new(
        BUS,
        State::Well,
        wording::works(&wording::SESSION_BUS.to_string()),
    );
    services.ways = others.cloned().collect();
    vec![
        services,
        Part::of_ways(TRAY, tray, Need::May, wording::TRAY),
    ]
}

async fn login() -> Part {
    match autostart::is_enabled().await {
        Ok(true) => {
            let says = autostart::status().await.unwrap_or_else(|error| error);
            Part::new(LOGIN, State::Well, says.replace('\n', " "))
        }
        Ok(false) => Part::new(LOGIN, State::Lacking, wording::NO_LOGIN),
        Err(says) => Part::new(LOGIN, State::Lacking, says),
    }
}

fn provider_name(name: &str) -> String {
    format!("Provider {name}")
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
