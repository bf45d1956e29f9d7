//! How long a provider is waited for, and when a failed request is worth another attempt.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use crate::failure::{Failure, Stage};

/// The limits of waiting for a provider at the far end of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the server's address.
    pub name: Duration,
    /// For the connection, the address and the security included.
    pub connect: Duration,
    /// From the request to the first sign of an answer.
    pub first_sign: Duration,
    /// From the key press to the first word, all attempts included.
    pub first_word: Duration,
    /// From one sign to the next.
    pub next_sign: Duration,
    /// For the whole answer.
    pub answer: Duration,
    /// For the rest of a stream whose end has been told.
    pub rest: Duration,
    /// The longest wait at the server's wish.
    pub wish: Duration,
    /// No new attempt begins later than this after the request.
    pub attempts: Duration,
}

impl Default for Patience {
    /// Name, connection, first sign, first word and next sign after the times at which a listener
    /// gives up waiting; the others bound what a broken server can do.
    fn default() -> Self {
        Self {
            name: Duration::from_secs(3),
            connect: Duration::from_secs(4),
            first_sign: Duration::from_secs(20),
            first_word: Duration::from_secs(25),
            next_sign: Duration::from_secs(12),
            answer: Duration::from_secs(180),
            rest: Duration::from_secs(1),
            wish: Duration::from_secs(10),
            attempts: Duration::from_secs(15),
        }
    }
}

impl Patience {
    /// For a server on this machine, which may first have to load its model and then takes long to
    /// look: minutes on a machine without a graphics card.
    pub(super) fn with_this_machine() -> Self {
        Self {
            first_sign: Duration::from_secs(180),
            first_word: Duration::from_secs(240),
            next_sign: Duration::from_secs(120),
            answer: Duration::from_secs(600),
            ..Self::default()
        }
    }
}

/// A failure together with the wait that the server named.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) failure: Failure,
    pub(super) wait: Option<Duration>,
    /// The server asked us not to come back with this request.
    pub(super) hopeless: bool,
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            wait: None,
            hopeless: false,
        }
    }
}

/// The way to a new attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    /// A moment that needs no words.
    Short(Duration),
    /// A wait at the server's wish, which the user should know of.
    Wished(Duration),
}

impl Patience {
    /// Whether and when to try again after `retries` new attempts and `elapsed` since the request.
    pub(super) fn again(
        &self,
        trouble: &Trouble,
        retries: u32,
        elapsed: Duration,
    ) -> Option<Pause> {
        if trouble.hopeless || retries >= most_retries(&trouble.failure) {
            return None;
        }
        let pause = match trouble.wait {
            Some(wait) if !wait.is_zero() => Pause::Wished(wait),
            _ => Pause::Short(jitter(Duration::from_millis(500) * 2_u32.pow(retries))),
        };
        let (Pause::Short(wait) | Pause::Wished(wait)) = pause;
        (wait <= self.wish && elapsed + wait <= self.attempts).then_some(pause)
    }
}

/// How often a request with this outcome is repeated; the user is waiting, and a provider in
/// trouble needs no crowd.
fn most_retries(failure: &Failure) -> u32 {
    match failure {
        Failure::Busy { .. } | Failure::Overloaded => 2,
        Failure::ProviderBroken {
            status: 408 | 409 | 499 | 500 | 502 | 504,
        } => 2,
        Failure::ConnectionRefused { .. }
        | Failure::ConnectionLost { .. }
        | Failure::CutOff
        | Failure::TimedOut(Stage::FirstWord) => 1,
        _ => 0,
    }
}

/// Takes up to a quarter off, so that many clients do not come back at the same moment.
fn jitter(wait: Duration) -> Duration {
    let chance = RandomState::new().build_hasher().finish() % 256;
    wait - wait * u32::try_from(chance).unwrap_or(0) / 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_wish_is_obeyed_within_limits() {
        let busy = |seconds| Trouble {
            failure: Failure::Busy { retry_after: None },
            wait: Some(Duration::from_secs(seconds)),
            hopeless: false,
        };
        let patience = Patience::default();
        let again = |trouble: &Trouble, retries, elapsed| {
            patience.again(trouble, retries, Duration::from_secs(elapsed))
        };
        assert_eq!(
            again(&busy(10), 0, 0),
            Some(Pause::Wished(Duration::from_secs(10)))
        );
        assert_eq!(again(&busy(11), 0, 0), None);
        assert_eq!(
            again(&busy(8), 1, 8),
            None,
            "more than the time for attempts"
        );
        assert_eq!(again(&busy(1), 2, 0), None, "two attempts are enough");
        assert!(matches!(again(&busy(0), 0, 0), Some(Pause::Short(_))));
    }

    #[test]
    fn own_pauses_double_and_differ() {
        let broken = Trouble::from(Failure::ProviderBroken { status: 500 });
        for (retries, most) in [(0, 500), (1, 1000)] {
            let pause = Patience::default().again(&broken, retries, Duration::ZERO);
            let Some(Pause::Short(wait)) = pause else {
                panic!("{pause:?}");
            };
            assert!(
                wait.as_millis() <= most && wait.as_millis() >= most * 3 / 4,
                "{wait:?}"
            );
        }
        let waits: Vec<_> = (0..20).map(|_| jitter(Duration::from_secs(1))).collect();
        assert!(waits.iter().any(|wait| *wait != waits[0]));
        let missing = Trouble::from(Failure::ModelMissing {
            model: String::new(),
        });
        assert_eq!(Patience::default().again(&missing, 0, Duration::ZERO), None);
    }
}
