//! The trials of what only the desktop can give: keys, the place of windows, the word that the screen
//! is locked. No key is taken from anybody, and the person is asked nothing.

use super::part::{Need, Part, State};
use super::trials::{KEYS, LOCK};
use crate::config::Loaded;
use crate::event::{KeysBy, News, Status};
use crate::listen::{self, lock, probe::Giver};
use crate::shortcuts;
use crate::wording::{self as sentences, doctor as wording, remarks, tiling as tiled};

/// Who has the keys, by the daemon's word where one runs.
pub(super) async fn keys(loaded: &Loaded, daemon: Option<&Status>) -> Part {
    let ways = listen::probe::ways().await;
    let remedy: String = match shortcuts::question().await {
        Some(_) => tiled::KEYS_TO_BIND.into(),
        None => wording::KEYS.into(),
    };
    let mut part = Part::of_ways(KEYS, ways, Need::Must, &remedy);
    let giver = listen::probe::giver().await;
    if giver == Giver::Nobody && part.state == State::Broken {
        part.says = wording::fails(tiled::NO_KEYS_HERE, &remedy);
    }
    if let Some(status) = daemon {
        if status.keys_by == KeysBy::Nobody {
            // That it is there says little where the daemon has asked it in vain.
            for portal in part.ways.iter_mut().filter(|way| way.name == "portal") {
                (portal.works, portal.remark) = (false, remarks::NO_KEY_GIVEN.into());
            }
        }
        (part.state, part.says) = match (&status.keys_by, status.keys.len()) {
            (KeysBy::Desktop(name), _) => (State::Well, tiled::has_keys(name)),
            (_, 0) => (State::Broken, wording::fails(wording::NO_KEYS, &remedy)),
            (_, count) => (State::Well, wording::keys_heard(count)),
        };
        return part;
    }
    match giver {
        _ if part.state != State::Well => {}
        Giver::Ourselves => {
            let news = listen::probe::keys(&loaded.config.keys).await;
            let amiss: Vec<_> = news.iter().filter_map(sentences::news).collect();
            let armed = news.iter().find_map(|news| match news {
                News::KeysArmed(_, keys) => Some(keys.len()),
                _ => None,
            });
            (part.state, part.says) = match (armed, amiss.is_empty()) {
                (Some(count), true) => (State::Well, wording::keys_free(count)),
                (Some(_), false) => (State::Lacking, amiss.join(" ")),
                (None, _) => (State::Broken, wording::fails("", &remedy)),
            };
        }
        // To ask for them would open a window.
        Giver::Portal => part.says = tiled::KEYS_GIVEN.into(),
        Giver::Nobody => {}
    }
    part
}

/// Who tells that the screen is locked.
pub(super) async fn lock() -> Part {
    Part::of_ways(LOCK, lock::ways().await, Need::May, tiled::LOCK)
}
