//! The chain of speech engines: one task that feeds the engine in use, watches over it, moves on to
//! the next when it fails and returns to the better one when that works again. No text is lost on
//! the way, and at most one message is heard twice. Never waits without a limit, never wakes while
//! there is nothing to say.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until, timeout};

use super::Settings;
use super::cue::Cues;
use super::engine::{
    Candidate, Fault, Message, MessageId, Opened, Order, Report, Running, next_report,
};
use super::last_resort::LastResort;
use super::retry::Retry;
use super::screen_reader::arrivals::{self, Arrivals};
use super::voices;
use super::waiting::{Item, Waiting, Words};
use super::watch::{Pace, Verdict, Watch};
use crate::event::{Event, Inbox, News};
use crate::utterance::{Cue, Tone};

/// An engine that died younger than this dies of itself and is not opened again at once.
const CHILDHOOD: Duration = Duration::from_secs(2);
/// A screen reader that interrupts an alert this often is telling something more important.
const PATIENCE: u32 = 5;
/// The last sound is over 0.2 s after it began; a sound server that needs longer hangs.
const LAST_SOUND: Duration = Duration::from_secs(2);

/// What the presenter tells the chain.
pub(super) enum Wish {
    Say(Words),
    Sound(Cue),
    Hush,
    /// Hush, and say this where an answer was being spoken.
    BreakOff(Words),
    Finish(oneshot::Sender<()>),
    /// A better engine may be there now.
    Retry,
}

mod moving;

/// The chain's task.
pub(super) struct Chain {
    candidates: Vec<Candidate>,
    settings: Settings,
    inbox: Inbox,
    cues: Cues,
    last_resort: LastResort,
    /// Something is still to be said.
    busy: Arc<AtomicBool>,
    waiting: Waiting,
    running: Option<Running>,
    /// A better engine than the running one, ready to take over between two messages.
    better: Option<Running>,
    /// The engines being opened report here.
    openings: UnboundedSender<Opened>,
    opening: Option<usize>,
    saying: Option<(MessageId, Words, Watch)>,
    last_id: MessageId,
    /// The user silenced this answer through another program; what follows of it is not said.
    answer_dropped: bool,
    announced: Option<Option<usize>>,
    retry: Retry,
    /// No engine could be opened, and none is tried before this or the next press.
    mute_until: Option<Instant>,
    finishing: Vec<oneshot::Sender<()>>,
    voice_checked: bool,
    /// The languages of which it was told that no voice speaks them.
    voiceless: BTreeSet<String>,
    pace: Pace,
    /// The best engine is there, but hangs.
    hangs: bool,
    /// A better engine is to be tried as soon as none is being opened.
    better_is_due: bool,
    /// Tells of engines that come.
    _arrivals: Option<Arrivals>,
}

/// Starts the chain on the running runtime; it ends when the sender of wishes is dropped.
pub(super) fn start(
    candidates: Vec<Candidate>,
    settings: &Settings,
    inbox: Inbox,
    cues: Cues,
    last_resort: LastResort,
    busy: Arc<AtomicBool>,
) -> UnboundedSender<Wish> {
    // Unbounded, because the chain takes every wish at once; its queue ends with the answer.
    let (wishes, taken) = unbounded_channel();
    let (openings, opened) = unbounded_channel();
    // Only the engine that is preferred to all others is waited for.
    let roams = candidates.first().is_some_and(|first| first.roams);
    let arrivals = roams.then(|| arrivals::watch(wishes.downgrade()));
    let mut chain = Chain {
        candidates,
        settings: settings.clone(),
        inbox,
        cues,
        last_resort,
        busy,
        waiting: Waiting::default(),
        running: None,
        better: None,
        openings,
        opening: None,
        saying: None,
        last_id: 0,
        answer_dropped: false,
        announced: None,
        retry: Retry::new(),
        mute_until: None,
        finishing: Vec::new(),
        voice_checked: settings.voice.is_empty(),
        voiceless: BTreeSet::new(),
        pace: Pace::default(),
        hangs: false,
        better_is_due: false,
        _arrivals: arrivals,
    };
    tokio::spawn(async move {
        chain.open(0);
        chain.run(taken, opened).await;
    });
    wishes
}

impl Chain {
    async fn run(
        &mut self,
        mut wishes: UnboundedReceiver<Wish>,
        mut opened: UnboundedReceiver<Opened>,
    ) {
        loop {
            self.advance();
            self.look_for_better();
            let due = self.saying.as_ref().and_then(|(_, _, watch)| watch.due());
            tokio::select! {
                wish = wishes.recv() => match wish {
                    Some(wish) => self.obey(wish),
                    None => return,
                },
                Some(opened) = opened.recv() => self.opened(opened),
                report = next_report(&mut self.running), if self.running.is_some() => {
                    self.hear(report);
                }
                () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => self.doubt(),
            }
        }
    }

    fn obey(&mut self, wish: Wish) {
        match wish {
            Wish::Say(words) => {
                if !(self.answer_dropped && words.tone == Tone::Answer) {
                    self.waiting.add(&words);
                    self.busy.store(true, Relaxed);
                }
            }
            Wish::Sound(cue) => {
                // An ending sound is the end of the answer that was dropped.
                self.answer_dropped = false;
                self.waiting.add_sound(cue);
            }
            Wish::Hush => self.hush(),
            Wish::BreakOff(words) => self.break_off(&words),
            Wish::Finish(done) => self.finishing.push(done),
            Wish::Retry => self.better_is_due = true,
        }
    }

    fn hush(&mut self) {
        self.waiting.clear();
        self.answer_dropped = false;
        self.mute_until = None;
        if self.saying.take().is_some() {
            self.order(Order::Hush);
        }
    }

