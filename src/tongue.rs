//! The languages in which the daemon itself speaks, and which of them it speaks now. One is the
//! process's own, set when the configuration is read; a request in another language speaks that one
//! for as long as its words are put together. Holds no sentence.

use std::cell::Cell;
use std::sync::atomic::{AtomicU8, Ordering};

/// A language that the daemon's own sentences exist in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// What is spoken where nothing better is known.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
}

/// The process's own language, by its place in [`Tongue::ALL`].
static OWN: AtomicU8 = AtomicU8::new(0);

thread_local! {
    /// What is spoken on this thread instead, while a request's words are put together.
    static INSTEAD: Cell<Option<Tongue>> = const { Cell::new(None) };
}

impl Tongue {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::French, Self::Spanish];

    /// The one for a BCP 47 tag; English for a language that the daemon does not speak.
    pub fn of(tag: &str) -> Self {
        let spoken = Self::ALL.into_iter();
        let mut same = spoken.filter(|tongue| primary(tag).eq_ignore_ascii_case(tongue.tag()));
        same.next().unwrap_or_default()
    }

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
        }
    }

    /// What is spoken now.
    pub fn current() -> Self {
        let own = || Self::ALL[usize::from(OWN.load(Ordering::Relaxed)) % Self::ALL.len()];
        INSTEAD.get().unwrap_or_else(own)
    }

    /// Makes it the process's own language.
    pub fn adopt(self) {
        // Every tongue has a place there.
        let place = Self::ALL.iter().position(|tongue| *tongue == self);
        OWN.store(place.unwrap_or_default() as u8, Ordering::Relaxed);
    }

    /// Speaks this language while `work` puts words together, on this thread alone.
    pub fn within<T>(self, work: impl FnOnce() -> T) -> T {
        /// Puts the language back, after a panic too.
        struct Before(Option<Tongue>);
        impl Drop for Before {
            fn drop(&mut self) {
                INSTEAD.set(self.0);
            }
        }
        let _before = Before(INSTEAD.replace(Some(self)));
        work()
    }
}

/// The language of a BCP 47 tag or locale, without country and script.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_', '.', '@']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_lead_to_the_language_that_is_spoken() {
        let spoken = ["de-AT", "FR", "es_MX.UTF-8", "en-GB", "pl", ""].map(Tongue::of);
        use Tongue::{English, French, German, Spanish};
        assert_eq!(spoken, [German, French, Spanish, English, English, English]);
    }

    #[test]
    fn another_language_is_spoken_only_within() {
        let before = Tongue::current();
        let (within, deeper, again) = Tongue::French.within(|| {
            let deeper = Tongue::Spanish.within(Tongue::current);
            (Tongue::French, deeper, Tongue::current())
        });
        assert_eq!(
            (within, deeper, again),
            (again, Tongue::Spanish, Tongue::French)
        );
        let broken = std::panic::catch_unwind(|| Tongue::German.within(|| panic!("broken")));
        assert!(broken.is_err());
        assert_eq!(Tongue::current(), before);
    }
}
