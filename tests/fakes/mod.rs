//! The doors' far sides for journeys: a capturer, a describer and a presenter that follow a script
//! and write down, with the time, what the user would hear and what the provider would see.

mod capturer;
mod describer;

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aloud::allowance::Limits as Allowed;
use aloud::daemon::{Daemon, House, Provider};
use aloud::describe::Describer;
use aloud::event::{Event, Inbox, Origin, Press};
use aloud::failure::Failure;
use aloud::picture::{Layout, Picture};
use aloud::present::{Follower, Presenter};
use aloud::request::{Command, Detail, FirstWords, OwnMode, Request, Subject, Voice};
use aloud::screening::{Caution, Settings as Privacy};
use aloud::session::Defaults;
use aloud::surroundings::Surroundings;
use aloud::utterance::{Cue, Moment, Tone, Utterance};
use capturer::FakeCapturer;
use describer::{FakeDescriber, FakeReader};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::time::{Instant, sleep};

/// One step of a describer's script: a wait in milliseconds, then what comes.
#[derive(Debug, Clone)]
pub enum Step {
    Text(u64, &'static str),
    Alive(u64),
    Postponed(u64, u64),
    /// What the answer has cost.
    Used(u64, u64),
    End(u64),
    Fails(u64, Failure),
    /// The stream ends without a signal.
    Vanishes(u64),
    Panics(u64),
}

/// What happened, in order, with the time since the start.
#[derive(Clone)]
pub struct Ledger {
    began: Instant,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Ledger {
    fn new() -> Self {
        Self {
            began: Instant::now(),
            lines: Arc::default(),
        }
    }

    fn write(&self, line: impl AsRef<str>) {
        let at = self.began.elapsed();
        let line = format!("{:>7.3}  {}", at.as_secs_f64(), line.as_ref());
        self.lines.lock().unwrap().push(line);
    }

    pub fn text(&self) -> String {
        self.lines.lock().unwrap().join("\n")
    }
}

/// Writes down what a voice would say, in pieces where the language changes within an answer.
struct Recorder(Ledger, Option<Follower>);

impl Presenter for Recorder {
    fn present(&mut self, utterance: &Utterance) {
        let kind = match utterance.voice {
            Voice::Spoken => "say",
            Voice::Silent => "not spoken",
        };
        let write = |language: Option<&str>, text: &str| {
            let language = language.map(|tag| format!(" [{tag}]")).unwrap_or_default();
            let line = format!("{kind} {:?}{language}: {}", utterance.tone, text.trim_end());
            self.0.write(line.replace('\n', " / "));
        };
        match (&mut self.1, &utterance.language) {
            (Some(follower), Some(expected)) if utterance.tone == Tone::Answer => {
                for piece in follower.follow(&utterance.text, expected) {
                    write(Some(&piece.language), &piece.text);
                }
            }
            (_, language) => write(language.as_deref(), &utterance.text),
        }
    }

    fn sound(&mut self, cue: Cue, moment: Moment) {
        let moment = if moment == Moment::AfterSpeech {
            self.1.iter_mut().for_each(Follower::forget);
            " after speech"
        } else {
            ""
        };
        self.0.write(format!("sound {cue:?}{moment}"));
    }

    fn hush(&mut self) {
        self.1.iter_mut().for_each(Follower::forget);
        self.0.write("hush");
    }

    fn break_off(&mut self, why: &Utterance) {
        self.hush();
        self.0.write(format!("say if cut short: {}", why.text));
    }

    fn speaks(&self) -> bool {
        false
    }

    fn finish(&mut self) -> BoxFuture<'_, ()> {
        std::future::ready(()).boxed()
    }
}

/// A daemon with scripted doors, and a person who presses.
pub struct Journey {
    pub ledger: Ledger,
    pub inbox: Inbox,
    running: tokio::task::JoinHandle<()>,
}

/// A screen locker that tells nobody of itself.
#[derive(Default)]
pub struct Locker {
    pub runs: AtomicBool,
    /// How often it was looked for.
    pub looks: AtomicUsize,
}

/// How the doors behave.
pub struct Script {
    pub picture: Result<Picture, Failure>,
    /// What there is to be seen from the second time on, where that is something else.
    pub later: Option<Picture>,
    pub capture: u64,
    /// What the window system knows of the picture.
    pub known: Surroundings,
    /// What applications tell at a glance, after so many milliseconds.
    pub glance: Option<(u64, Surroundings)>,
    pub screen_reader: bool,
    pub first_words: FirstWords,
    /// After how many milliseconds the second provider is asked as well.
    pub hedge: Option<u64>,
    pub limits: Allowed,
    pub tell_tokens: bool,
    pub modes: BTreeMap<String, OwnMode>,
    /// Whether the clipboard takes what is copied.
    pub copies: bool,
    /// The configured language, and those after each time the configuration is read again.
    pub languages: &'static [&'static str],
    /// Whether the voice follows the language of answers.
    pub follows: bool,
    /// What is read here, after so many milliseconds, to check what is quoted.
    pub texts: Option<(u64, &'static [&'static str])>,
    /// Who reads here answers, too, behind all others.
    pub reads_here: bool,
    /// What is done about secrets in what is read here.
    pub privacy: Privacy,
    pub locker: Option<Arc<Locker>>,
    pub answers: Vec<Vec<Step>>,
    /// What the second provider answers, where there is one.
    pub second: Vec<Vec<Step>>,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            picture: Ok(chequered()),
            later: None,
            capture: 2,
            known: Surroundings::default(),
            glance: None,
            screen_reader: false,
            first_words: FirstWords::Auto,
            hedge: None,
            limits: Allowed::default(),
            tell_tokens: false,
            modes: BTreeMap::new(),
            copies: true,
            languages: &["en-GB"],
            follows: false,
            texts: None,
            reads_here: false,
            privacy: Privacy {
                secrets: Caution::Send,
                ..Privacy::default()
            },
            locker: None,
            answers: Vec::new(),
            second: Vec::new(),
        }
    }
}

