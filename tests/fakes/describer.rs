//! Describers that follow a script, and one that reads.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aloud::describe::local::{Extent, Line, Searched, Texts};
use aloud::describe::{Describer, Fragment};
use aloud::event::Tokens;
use aloud::failure::Failure;
use aloud::picture::{Limits, Rect};
use aloud::prompt::{Difference, Prompt};
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt};
use tokio::time::sleep;

use super::{Ledger, Step};

pub(super) struct FakeDescriber {
    pub(super) name: &'static str,
    pub(super) ledger: Ledger,
    pub(super) scripts: Arc<Mutex<VecDeque<Vec<Step>>>>,
}

/// Written when a request is dropped before its script has ended.
struct Close(Ledger, bool);

impl Close {
    fn forgive(mut self) {
        self.1 = true;
    }
}

impl Drop for Close {
    fn drop(&mut self) {
        if !self.1 {
            self.0.write("          provider sees the connection close");
        }
    }
}

impl Describer for FakeDescriber {
    fn name(&self) -> &str {
        self.name
    }

    fn limits(&self) -> Limits {
        Limits {
            long_edge: 1568,
            max_bytes: 700_000,
            tiles: None,
        }
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        std::future::ready(()).boxed()
    }

    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        let script = self.scripts.lock().unwrap().pop_front().unwrap_or_default();
        let length = prompt
            .instruction
            .split_once("Length: ")
            .unwrap()
            .1
            .split(['.', ',', ';'])
            .next()
            .unwrap()
            .to_owned();
        let who = if self.name == "gemini" {
            "provider"
        } else {
            self.name
        };
        let further = match prompt.turns.len() {
            0 if prompt.earlier.is_some() => " with the picture before".to_owned(),
            0 => String::new(),
            turns => {
                let asked = prompt.question.lines().next().unwrap_or_default();
                format!(" after {turns} turns: {asked}")
            }
        };
        self.ledger
            .write(format!("          {who} is asked ({length}){further}"));
        if let Some(aim) = prompt.instruction.split_once("\nAim: ") {
            let line = aim.1.lines().next().unwrap_or_default();
            let aim: String = line.chars().take(40).collect();
            self.ledger.write(format!("          to tell {aim}"));
        }
        if let Some(difference) = prompt
            .earlier
            .as_ref()
            .and_then(|it| it.difference.as_ref())
        {
            let new = difference.new.join("; ");
            self.ledger
                .write(format!("          and told what is new: {new}"));
        }
        if let Some(heard) = &prompt.surroundings.heard {
            self.ledger
                .write(format!("          and told what was heard: {heard}"));
        }
        let close = Close(self.ledger.clone(), false);
        futures_util::stream::unfold(
            (VecDeque::from(script), close),
            |(mut script, mut close)| async move {
                let Some(step) = script.pop_front() else {
                    // A script that stops without an end is a stream that vanishes.
                    close.forgive();
                    return None;
                };
                let (wait, item) = match step {
                    Step::Text(wait, text) => (wait, Some(Ok(Fragment::Text(text.into())))),
                    Step::Alive(wait) => (wait, Some(Ok(Fragment::Alive))),
                    Step::Postponed(wait, seconds) => (
                        wait,
                        Some(Ok(Fragment::Postponed(Duration::from_secs(seconds)))),
                    ),
                    Step::Used(input, output) => {
                        (0, Some(Ok(Fragment::Used(Tokens { input, output }))))
                    }
                    Step::End(wait) => (wait, Some(Ok(Fragment::End))),
                    Step::Fails(wait, failure) => (wait, Some(Err(failure))),
                    Step::Vanishes(wait) => (wait, None),
                    Step::Panics(wait) => {
                        sleep(Duration::from_millis(wait)).await;
                        panic!("the describer panics, as the script says")
                    }
                };
                sleep(Duration::from_millis(wait)).await;
                close.1 = matches!(item, None | Some(Ok(Fragment::End) | Err(_)));
                item.map(|item| (item, (script, close)))
            },
        )
        .boxed()
    }
}

/// Who reads here.
pub(super) struct FakeReader(pub(super) u64, pub(super) &'static [&'static str]);

impl Describer for FakeReader {
    fn name(&self) -> &str {
        "local"
    }

    fn limits(&self) -> Limits {
        Limits::DETAIL
    }

    fn looks_here(&self) -> bool {
        true
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        std::future::ready(()).boxed()
    }

    fn describe(&self, _: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        let read = self.1.join(" ");
        let told = [Ok(Fragment::Text(read)), Ok(Fragment::End)];
        futures_util::stream::iter(told).boxed()
    }

    /// The first line is the front window, and is there after a tenth of the time.
    fn lines(&self, _: Prompt, within: Duration) -> BoxFuture<'_, Searched> {
        let delay = Duration::from_millis(self.0);
        let mut lines: Vec<Line> = (0..).zip(self.1).map(|(at, text)| line(at, text)).collect();
        let (extent, seen) = match within {
            _ if within >= delay => (Extent::Whole, lines.len()),
            _ if within >= delay / 10 => (Extent::Front, 1),
            _ => (Extent::Part, 0),
        };
        lines.truncate(seen);
        async move {
            sleep(delay.min(within)).await;
            Searched { lines, extent }
        }
        .boxed()
    }

    fn difference(&self, _: Prompt) -> BoxFuture<'_, Option<Difference>> {
        let (delay, texts) = (Duration::from_millis(self.0), self.1);
        async move {
            sleep(delay).await;
            let new = texts.iter().map(|text| (*text).to_owned()).collect();
            Some(Difference {
                new,
                gone: Vec::new(),
            })
        }
        .boxed()
    }

    fn texts(&self, _: Prompt) -> BoxFuture<'_, Texts> {
        let (delay, texts) = (Duration::from_millis(self.0), self.1);
        async move {
            sleep(delay).await;
            Texts::of(texts.iter().copied())
        }
        .boxed()
    }
}

/// A line of a picture with lines of eight pixels.
fn line(at: i32, text: &str) -> Line {
    let area = Rect {
        x: 0,
        y: at * 8,
        width: 64,
        height: 8,
    };
    Line {
        text: text.to_owned(),
        area,
        confidence: 1.0,
        words: text
            .split(' ')
            .map(|word| (word.to_owned(), area))
            .collect(),
        block: 0,
        window: None,
    }
}
