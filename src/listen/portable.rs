//! Keys by the global-hotkey crate: the portable candidate, and on X11 the next in line. It polls
//! twenty times a second and does not follow the layout; what it cannot tell (whether there is a
//! display, and when it goes) is watched beside it.

use std::io::PipeReader;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use global_hotkey::hotkey::{Code, HotKey, Modifiers};
use global_hotkey::{Error, GlobalHotKeyEvent, GlobalHotKeyManager, HotKeyState};

use super::chord::{Chord, Key};
use super::display::{Ending, Presence};
use super::{Binding, Candidate, Hearing};
use crate::event::{Event, Inbox, KeysBy, News};

/// The portable grab.
pub(super) const CANDIDATE: Candidate = Candidate {
    name: "global-hotkey",
    open: || {
        let presence = Presence::reach()?;
        let grabs = GlobalHotKeyManager::new()
            .inspect_err(|error| tracing::warn!(%error, "global-hotkey cannot be used"))
            .ok()?;
        Some(Box::new(Portable {
            presence,
            grabs: Some(grabs),
        }))
    },
};

struct Portable {
    presence: Presence,
    grabs: Option<GlobalHotKeyManager>,
}

/// What the presses of this process mean at present.
struct Armed {
    inbox: Inbox,
    keys: Vec<(u32, Binding)>,
}

/// The crate takes one callback for the whole life of the process, so what it means is kept here.
static ARMED: Mutex<Option<Armed>> = Mutex::new(None);

/// The crate's thread looks every 50 ms for what it is told; it gives the keys back with the first
/// look after it was told to end, and offers no way to wait for that.
const TWO_POLLS: Duration = Duration::from_millis(110);

impl Hearing for Portable {
    fn listen(&mut self, bindings: &[Binding], inbox: &Inbox, closing: &PipeReader) -> Ending {
        static CALLBACK: Once = Once::new();
        CALLBACK.call_once(|| GlobalHotKeyEvent::set_event_handler(Some(heard)));
        let keys = self.arm(bindings, inbox);
        let names = keys.iter().map(|(_, binding)| binding.armed()).collect();
        *armed() = Some(Armed {
            inbox: inbox.clone(),
            keys,
        });
        inbox.put(Event::News(News::KeysArmed(KeysBy::Aloud, names)));
        self.presence.stay(closing)
    }
}

impl Portable {
    fn arm(&self, bindings: &[Binding], inbox: &Inbox) -> Vec<(u32, Binding)> {
        let mut keys = Vec::new();
        let mut taken = Vec::new();
        for binding in bindings {
            match self.register(binding.chord) {
                Ok(id) => keys.push((id, binding.clone())),
                Err(Error::AlreadyRegistered(_)) => taken.push(binding),
                Err(error) => {
                    tracing::warn!(%error, "a key cannot be used");
                    inbox.put(Event::News(binding.unusable()));
                }
            }
        }
        for news in propose(&taken, bindings) {
            inbox.put(Event::News(news));
        }
        keys
    }

    fn register(&self, chord: Chord) -> Result<u32, Error> {
        let unknown = || Error::FailedToRegister(chord.to_string());
        let hotkey = hotkey(chord).ok_or_else(unknown)?;
        let grabs = self.grabs.as_ref().ok_or_else(unknown)?;
        grabs.register(hotkey)?;
        Ok(hotkey.id())
    }
}

/// What to tell of taken keys, each with a free one. They are tried by grabs of their own, since
/// on X11 what is unregistered stays grabbed until the crate next has something to ask.
fn propose(taken: &[&Binding], bindings: &[Binding]) -> Vec<News> {
    if taken.is_empty() {
        return Vec::new();
    }
    let trial = GlobalHotKeyManager::new().ok();
    let is_free = |chord| {
        let tried = hotkey(chord).zip(trial.as_ref());
        tried.is_some_and(|(hotkey, trial)| trial.register(hotkey).is_ok())
    };
    let mut proposed = Vec::new();
    let news = taken
        .iter()
        .map(|binding| {
            let proposal = binding.chord.alternatives().find(|chord| {
                let wanted = bindings.iter().any(|key| key.chord == *chord);
                !wanted && !proposed.contains(chord) && is_free(*chord)
            });
            proposed.extend(proposal);
            binding.taken(proposal)
        })
        .collect();
    drop(trial);
    std::thread::sleep(TWO_POLLS);
    news
}

impl Drop for Portable {
    fn drop(&mut self) {
        *armed() = None;
        drop(self.grabs.take());
        std::thread::sleep(TWO_POLLS);
    }
}

fn armed() -> MutexGuard<'static, Option<Armed>> {
    ARMED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn heard(event: GlobalHotKeyEvent) {
    if event.state() != HotKeyState::Pressed {
        return;
    }
    if let Some(armed) = &*armed()
        && let Some((_, binding)) = armed.keys.iter().find(|(id, _)| *id == event.id())
    {
        armed.inbox.put(binding.press());
    }
}

fn hotkey(chord: Chord) -> Option<HotKey> {
    let held = chord.modifiers();
    let mut modifiers = Modifiers::empty();
    modifiers.set(Modifiers::META, held.logo);
    modifiers.set(Modifiers::CONTROL, held.ctrl);
    modifiers.set(Modifiers::ALT, held.alt);
    modifiers.set(Modifiers::SHIFT, held.shift);
    Some(HotKey::new(Some(modifiers), code(chord.key())?))
}

/// The key's name in the W3C's list of codes, which the crate uses.
fn code(key: Key) -> Option<Code> {
    let name = key.name();
    let spelled = match name {
        "Left" | "Right" | "Up" | "Down" => format!("Arrow{name}"),
        "Print" => "PrintScreen".into(),
        "Menu" => "ContextMenu".into(),
        "Return" => "Enter".into(),
        "Grave" => "Backquote".into(),
        _ => match name.as_bytes() {
            [digit] if digit.is_ascii_digit() => format!("Digit{name}"),
            [_] => format!("Key{name}"),
            _ => name.into(),
        },
    };
    spelled.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_code() {
        let without: Vec<_> = Key::all().filter(|key| code(*key).is_none()).collect();
        assert_eq!(without, []);
    }
}
