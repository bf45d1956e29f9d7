//! Reads a file with mistakes in it: a line that is wrong is left out and named, the rest holds.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::lines::{blank_out, culprit, line_of, statements, whole};
use super::{Config, Loaded};
use crate::event::News;
use crate::tongue::Tongue;
use crate::wording::{configuration as wording, parsed};

/// More wrong lines than this are not a typing mistake; the defaults are used.
const MOST_COMPLAINTS: usize = 100;

/// Longest complaint, in letters: a parser quotes what it found, which may be a page.
const LONGEST: usize = 240;

/// Reads a configuration from its text, leaving out and naming what is wrong, in the language that it
/// sets itself.
pub fn read(text: &str) -> Loaded {
    let loaded = mended(text);
    let tongue = Tongue::of(&loaded.config.defaults().language);
    match loaded.news.is_empty() || tongue == Tongue::current() {
        true => loaded,
        false => tongue.within(|| mended(text)),
    }
}

fn mended(text: &str) -> Loaded {
    let mut text = text.to_owned();
    let mut news = Vec::new();
    while news.len() < MOST_COMPLAINTS {
        let (range, complaint) = match toml::from_str::<Config>(&text) {
            Ok(config) => match config.complaints().into_iter().next() {
                None => return Loaded { config, news }.sorted(),
                Some((option, sentence)) => {
                    let found = find(&text, &option).map(|at| whole(&text, at));
                    (found.or_else(|| guilty(&text, &option)), sentence)
                }
            },
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let range = match DeTable::parse(&text) {
                    Ok(_) => whole(&text, at),
                    Err(_) => culprit(&text, at),
                };
                tracing::debug!(message = error.message(), "the parser complains");
                let complaint = parsed(error.message(), &text[range.clone()]);
                (Some(range), complaint)
            }
        };
        let named = range.filter(|range| !text[range.clone()].trim().is_empty());
        let Some(range) = named else {
            let reason = short(&complaint);
            news.push(News::ConfigUnreadable { reason });
            let config = Config::default();
            return Loaded { config, news }.sorted();
        };
        news.push(News::ConfigLine {
            line: line_of(&text, range.start),
            complaint: short(&complaint),
        });
        blank_out(&mut text, range);
    }
    let reason = wording::TOO_MANY.into();
    news.push(News::ConfigUnreadable { reason });
    let config = Config::default();
    Loaded { config, news }.sorted()
}

/// Whose line it is that an option is wrong which the file does not set: the one without which it is right.
fn guilty(text: &str, option: &str) -> Option<Range<usize>> {
    let mut lines = statements(text).map(|start| whole(text, start));
    lines.find(|range| {
        let mut without = text.to_owned();
        blank_out(&mut without, range.clone());
        let read = toml::from_str::<Config>(&without);
        read.is_ok_and(|config| config.complaints().iter().all(|(other, _)| other != option))
    })
}

/// Where the option with this dotted path is set.
fn find(text: &str, option: &str) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let mut table = document.get_ref();
    let mut path = option;
    loop {
        // A name may have dots in it, as that of a provider.
        let (key, value) = table.iter().find(|(key, _)| {
            path.strip_prefix(&**key.get_ref())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })?;
        let rest = path.strip_prefix(&**key.get_ref())?;
        match (value.get_ref(), rest.strip_prefix('.')) {
            (DeValue::Table(inner), Some(rest)) => (table, path) = (inner, rest),
            _ => return Some(key.span().start),
        }
    }
}

fn short(complaint: &str) -> String {
    match complaint.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}….", &complaint[..at]),
        None => complaint.to_owned(),
    }
}
