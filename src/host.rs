//! The front step: the process itself. Opens the house from the configuration, listens to signals,
//! sets up the log. On Linux the runtime simply runs on the main thread.

use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time;

use crate::capture::{self, Capture, Capturer};
use crate::config::{self, Config, Loaded};
use crate::daemon::{Daemon, House, Provider};
use crate::event::{Event, Inbox, News, Origin, Press, Status};
use crate::failure::Failure;
use crate::keep::History;
use crate::listen::shown;
use crate::listen::socket::StartError;
use crate::notify::Supervisor;
use crate::request::Command;
use crate::tongue::Tongue;
use crate::wording::service as wording;
use crate::{describe, keep, listen, present};

mod safe;

/// Who has stood for so long after a crash tells of it. The speech server speaks on for one that crashes again at
/// once, and what safe mode has to say would wait behind that.
const STANDS: Duration = Duration::from_secs(1);

/// Whether the process listens for keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// As the daemon does.
    Heard,
    /// As a command does that works by itself.
    Deaf,
}

/// How much of the house the process opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// All that is configured.
    Usual,
    /// As little as can be, after several crashes.
    Safe,
}

/// Runs the daemon until it is told to stop.
///
/// # Errors
/// Why it cannot run, as a sentence.
pub async fn run(trust: Trust) -> Result<(), String> {
    protect();
    let supervisor = Supervisor::find();
    // What stands in the way of the start is told before anything is opened that could tell it.
    speak_by(&loaded(trust).config);
    let path = listen::socket::path().map_err(|error| error.to_string())?;
    let (inbox, events) = Inbox::open();
    let icon = watch::Sender::new(shown::Settings { show: false });
    let shown = icon.subscribe();
    let opening = move |inbox: &Inbox| open(inbox, Keys::Heard, trust, &icon);
    let lock = listen::lock::start(inbox.clone());
    let sleep = listen::sleep::start(inbox.clone());
    let daemon =
        Daemon::new(Box::new(opening), inbox.clone()).heeding(Arc::new(move || lock.look()));
    let socket = listen::socket::start(path, inbox.clone(), daemon.said(), daemon.status());
    let socket = match socket {
        // The service manager's wish is fulfilled, and it would only try again.
        Err(StartError::AnotherDaemon) if supervisor.waits() => {
            supervisor.another_runs().await;
            return Ok(());
        }
        socket => socket.map_err(|error| error.to_string())?,
    };
    // Safe mode tells of several crashes at once.
    if trust == Trust::Usual && socket.after_crash() {
        let inbox = inbox.clone();
        tokio::spawn(async move {
            time::sleep(STANDS).await;
            inbox.put(Event::News(News::Restarted));
        });
    }
    let tray = listen::tray::start(shown, daemon.status(), daemon.last_answer(), inbox.clone());
    heed_signals(inbox.clone()).map_err(|error| wording::signals_unheard(&error))?;
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "listening");
    let status = daemon.status();
    tokio::select! {
        () = daemon.run(events) => {}
        // Ends only after the daemon.
        () = supervised(&supervisor, status, inbox) => {}
    }
    supervisor.stopping();
    // A client that is being told of the end gets its last line.
    tokio::task::yield_now().await;
    drop((socket, tray, sleep));
    tracing::info!("stopped");
    Ok(())
}

/// A daemon in the configured house, which tells `icon` what is configured about it.
pub fn daemon(inbox: Inbox, keys: Keys, icon: watch::Sender<shown::Settings>) -> Daemon {
    let opening = move |inbox: &Inbox| open(inbox, keys, Trust::Usual, &icon);
    Daemon::new(Box::new(opening), inbox)
}

/// Has this process's own sentences said in the configured language; [`run`] does so by itself.
pub fn speak_as_configured() {
    speak_by(&loaded(Trust::Usual).config);
}

/// The configuration that is trusted so far.
fn loaded(trust: Trust) -> Loaded {
    match trust {
        Trust::Usual => config::load(),
        Trust::Safe => safe::config(),
    }
}

/// Has this process's own sentences said in the language of this configuration.
fn speak_by(config: &Config) {
    Tongue::of(&config.defaults().language).adopt();
}

/// Keeps the service manager told for as long as this is awaited.
async fn supervised(supervisor: &Supervisor, status: watch::Receiver<Status>, inbox: Inbox) {
    supervisor.follow(status, inbox).await;
    std::future::pending().await
}

