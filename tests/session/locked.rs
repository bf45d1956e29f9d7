//! The locked screen: nothing is looked at, and only that is said.

use super::*;

#[test]
fn a_copied_picture_is_not_looked_at_while_the_screen_is_locked() {
    for copied_before in [false, true] {
        let mut table = Table::new();
        table.session.watch_copies(true);
        let copy = || Command::Describe(Request::of(Subject::Clipboard));
        let mut ended = Vec::new();
        if !copied_before {
            table.session.decide(Event::Locked(true));
        }
        let (id, effects) = table.press(0, Origin::Clipboard, copy());
        ended.extend(endings(&effects));
        if copied_before {
            ended.extend(endings(&table.session.decide(Event::Locked(true))));
        }
        assert_eq!(begins(&table.session.decide(Event::Rested)), None);
        // What was copied meanwhile is not looked at afterwards either.
        table.session.decide(Event::Locked(false));
        assert_eq!(begins(&table.session.decide(Event::Rested)), None);
        assert_eq!(ended, [(id, Outcome::Cancelled)]);
    }
}

#[test]
fn while_the_screen_is_locked_only_that_is_said() {
    use aloud::event::News;
    use aloud::wording::{LOCKED, LOCKED_MEANWHILE};
    let said = |effects: &[Effect]| -> Vec<String> {
        let texts = effects.iter().filter_map(|effect| match effect {
            Effect::Present(_, words) => Some(words.text.clone()),
            _ => None,
        });
        texts.collect()
    };
    let mut table = Table::new();
    let (id, _) = table.look(0);
    table.progress(id, Progress::Frozen);
    table.progress(id, Progress::Clause("A terminal.".into()));
    let effects = table.session.decide(Event::Locked(true));
    assert!(effects.contains(&Effect::Abandon) && effects.contains(&Effect::Forget));
    assert_eq!(endings(&effects), [(id, Outcome::Cancelled)]);
    assert_eq!(said(&effects), [LOCKED_MEANWHILE.to_string()]);
    assert_eq!(table.session.decide(Event::Locked(true)), []);
    assert!(said(&table.progress(id, Progress::Clause("Late.".into()))).is_empty());
    for command in [
        Command::Describe(Request::of(Subject::Screen)),
        Command::Ask(Some("What?".into())),
        Command::Ask(None),
        Command::More,
        Command::Repeat,
        Command::Copy,
    ] {
        let (id, effects) = table.press(1000, Origin::Key, command);
        assert_eq!(said(&effects), [LOCKED.to_string()]);
        assert_eq!(endings(&effects), [(id, Outcome::Failed)]);
        assert!(begins(&effects).is_none());
    }
    for command in [
        Command::Stop,
        Command::Pause(true),
        Command::Pause(false),
        Command::Forget,
        Command::Reload,
    ] {
        let (id, mut effects) = table.press(2000, Origin::Client, command);
        // What was read again is told when it is.
        if effects.contains(&Effect::Reopen(id)) {
            effects.extend(table.session.decide(Event::Reopened(id)));
        }
        assert_eq!(said(&effects), Vec::<String>::new());
        assert_eq!(endings(&effects), [(id, Outcome::Complete)]);
    }
    // What the desktop told meanwhile is heard afterwards, and once.
    for _ in 0..2 {
        let news = table.session.decide(Event::News(News::DisplayLost));
        assert_eq!(news, []);
    }
    let effects = table.session.decide(Event::Locked(false));
    assert_eq!(said(&effects).len(), 1);
    let (_, effects) = table.press(3000, Origin::Key, Command::More);
    assert!(begins(&effects).is_none(), "the picture is gone");
    let (_, effects) = table.look(4000);
    assert!(begins(&effects).is_some());
}
