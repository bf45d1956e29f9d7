//! Questions and answers at a terminal or through a pipe. Everything is printed, and spoken beside it;
//! a new answer silences what is still being said. Nothing that is typed for a hidden question is
//! shown or spoken.

use std::io::{BufRead, IsTerminal, Read};
use std::time::Duration;

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::sync::mpsc::Receiver;
use zeroize::Zeroizing;

use crate::client::write;
use crate::event::{Event, Inbox, News};
use crate::present::{self, Presenter, Settings};
use crate::utterance::{Tone, Utterance};
use crate::wording::setup as wording;

/// Longest line that is read; keys and addresses have some tens of characters.
const LONGEST: u64 = 4096;

/// An engine is open in half a second; behind three that hang this is over.
const OPENING: Duration = Duration::from_secs(6);

/// The longest sentence takes half a minute at the usual speed.
const SPOKEN: Duration = Duration::from_secs(90);

/// The person left by closing the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left;

/// A conversation with the person.
pub(super) struct Dialogue {
    presenter: Box<dyn Presenter>,
    news: Receiver<Event>,
    spoken: bool,
}

impl Dialogue {
    /// Begins to speak with these settings.
    pub(super) fn open(settings: &Settings) -> Self {
        let (inbox, news) = Inbox::open();
        Self {
            presenter: present::open(settings, inbox),
            news,
            spoken: true,
        }
    }

    /// Speaks by other settings from here on.
    pub(super) fn speak_by(&mut self, settings: &Settings) {
        self.presenter.hush();
        let (inbox, news) = Inbox::open();
        self.presenter = present::open(settings, inbox);
        self.news = news;
    }

    /// The engine that speaks, once it is known; none where nothing can.
    pub(super) async fn engine(&mut self) -> Option<String> {
        let known = async {
            while let Some(event) = self.news.recv().await {
                if let Event::News(News::SpeechMoved { engine, .. }) = event {
                    return engine;
                }
            }
            None
        };
        tokio::time::timeout(OPENING, known).await.ok().flatten()
    }

    /// Prints only, or speaks again.
    pub(super) fn set_spoken(&mut self, spoken: bool) {
        self.presenter.hush();
        self.spoken = spoken;
    }

    /// Silences what is still being said.
    pub(super) fn hush(&mut self) {
        self.presenter.hush();
    }

    /// Whether questions are spoken.
    pub(super) fn is_spoken(&self) -> bool {
        self.spoken
    }

    /// Tells something.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        let text = text.into();
        write(&format!("{text}\n"));
        if self.spoken {
            self.presenter.present(&Utterance::new(Tone::Answer, text));
        }
    }

    /// Waits until all is spoken.
    pub(super) async fn finish(&mut self) {
        // A voice that hangs must not hold up the set-up.
        let _ = tokio::time::timeout(SPOKEN, self.presenter.finish()).await;
    }

    /// Asks, and gives what was typed, without white space around it; empty for Enter alone.
    pub(super) async fn ask(&mut self, question: impl Into<String>) -> Result<String, Left> {
        let answer = self.hear(&question.into(), false).await?;
        Ok(answer.to_string())
    }

    /// Asks for what nobody else shall see.
    pub(super) async fn ask_hidden(&mut self, question: &str) -> Result<Zeroizing<String>, Left> {
        self.hear(question, true).await
    }

    /// Asks a question whose answer is yes for Enter alone.
    pub(super) async fn yes(&mut self, question: impl Into<String>) -> Result<bool, Left> {
        let question = question.into();
        loop {
            let answer = self.ask(&question).await?;
            if answer.is_empty() {
                return Ok(true);
            }
            match wording::meaning(&answer) {
                Some(meant) => return Ok(meant),
                None => self.say(wording::YES_OR_NO),
            }
        }
    }

    /// Asks for a consent: Enter alone is no.
    pub(super) async fn agrees(&mut self, question: &str) -> Result<bool, Left> {
        loop {
            let answer = self.ask(question).await?;
            match wording::meaning(&answer) {
                None if !answer.is_empty() => self.say(wording::YES_OR_NO),
                meant => return Ok(meant.unwrap_or_default()),
            }
        }
    }

    /// Asks for one of some choices by its number from 1; `usual` is that of Enter alone.
    pub(super) async fn choose(
        &mut self,
        question: impl Into<String>,
        choices: &[String],
        usual: usize,
        behind: impl Into<String>,
    ) -> Result<usize, Left> {
        let listed = choices.iter().enumerate();
        let listed: Vec<_> = listed
            .map(|(place, choice)| format!("{}: {choice}.", place + 1))
            .collect();
        let question = [&[question.into()], &listed[..], &[behind.into()]].concat();
        let question = question.join("\n");
        loop {
            let answer = self.ask(&question).await?;
            match answer.parse() {
                Err(_) if answer.is_empty() => return Ok(usual),
                Ok(number) if (1..=choices.len()).contains(&number) => return Ok(number),
                _ => self.say(wording::NO_SUCH_CHOICE),
            }
        }
    }

    async fn hear(&mut self, question: &str, hidden: bool) -> Result<Zeroizing<String>, Left> {
        loop {
            self.say(question);
            write("> ");
            let line = read(hidden).await?;
            if hidden {
                // The key for the end of the line was not shown either.
                write("\n");
            }
            self.presenter.hush();
            match line.trim() {
                "?" => {}
                "s" => {
                    self.spoken = !self.spoken;
                    self.say(match self.spoken {
                        true => wording::SPEAKS_AGAIN,
                        false => wording::SPEAKS_NO_MORE,
                    });
                }
                answer => return Ok(Zeroizing::new(answer.to_owned())),
            }
        }
    }
}

/// One line of standard input. The thread that waits for it ends with the process, and what is hidden
/// is shown again also when nobody waits any more.
async fn read(hidden: bool) -> Result<Zeroizing<String>, Left> {
    let echo = hidden.then(Echo::off);
    let line = tokio::task::spawn_blocking(|| {
        let mut line = Zeroizing::new(String::new());
        let input = std::io::stdin().lock();
        let read = input.take(LONGEST).read_line(&mut line);
        match read {
            Ok(1..) => Some(line),
            _ => None,
        }
    });
    let line = line.await;
    drop(echo);
    line.ok().flatten().ok_or(Left)
}

/// A terminal that does not show what is typed, as long as this lives.
struct Echo(Option<Termios>);

impl Echo {
    fn off() -> Self {
        let input = std::io::stdin();
        if !input.is_terminal() {
            return Self(None);
        }
        let before = tcgetattr(&input).ok();
        if let Some(before) = &before {
            let mut quiet = before.clone();
            quiet.local_modes.remove(LocalModes::ECHO);
            // What was typed ahead belongs to the question; a terminal that refuses shows it.
            let _ = tcsetattr(&input, OptionalActions::Now, &quiet);
        }
        Self(before)
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            // A terminal that is gone needs no more.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}