    fn break_off(&mut self, why: &Words) {
        let said = self.saying.as_ref().map(|(_, words, _)| words.tone);
        let cut = said == Some(Tone::Answer) || self.waiting.holds_answer();
        self.hush();
        if cut {
            self.waiting.add(why);
        }
    }

    /// Gives the engine the next message if it is free, and plays the sounds whose time has come.
    fn advance(&mut self) {
        while self.saying.is_none() {
            if self.waiting.begins_with_words() && !self.ready() {
                // Words that nothing can speak are given up; what stands behind them goes on.
                if self.waiting.begins_with_words() {
                    return;
                }
                continue;
            }
            match self.waiting.take() {
                Some(Item::Words(words)) => self.say(words),
                Some(Item::Sound(cue)) => self.cues.play(cue),
                None => break,
            }
        }
        if self.saying.is_none() && self.waiting.is_empty() {
            self.finish();
        }
    }

    /// Whether an engine is there; opens one, or gives up the texts, where there is none.
    fn ready(&mut self) -> bool {
        if let Some(better) = self.better.take() {
            self.running = Some(better);
            self.announce(false);
        }
        match &self.running {
            Some(running) => {
                if running.rank > self.goal() && self.opening.is_none() && self.retry.is_due() {
                    self.open(self.goal());
                }
                return true;
            }
            None if self.opening.is_some() => {}
            None if self.mute_until.is_some_and(|until| Instant::now() < until) => {
                self.waiting.drop_words();
            }
            // Nobody speaks, so there is nothing to lose; what cannot be said now is dropped below.
            None => self.open(0),
        }
        false
    }

    fn say(&mut self, words: Words) {
        self.last_id += 1;
        let message = Message {
            id: self.last_id,
            text: words.text.clone(),
            language: words.language.clone(),
            otherwise: words.otherwise.clone(),
        };
        tracing::trace!(id = message.id, text = message.text, "say");
        let probes = self
            .running
            .as_ref()
            .is_some_and(|running| self.candidates[running.rank].probes);
        let watch = Watch::start(&self.pace, words.text.chars().count(), probes);
        self.saying = Some((message.id, words, watch));
        self.order(Order::Say(message));
    }

    fn order(&mut self, order: Order) {
        if let Some(running) = &self.running {
            // An engine that has ended has reported why, and that report is read next.
            let _ = running.engine.orders.send(order);
        }
    }

    fn hear(&mut self, report: Option<Report>) {
        let report =
            report.unwrap_or_else(|| Report::Broken(Fault::Lost("the engine has ended".into())));
        let current = self.saying.as_ref().map(|(id, ..)| *id);
        match report {
            Report::Broken(fault) => self.fall(&fault),
            Report::Begun(id) if Some(id) == current => {
                if let Some((.., watch)) = &mut self.saying {
                    watch.begun();
                }
                if let Some(running) = &mut self.running {
                    running.has_spoken = true;
                }
            }
            Report::Ended(id) if Some(id) == current => self.ended(),
            Report::Interrupted(id) if Some(id) == current => self.interrupted(),
            Report::Voiceless(language) => self.voiceless(language),
            Report::Paused | Report::Resumed | Report::Alive => {
                if let Some((.., watch)) = &mut self.saying {
                    watch.sign(&report);
                }
            }
            // News of a message that was hushed.
            Report::Begun(_) | Report::Ended(_) | Report::Interrupted(_) => {}
        }
    }

    /// Told once for each language.
    fn voiceless(&mut self, language: String) {
        if self.voiceless.insert(language.clone()) {
            self.inbox.put(Event::News(News::VoiceLacking { language }));
        }
    }

    fn ended(&mut self) {
        self.last_resort.speech(false);
        if let Some((.., watch)) = self.saying.take() {
            watch.ended(&mut self.pace);
        }
        let rank = self.running.as_ref().map(|running| running.rank);
        if rank.is_some_and(|rank| rank <= self.goal()) {
            self.retry.succeeded();
        }
    }

    /// Another program's speech ended ours. What the user has not heard at all is said again, and
    /// so is an alert; but an answer that is interrupted is over, because to users of a screen
    /// reader any key that makes it speak means silence for what was spoken before.
    fn interrupted(&mut self) {
        let Some((_, mut words, watch)) = self.saying.take() else {
            return;
        };
        words.interrupted += 1;
        let unheard = !watch.has_begun() || words.tone == Tone::Alert;
        if unheard && words.interrupted <= PATIENCE {
            self.waiting.put_back(words);
        } else if words.tone == Tone::Answer {
            tracing::debug!("another program ended the answer");
            // What follows of it is still to come where its ending sound has not come yet.
            self.answer_dropped = !self.waiting.drop_answer();
        }
    }

    /// The message should have got further by now.
    fn doubt(&mut self) {
        let Some((.., watch)) = &mut self.saying else {
            return;
        };
        match watch.doubt() {
            Verdict::Ask => self.order(Order::Probe),
            Verdict::Dead => self.fall(&Fault::Mute("the message is not spoken".into())),
        }
    }

    /// Everything has been said; the last sound may still be heard.
    fn finish(&mut self) {
        self.busy.store(false, Relaxed);
        // The question halts the speech server, so it is only asked when nothing is to be said.
        if self.last_id > 0 && !self.voice_checked {
            self.voice_checked = true;
            tokio::spawn(voices::report_missing(
                self.settings.voice.clone(),
                self.inbox.clone(),
            ));
        }
        for done in self.finishing.drain(..) {
            let cues = self.cues.clone();
            tokio::spawn(async move {
                // A sound server that hangs is no reason to wait longer.
                let _ = timeout(LAST_SOUND, cues.finish()).await;
                let _ = done.send(());
            });
        }
    }
}
