//! The sleep of the computer: what is under way ends with it and is told of after it, once.

use aloud::wording::SLEPT;

use super::*;

fn said(effects: &[Effect]) -> Vec<String> {
    let texts = effects.iter().filter_map(|effect| match effect {
        Effect::Present(_, words) => Some(words.text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_press_ends_with_the_sleep_and_is_told_of_once_after_it() {
    let mut table = Table::new();
    let (id, _) = table.look(0);
    let effects = table.session.decide(Event::Asleep(true));
    assert!(effects.contains(&Effect::Abandon) && effects.contains(&Effect::Disconnect));
    let reason = Some(SLEPT.to_string());
    assert!(effects.contains(&Effect::End(id, Outcome::Cancelled, reason)));
    assert!(said(&effects).is_empty(), "nobody hears it now");
    let effects = table.session.decide(Event::Asleep(false));
    assert_eq!(said(&effects), [SLEPT.to_string()]);
    assert!(effects.contains(&Effect::Disconnect) && endings(&effects).is_empty());
    assert!(said(&table.session.decide(Event::Asleep(false))).is_empty());
}

#[test]
fn a_sleep_in_which_nothing_was_under_way_is_not_told_of() {
    let mut table = Table::new();
    for asleep in [true, false] {
        let effects = table.session.decide(Event::Asleep(asleep));
        assert_eq!(effects, [Effect::Disconnect]);
    }
    // A press that was begun in between goes on.
    table.session.decide(Event::Asleep(true));
    let (id, _) = table.look(0);
    assert_eq!(
        table.session.decide(Event::Asleep(false)),
        [Effect::Disconnect]
    );
    assert_eq!(
        said(&table.progress(id, Progress::Clause("A terminal.".into()))),
        ["A terminal."]
    );
}

#[test]
fn a_locked_screen_keeps_the_sentence_until_it_is_unlocked() {
    let mut table = Table::new();
    table.look(0);
    table.session.decide(Event::Asleep(true));
    table.session.decide(Event::Locked(true));
    assert_eq!(
        table.session.decide(Event::Asleep(false)),
        [Effect::Disconnect]
    );
    let effects = table.session.decide(Event::Locked(false));
    assert_eq!(said(&effects), [SLEPT.to_string()]);
}
