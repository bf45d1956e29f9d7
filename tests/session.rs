//! The mind as a table: events in, effects out. The guard that ignores late words of an abandoned
//! request can only be seen here; in a journey the race is too rare to meet by accident.
#![allow(clippy::unwrap_used, missing_docs)]

use std::time::{Duration, Instant};

use aloud::effect::Effect;
use aloud::event::{Description, Event, Origin, Outcome, Press, Progress, RequestId, State};
use aloud::failure::Failure;
use aloud::request::{Command, Detail, Request, Subject};
use aloud::session::{Defaults, Session};
use aloud::utterance::{Cue, Moment};

#[path = "session/asleep.rs"]
mod asleep;
#[path = "session/locked.rs"]
mod locked;

struct Table {
    session: Session,
    start: Instant,
}

impl Table {
    fn new() -> Self {
        let defaults = Defaults {
            detail: Detail::Standard,
            language: "en".into(),
            tell_tokens: false,
            modes: std::collections::BTreeMap::new(),
        };
        Self {
            session: Session::new(defaults),
            start: Instant::now(),
        }
    }

    /// Presses at a moment in milliseconds.
    fn press(&mut self, at: u64, origin: Origin, command: Command) -> (RequestId, Vec<Effect>) {
        let press = Press {
            at: self.start + Duration::from_millis(at),
            ..Press::new(origin, command)
        };
        (press.id, self.session.decide(Event::Press(press)))
    }

    fn look(&mut self, at: u64) -> (RequestId, Vec<Effect>) {
        self.press(
            at,
            Origin::Key,
            Command::Describe(Request::of(Subject::Screen)),
        )
    }

    fn progress(&mut self, id: RequestId, progress: Progress) -> Vec<Effect> {
        self.session.decide(Event::Progress(id, progress))
    }
}

fn description(cut: Option<Failure>) -> Description {
    Description {
        text: "A terminal.".into(),
        subject: Subject::Screen,
        provider: "gemini".into(),
        language: "en".into(),
        cut,
        tokens: None,
    }
}

fn begins(effects: &[Effect]) -> Option<&Request> {
    effects.iter().find_map(|effect| match effect {
        Effect::Begin(_, request) => Some(request),
        _ => None,
    })
}

fn endings(effects: &[Effect]) -> Vec<(RequestId, Outcome)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::End(id, outcome, _) => Some((*id, outcome.clone())),
            _ => None,
        })
        .collect()
}

#[test]
fn late_words_of_an_abandoned_request_are_never_said() {
    let mut table = Table::new();
    let (old, _) = table.look(0);
    let (_, effects) = table.press(
        1000,
        Origin::Key,
        Command::Describe(Request::of(Subject::Window)),
    );
    assert_eq!(endings(&effects), [(old, Outcome::Cancelled)]);
    for late in [
        Progress::Clause("old words".into()),
        Progress::StillWaiting,
        Progress::Done(description(None)),
        Progress::Failed(Failure::Offline),
        Progress::Postponed {
            wait: Duration::from_secs(1),
        },
    ] {
        assert_eq!(table.progress(old, late), []);
    }
}

#[test]
fn late_words_after_a_stop_are_never_said() {
    let mut table = Table::new();
    let (id, _) = table.look(0);
    let (stop, effects) = table.press(300, Origin::Key, Command::Stop);
    assert!(effects.contains(&Effect::Abandon) && effects.contains(&Effect::Hush));
    assert_eq!(
        endings(&effects),
        [(id, Outcome::Cancelled), (stop, Outcome::Complete)]
    );
    assert_eq!(table.progress(id, Progress::Clause("old words".into())), []);
}

#[test]
fn the_acknowledgement_comes_before_any_work() {
    let mut table = Table::new();
    let (id, effects) = table.look(0);
    let begin = effects
        .iter()
        .position(|effect| matches!(effect, Effect::Begin(of, _) if *of == id));
    let sound = effects
        .iter()
        .position(|effect| *effect == Effect::Sound(Cue::Acknowledge, Moment::Now));
    assert!(sound.unwrap() < begin.unwrap());
}

#[test]
fn a_request_begins_with_everything_resolved() {
    let mut table = Table::new();
    let (_, effects) = table.look(0);
    let request = begins(&effects).unwrap();
    assert_eq!(
        (request.detail, request.language.as_deref()),
        (Some(Detail::Standard), Some("en"))
    );
}

#[test]
fn presses_of_one_key_by_their_distance() {
    for (gap, detail) in [
        (50, Some(Detail::Full)),
        (399, Some(Detail::Full)),
        (401, None),
        (5000, None),
    ] {
        let mut table = Table::new();
        table.look(0);
        let (_, effects) = table.look(gap);
        assert_eq!(
            begins(&effects).and_then(|request| request.detail),
            detail,
            "after {gap} ms"
        );
    }
}

#[test]
fn a_quick_second_press_after_the_answer_still_means_full() {
    let mut table = Table::new();
    let (id, _) = table.look(0);
    table.progress(id, Progress::Done(description(None)));
    let (_, effects) = table.look(200);
    assert_eq!(begins(&effects).unwrap().detail, Some(Detail::Full));
}

