//! What has been told about the keys that the desktop gives, so that nothing is told twice.

use super::super::Binding;
use super::plasma::Known;
use super::shortcut::Shortcut;
use crate::event::{Desktop, Event, Inbox, KeysBy, News, Shortcuts};
use crate::listen::bound;
use crate::wording::shortcuts::UNNAMED;

/// What has been told so far.
pub(super) struct Told<'a> {
    desktop: Desktop,
    inbox: &'a Inbox,
    /// The keys that are heard, as action and key.
    armed: Option<Vec<(String, String)>>,
    /// What is the matter with the keys.
    matter: Option<Shortcuts>,
    /// The actions whose keys the desktop keeps, as they were told last.
    kept: Vec<String>,
}

impl<'a> Told<'a> {
    pub(super) fn new(desktop: Desktop, inbox: &'a Inbox) -> Self {
        Self {
            desktop,
            inbox,
            armed: None,
            matter: None,
            kept: Vec::new(),
        }
    }

    /// Puts a press into the inbox.
    pub(super) fn press(&self, binding: &Binding) {
        self.inbox.put(binding.press());
    }

    /// Tells what is the matter, unless that is known.
    pub(super) fn tell(&mut self, matter: Shortcuts) {
        if self.matter.as_ref() != Some(&matter) {
            self.put(News::Shortcuts(matter.clone()));
            self.matter = Some(matter);
        }
    }

    /// The desktop gives programs no keys; its own settings may have them.
    pub(super) async fn unable(&mut self) {
        self.arm(Vec::new());
        let matter = bound::by().await.map(Shortcuts::Bound);
        self.tell(matter.unwrap_or(Shortcuts::None(self.desktop)));
    }

    /// The desktop asks the person.
    pub(super) fn asked(&mut self) {
        self.tell(Shortcuts::Asked(self.desktop));
    }

    /// The keys are not heard at present, and nothing need be done about it; whether there were any.
    pub(super) fn lost(&mut self) -> bool {
        let any = self.armed.as_ref().is_some_and(|armed| !armed.is_empty());
        if any {
            self.arm(Vec::new());
        }
        any
    }

    /// Tells which of these keys the desktop has given.
    pub(super) fn given(&mut self, bindings: &[Binding], shortcuts: &[Shortcut]) {
        let mut armed = Vec::new();
        for binding in bindings {
            let found = shortcuts.iter().find(|one| one.id == binding.action);
            if let Some(shortcut) = found.filter(|one| !one.trigger.is_empty()) {
                armed.push((shortcut.id.clone(), shortcut.trigger.clone()));
            }
        }
        // GNOME's settings show a program only once it was allowed some key; KDE's show it after a no, too.
        let keeps_nothing =
            self.desktop == Desktop::Gnome && shortcuts.is_empty() && !bindings.is_empty();
        self.complete(bindings, armed, keeps_nothing);
    }

    /// Whether the desktop is one that reports a taken key as given.
    pub(super) fn is_plasma(&self) -> bool {
        self.desktop == Desktop::Plasma
    }

    /// Whether the desktop is known to tell when a key is let go of.
    pub(super) fn hears_releases(&self) -> bool {
        self.desktop != Desktop::Other
    }

    /// Tells which actions have keys that do something else as well, and once which have other keys than
    /// the configured ones.
    pub(super) fn known(&mut self, Known { shared, kept }: Known) {
        if self.kept != kept && !kept.is_empty() {
            self.put(News::Shortcuts(Shortcuts::Kept(kept.clone())));
        }
        self.kept = kept;
        if !shared.is_empty() {
            self.tell(Shortcuts::Shared(shared));
        }
    }

    /// Tells that this key is heard, although the desktop did not say so.
    pub(super) fn heard(&mut self, bindings: &[Binding], binding: &Binding) {
        let mut armed = self.armed.clone().unwrap_or_default();
        if armed.iter().all(|(known, _)| *known != binding.action) {
            armed.push((binding.action.to_owned(), UNNAMED.into()));
            self.complete(bindings, armed, false);
        }
    }

    fn complete(
        &mut self,
        bindings: &[Binding],
        armed: Vec<(String, String)>,
        keeps_nothing: bool,
    ) {
        let is_unset = |binding: &&Binding| armed.iter().all(|(key, _)| *key != binding.action);
        let unset: Vec<_> = bindings
            .iter()
            .filter(is_unset)
            .map(|binding| binding.action.to_owned())
            .collect();
        self.arm(armed);
        if keeps_nothing {
            self.tell(Shortcuts::Refused);
        } else if !unset.is_empty() {
            self.tell(Shortcuts::Unset(self.desktop, unset));
        } else if !matches!(self.matter, None | Some(Shortcuts::Shared(_))) {
            self.matter = None;
            self.put(News::Shortcuts(Shortcuts::Heard));
        }
    }

    fn arm(&mut self, armed: Vec<(String, String)>) {
        if self.armed.as_ref() != Some(&armed) {
            self.put(News::KeysArmed(KeysBy::Portal, armed.clone()));
            self.armed = Some(armed);
        }
    }

    fn put(&self, news: News) {
        self.inbox.put(Event::News(news));
    }
}
