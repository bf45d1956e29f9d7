//! Sends commands to the running daemon and prints what comes back; where no daemon runs, it does
//! a description by itself. Standard output carries answers only, standard error the rest.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use tokio::sync::{broadcast, watch};

use crate::event::{Event, Inbox, Origin, Outcome, Press, RequestId};
use crate::failure::Failure;
use crate::listen::lock;
use crate::listen::socket::{self, Client, Line};
use crate::request::{Command, Mode, Request, Subject};
use crate::utterance::Tone;
use crate::wording::Sentence;
use crate::{config, host, wording};

pub mod unseen;

/// A described failure.
pub const FAILED: u8 = 1;
/// Wrong usage.
pub const MISUNDERSTOOD: u8 = 2;
/// No daemon where one is needed.
pub const NO_DAEMON: u8 = 3;
/// Cut off, partial or stopped.
pub const PARTIAL: u8 = 4;

/// Between two looks for a daemon that is starting, and how many there are: it is there within half
/// a second, and ten times that on a machine under load.
const LOOK: std::time::Duration = std::time::Duration::from_millis(50);
const LOOKS: usize = 100;

/// What is said where a daemon is needed.
const NOBODY: Sentence = wording::commands::NO_DAEMON;

/// How lines are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// For people: the answer on standard output, all else on standard error.
    Plain,
    /// For programs: every line as JSON on standard output.
    Json,
}

/// Describes each request in turn; the worst outcome decides the exit code.
pub async fn describe(requests: Vec<Request>, style: Style) -> ExitCode {
    if let Some(failure) = unknown_mode(&requests) {
        complain(&wording::failure(&failure));
        return ExitCode::from(MISUNDERSTOOD);
    }
    let many = requests.len() > 1;
    let mut worst = 0;
    for request in requests {
        if many
            && style == Style::Plain
            && let Subject::File(path) = &request.subject
        {
            write(&format!("{}:\n", path.display()));
        }
        let code = match connect().await {
            Some(client) => ask(client, Command::Describe(request), style).await,
            None => alone(request, style).await,
        };
        worst = worst.max(code);
    }
    ExitCode::from(worst)
}

/// Why a mode cannot be asked for: it is none of Aloud's own, and the configuration has none such.
fn unknown_mode(requests: &[Request]) -> Option<Failure> {
    let mode = &requests.first()?.mode;
    let defaults = matches!(mode, Mode::Own(_)).then(|| config::load().config.defaults());
    defaults?.know(mode).err()
}

/// Sends a command that makes sense only to a running daemon.
pub async fn command(command: Command, style: Style) -> ExitCode {
    match connect().await {
        Some(client) => ExitCode::from(ask(client, command, style).await),
        None => {
            complain(&NOBODY.to_string());
            ExitCode::from(NO_DAEMON)
        }
    }
}

/// Gives a command to the daemon and prints nothing; false where no daemon takes it.
pub async fn tell(command: Command) -> bool {
    match connect().await {
        Some(mut client) => client.send(command).await.is_ok(),
        None => false,
    }
}

/// Whether a daemon runs and answers.
pub async fn is_running() -> bool {
    connect().await.is_some()
}

/// Starts a daemon that outlives this process and its terminal, and tells whether it answers.
pub async fn start_daemon() -> bool {
    use std::os::unix::process::CommandExt;
    use std::process::Stdio;
    let Ok(program) = std::env::current_exe() else {
        return false;
    };
    let started = std::process::Command::new(program)
        .arg("daemon")
        // The terminal's Control C is not meant for it.
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        return false;
    }
    for _ in 0..LOOKS {
        if is_running().await {
            return true;
        }
        tokio::time::sleep(LOOK).await;
    }
    false
}

/// Asks a question about the last picture; one that is not among the arguments is typed.
pub async fn question(words: &[String], style: Style) -> ExitCode {
    let mut question = words.join(" ");
    if question.trim().is_empty() {
        if std::io::stdin().is_terminal() {
            write(&format!("{} ", wording::commands::YOUR_QUESTION));
        }
        if let Err(error) = std::io::stdin().read_line(&mut question) {
            complain(&wording::commands::question_unreadable(&error.to_string()));
            return ExitCode::from(FAILED);
        }
    }
    match question.trim() {
        "" => {
            complain(&wording::commands::NO_QUESTION.to_string());
            ExitCode::from(MISUNDERSTOOD)
        }
        question => command(Command::Ask(Some(question.to_owned())), style).await,
    }
}

/// Whether the person at the terminal agrees to that; whoever is not at one does not.
pub fn agrees(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    write(&format!("{question} {}\n> ", wording::tiling::TYPE_YES));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && wording::setup::meaning(answer.trim()) == Some(true)
}