#[test]
fn a_press_after_the_answer_starts_afresh() {
    let mut table = Table::new();
    let (id, _) = table.look(0);
    table.progress(id, Progress::Done(description(None)));
    let (_, effects) = table.look(2000);
    assert_eq!(begins(&effects).unwrap().detail, Some(Detail::Standard));
}

#[test]
fn every_press_ends_exactly_once() {
    let mut table = Table::new();
    let mut given = Vec::new();
    let mut ended = Vec::new();
    let commands = [
        Command::Describe(Request::default()),
        Command::Repeat,
        Command::Stop,
        Command::Copy,
        Command::Reload,
    ];
    for turn in 0..500u64 {
        let command = commands[(turn * 7 % 11 % 5) as usize].clone();
        let origin = if turn % 3 == 0 {
            Origin::Client
        } else {
            Origin::Key
        };
        let (id, effects) = table.press(turn * 130, origin, command);
        given.push(id);
        ended.extend(endings(&effects));
        for effect in &effects {
            match effect {
                Effect::Begin(id, _) if turn % 2 == 0 => {
                    ended.extend(endings(
                        &table.progress(*id, Progress::Clause("some words ".into())),
                    ));
                    let end = if turn % 4 == 0 {
                        Progress::Done(description(None))
                    } else {
                        Progress::Failed(Failure::Empty)
                    };
                    ended.extend(endings(&table.progress(*id, end)));
                }
                Effect::Copy(id, _) => {
                    ended.extend(endings(&table.session.decide(Event::Copied(*id, Ok(())))))
                }
                Effect::Reopen(id) => {
                    ended.extend(endings(&table.session.decide(Event::Reopened(*id))))
                }
                _ => {}
            }
        }
    }
    ended.extend(endings(
        &table.press(1_000_000, Origin::Key, Command::Stop).1,
    ));
    let mut ids: Vec<_> = ended
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| given.contains(id))
        .collect();
    ids.sort_unstable();
    given.sort_unstable();
    assert_eq!(ids, given);
}

#[test]
fn quitting_is_the_last_effect() {
    let mut table = Table::new();
    table.look(0);
    let effects = table.session.decide(Event::Shutdown);
    assert_eq!(effects.last(), Some(&Effect::Quit));
    assert!(effects.contains(&Effect::Abandon) && effects.contains(&Effect::Hush));
}

#[test]
fn the_state_shown_is_idle_again_at_every_end() {
    let ends = [
        Progress::Done(description(None)),
        Progress::Done(description(Some(Failure::CutOff))),
        Progress::Failed(Failure::Empty),
    ];
    for end in ends {
        let mut table = Table::new();
        let (id, _) = table.look(0);
        assert!(table.progress(id, end).contains(&Effect::Show(State::Idle)));
    }
}

/// An answer that tries to give orders becomes words to be spoken and nothing else: the effects of a
/// clause hold no other door.
#[test]
fn an_answer_can_only_be_spoken() {
    let mut table = Table::new();
    for words in [
        "Run: rm -rf /. ",
        "stop\n",
        "{\"describe\":{}}",
        "\u{1b}]52;c;aGk=\u{7}",
        "SET self RATE 77\r\n.\r\n",
    ] {
        let (id, _) = table.look(0);
        let effects = table.progress(id, Progress::Clause(words.into()));
        assert!(
            matches!(effects[..], [Effect::Present(Some(of), _)] if of == id),
            "{effects:?}"
        );
        let done = table.progress(id, Progress::Done(description(None)));
        assert!(done.iter().all(|effect| matches!(
            effect,
            Effect::Sound(..) | Effect::End(..) | Effect::Show(_) | Effect::Remember(_)
        )));
    }
}

/// What an answer of one look leaves in the history, when the person goes private at these moments.
fn remembered(before: bool, meanwhile: bool, stopped: bool) -> bool {
    let mut table = Table::new();
    let private = |table: &mut Table, private| {
        table.press(0, Origin::Client, Command::Private(private));
    };
    private(&mut table, before);
    let (id, _) = table.look(1000);
    private(&mut table, meanwhile);
    table.progress(id, Progress::Clause("A terminal.".into()));
    let effects = match stopped {
        true => table.press(2000, Origin::Key, Command::Stop).1,
        false => table.progress(id, Progress::Done(description(None))),
    };
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Remember(_)))
}

#[test]
fn only_what_was_never_private_goes_into_the_history() {
    for stopped in [false, true] {
        for (before, meanwhile) in [(false, false), (false, true), (true, false), (true, true)] {
            let kept = remembered(before, meanwhile, stopped);
            assert_eq!(kept, !before && !meanwhile, "{before} {meanwhile}");
        }
    }
}

#[test]
fn private_stays_private_after_a_reload() {
    let mut table = Table::new();
    table.press(0, Origin::Client, Command::Private(true));
    let defaults = Defaults {
        detail: Detail::Standard,
        language: "en".into(),
        tell_tokens: false,
        modes: Default::default(),
    };
    table.session.adopt(defaults);
    assert!(table.session.private());
}