/// Sets up the log on standard error: our own lines only, since a library's may hold headers.
pub fn log(daemon: bool) {
    use tracing_subscriber::filter::{LevelFilter, Targets};
    use tracing_subscriber::prelude::*;
    let usual = if daemon {
        LevelFilter::INFO
    } else {
        LevelFilter::OFF
    };
    let level = std::env::var("ALOUD_LOG")
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(usual);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false);
    // A second set-up can only come from a test in this process.
    let _ = tracing_subscriber::registry()
        .with(lines.with_filter(Targets::new().with_target("aloud", level)))
        .try_init();
}

fn open(inbox: &Inbox, keys: Keys, trust: Trust, icon: &watch::Sender<shown::Settings>) -> House {
    let loaded = loaded(trust);
    let told = loaded.told().into_iter();
    let Loaded { config, .. } = loaded;
    icon.send_replace(config.tray.clone());
    told.for_each(|news| inbox.put(Event::News(news)));
    // The desktop shows what the keys are for, and asks about them, while the house is opened.
    speak_by(&config);
    let presenter = present::open(&config.speech, inbox.clone());
    let mut listeners: Vec<Box<dyn Send>> = Vec::new();
    if keys == Keys::Heard {
        listeners.push(Box::new(listen::start(&config.all_keys(), inbox.clone())));
    }
    let history = History::open(&config.history, keep::folder(), inbox.clone());
    if let (Keys::Heard, Some(history)) = (keys, history.clone()) {
        listeners.push(Box::new(Task(tokio::spawn(history.age()).abort_handle())));
    }
    let capturer: Arc<dyn Capturer> = match trust {
        Trust::Usual => {
            let capturer = Capture::open(&config.capture);
            if keys == Keys::Heard {
                // A single command changes nothing on the desktop.
                tokio::spawn(capturer.prepare());
            }
            Arc::new(capturer)
        }
        Trust::Safe => Arc::new(safe::Plain::open(&config.capture)),
    };
    House {
        first_words: config.answer.context,
        hedge: config.answer.hedge(),
        limits: config.limits,
        check_quotes: config.answer.check_quotes,
        privacy: config.privacy.clone(),
        capturer,
        providers: providers(&config),
        order: config.providers.clone(),
        history,
        watch: |inbox| {
            let judge = listen::clipboard::Judge {
                formats: capture::x11::clipboard::is_picture,
                display: capture::x11::clipboard::offers_picture,
            };
            let watch = listen::clipboard::start(judge, inbox.clone())?;
            Some(Box::new(watch))
        },
        copies: config.clipboard.watch && keys == Keys::Heard,
        presenter,
        enter: listen::entry::question,
        keep: Duration::from_secs(u64::from(config.answer.keep_minutes) * 60),
        copy: match keys {
            Keys::Heard => |text| Box::pin(capture::clipboard::write(text)),
            // What a program copies is gone when it ends.
            Keys::Deaf => |_| Box::pin(async { Err(Failure::NotKept) }),
        },
        listeners,
        defaults: config.defaults(),
    }
}

/// What runs for as long as the house stands.
struct Task(AbortHandle);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The providers in order, then the others, which can still be named in a request.
fn providers(config: &Config) -> Vec<Provider> {
    let others = config
        .provider
        .keys()
        .filter(|name| !config.providers.contains(name));
    let names = config.providers.iter().chain(others);
    let open = |name: &String| {
        let opened = describe::open(name, config.provider.get(name)?);
        let reason = |error: anyhow::Error| Failure::Misconfigured {
            provider: name.clone(),
            reason: format!("{error:#}"),
        };
        Some(Provider {
            name: name.clone(),
            describer: opened.map_err(reason),
        })
    };
    names.filter_map(open).collect()
}

/// SIGTERM and SIGINT end the daemon, SIGHUP reads the configuration again.
fn heed_signals(inbox: Inbox) -> std::io::Result<()> {
    for kind in [
        SignalKind::terminate(),
        SignalKind::interrupt(),
        SignalKind::hangup(),
    ] {
        let (mut heard, inbox) = (signal(kind)?, inbox.clone());
        tokio::spawn(async move {
            while heard.recv().await.is_some() {
                inbox.put(match kind {
                    kind if kind == SignalKind::hangup() => {
                        Event::Press(Press::new(Origin::Client, Command::Reload))
                    }
                    _ => Event::Shutdown,
                });
            }
        });
    }
    Ok(())
}

/// Keeps pictures and keys out of core files and from other processes of the same user.
fn protect() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(%error, "the process can be dumped");
    }
}