/// Prints what the daemon is doing.
pub async fn status(style: Style) -> ExitCode {
    let Some(client) = connect().await else {
        complain(&NOBODY.to_string());
        return ExitCode::from(NO_DAEMON);
    };
    match style {
        Style::Plain => write(&format!("{}\n", wording::status(client.status()))),
        Style::Json => write(&json(client.status())),
    }
    ExitCode::SUCCESS
}

/// One complaint on standard error.
#[expect(
    clippy::print_stderr,
    reason = "this is where the command line speaks to people"
)]
pub fn complain(sentence: &str) {
    eprintln!("{sentence}");
}

/// Text on standard output at once; a reader who has left wants no more.
pub fn write(text: &str) {
    let mut output = std::io::stdout().lock();
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}

async fn connect() -> Option<Client> {
    socket::connect(&socket::path().ok()?).await.ok()
}

/// Has the daemon do it and prints its lines until the press has ended.
async fn ask(mut client: Client, command: Command, style: Style) -> u8 {
    if client.send(command.clone()).await.is_err() {
        complain(&NOBODY.to_string());
        return NO_DAEMON;
    }
    let mut printer = Printer::new(style);
    while let Some(line) = client.next().await {
        if let Some(code) = printer.print(&line) {
            return code;
        }
    }
    // A daemon that was told to quit closes without a last word.
    if command == Command::Quit {
        return 0;
    }
    complain(&wording::commands::DAEMON_ENDED.to_string());
    PARTIAL
}

/// Does one description in this process.
async fn alone(request: Request, style: Style) -> u8 {
    let (inbox, events) = Inbox::open();
    let press = Press::new(Origin::Client, Command::Describe(request));
    let id = press.id;
    // Known before the press, for it decides what the press may do.
    let locked = lock::is_locked().await;
    let since = lock::start(inbox.clone());
    let daemon = host::daemon(inbox.clone(), host::Keys::Deaf, watch::Sender::default())
        .only(id)
        .heeding(Box::new(move || locked || since.look()));
    let lines = daemon.said().subscribe();
    inbox.put(Event::Press(press));
    let (code, ()) = futures_util::future::join(follow(lines, id, style), daemon.run(events)).await;
    code
}

/// Prints the lines of one press until it has ended.
async fn follow(mut lines: broadcast::Receiver<Line>, id: RequestId, style: Style) -> u8 {
    let mut printer = Printer::new(style);
    loop {
        match lines.recv().await {
            Ok(line) if line.id() == Some(id) => {
                if let Some(code) = printer.print(&line) {
                    return code;
                }
            }
            Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {}
            Err(broadcast::error::RecvError::Closed) => return PARTIAL,
        }
    }
}

struct Printer {
    style: Style,
    /// Whether the cursor stands behind words.
    open: bool,
    /// What went to standard error last.
    complained: String,
}

impl Printer {
    fn new(style: Style) -> Self {
        Self {
            style,
            open: false,
            complained: String::new(),
        }
    }

    /// Prints a line; the exit code when it was the last one.
    fn print(&mut self, line: &Line) -> Option<u8> {
        if self.style == Style::Json {
            write(&json(line));
        }
        match line {
            Line::Said { tone, text, .. } => {
                self.say(*tone, text);
                None
            }
            Line::Ended {
                outcome, reason, ..
            } => {
                // The reason has usually just been said.
                if let Some(reason) = reason
                    .as_deref()
                    .filter(|reason| *reason != self.complained)
                {
                    self.say(Tone::Alert, reason);
                }
                self.break_line();
                Some(exit_code(outcome))
            }
            Line::Refused { reason } => {
                complain(reason);
                Some(FAILED)
            }
            _ => None,
        }
    }

    fn say(&mut self, tone: Tone, text: &str) {
        if self.style == Style::Json {
            return;
        }
        if tone == Tone::Answer {
            write(text);
            self.open = !text.ends_with('\n');
        } else {
            self.break_line();
            complain(text);
            text.clone_into(&mut self.complained);
        }
    }

    /// Ends the line that an answer has begun.
    fn break_line(&mut self) {
        if std::mem::take(&mut self.open) {
            write("\n");
        }
    }
}

fn exit_code(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Complete => 0,
        Outcome::Failed => FAILED,
        Outcome::Partial | Outcome::Cancelled => PARTIAL,
    }
}

/// One JSON object on a line of its own.
pub fn json(value: &impl serde::Serialize) -> String {
    // Our own types serialise; a failure here would be a defect and must not cost the words.
    serde_json::to_string(value).map_or_else(
        |error| format!("{{\"error\":{:?}}}\n", error.to_string()),
        |json| json + "\n",
    )
}