/// A picture that is not blank.
pub fn chequered() -> Picture {
    let pixels: Vec<u8> = (0..64 * 64u32)
        .flat_map(|at| {
            if (at / 8 + at / 512) % 2 == 0 {
                [0; 4]
            } else {
                [255; 4]
            }
        })
        .collect();
    Picture::new(pixels.into(), Layout::Bgrx, 64, 64, 256).unwrap()
}

/// A picture of one colour.
pub fn blank() -> Picture {
    Picture::new(vec![0; 64 * 64 * 4].into(), Layout::Bgrx, 64, 64, 256).unwrap()
}

impl Journey {
    pub fn begin(script: Script) -> Self {
        let ledger = Ledger::new();
        let (inbox, events) = Inbox::open();
        let mut scripts = vec![(
            "gemini",
            Arc::new(Mutex::new(VecDeque::from(script.answers))),
        )];
        if !script.second.is_empty() {
            let second = VecDeque::from(script.second);
            scripts.push(("second", Arc::new(Mutex::new(second))));
        }
        let capturer = FakeCapturer {
            delay: Duration::from_millis(script.capture),
            result: script.picture,
            known: script.known,
            glance: script.glance,
            screen_reader: script.screen_reader,
            later: script.later,
            taken: Arc::default(),
        };
        let written = ledger.clone();
        let mut languages = script.languages.iter();
        let mut language = "en-GB";
        let open = move |_: &Inbox| House {
            capturer: Arc::new(capturer.clone()),
            providers: scripts
                .iter()
                .map(|(name, scripts)| {
                    let describer: Arc<dyn Describer> = Arc::new(FakeDescriber {
                        name,
                        ledger: written.clone(),
                        scripts: scripts.clone(),
                    });
                    Provider {
                        name: (*name).to_owned(),
                        describer: Ok(describer),
                    }
                })
                .chain(script.texts.map(|(delay, texts)| Provider {
                    name: "local".to_owned(),
                    describer: Ok(Arc::new(FakeReader(delay, texts))),
                }))
                .collect(),
            check_quotes: script.texts.is_some() && script.privacy.secrets == Caution::Send,
            privacy: script.privacy.clone(),
            first_words: script.first_words,
            hedge: script.hedge.map(Duration::from_millis),
            limits: script.limits,
            order: scripts
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .chain(script.reads_here.then(|| "local".to_owned()))
                .collect(),
            history: None,
            watch: |_| None,
            copies: true,
            presenter: Box::new(Recorder(
                written.clone(),
                script.follows.then(Follower::default),
            )),
            enter: || {
                async {
                    sleep(Duration::from_secs(1)).await;
                    Ok(Some("Where is the button?".to_owned()))
                }
                .boxed()
            },
            keep: Duration::from_secs(300),
            copy: match script.copies {
                true => |_| async { Ok(()) }.boxed(),
                false => |_| async { Err(Failure::ClipboardSilent) }.boxed(),
            },
            listeners: Vec::new(),
            defaults: Defaults {
                detail: Detail::Standard,
                language: {
                    language = languages.next().unwrap_or(&language);
                    language.into()
                },
                tell_tokens: script.tell_tokens,
                modes: script.modes.clone(),
            },
        };
        let mut daemon = Daemon::new(Box::new(open), inbox.clone());
        if let Some(locker) = script.locker {
            daemon = daemon.heeding(Box::new(move || {
                locker.looks.fetch_add(1, Relaxed);
                locker.runs.load(Relaxed)
            }));
        }
        let running = tokio::spawn(daemon.run(events));
        Self {
            ledger,
            inbox,
            running,
        }
    }

    /// A key press.
    pub fn press(&self, command: Command) {
        self.give(Origin::Key, command);
    }

    /// A key press that asks for a look.
    pub fn look(&self, subject: Subject) {
        self.press(Command::Describe(Request::of(subject)));
    }

    /// A command from the command line.
    pub fn command(&self, command: Command) {
        self.give(Origin::Client, command);
    }

    pub fn give(&self, origin: Origin, command: Command) {
        let name = match &command {
            Command::Describe(request) => format!("describe {:?}", request.subject),
            other => format!("{other:?}"),
        };
        self.ledger
            .write(format!("{origin:?} {}", name.to_lowercase()));
        // The clock of a journey is tokio's, which stands still between steps.
        let press = Press {
            at: Instant::now().into_std(),
            ..Press::new(origin, command)
        };
        self.inbox.put(Event::Press(press));
    }

    /// Lets time pass, in milliseconds.
    pub async fn wait(&self, milliseconds: u64) {
        sleep(Duration::from_millis(milliseconds)).await;
    }

    /// Ends the daemon and gives the transcript.
    pub async fn end(self) -> String {
        self.inbox.put(Event::Shutdown);
        self.running.await.unwrap();
        self.ledger.text()
    }
}
