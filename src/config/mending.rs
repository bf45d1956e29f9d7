//! Reads a file with mistakes in it: a line that is wrong is left out and named, the rest holds.

use std::ops::Range;

use super::{Config, Loaded};
use crate::event::News;

/// More wrong lines than this are not a typing mistake; the defaults are used.
const MOST_COMPLAINTS: usize = 100;

/// Reads a configuration from its text, leaving out and naming what is wrong.
pub fn read(text: &str) -> Loaded {
    let mut text = text.to_owned();
    let mut news = Vec::new();
    while news.len() < MOST_COMPLAINTS {
        let (at, complaint) = match toml::from_str::<Config>(&text) {
            Ok(config) => match config.complaints().into_iter().next() {
                None => return Loaded { config, news },
                Some((option, sentence)) => match find(&text, &option) {
                    Some(at) => (at, sentence),
                    // A complaint about a default: it comes from another line, already left out.
                    None => {
                        return Loaded {
                            config: Config::default(),
                            news: with(news, &option, &sentence),
                        };
                    }
                },
            },
            Err(error) => (
                error.span().map_or(0, |span| span.start),
                plain(error.message()),
            ),
        };
        let (line, range) = blanked(&text, at);
        if text[range.clone()].trim().is_empty() {
            break;
        }
        news.push(News::ConfigLine { line, complaint });
        // Line breaks stay, so that later complaints name the lines of the file.
        let blank: String = text[range.clone()]
            .chars()
            .filter(|character| *character == '\n')
            .collect();
        text.replace_range(range, &blank);
    }
    let reason = "it has too many mistakes. Compare it with the documented example.".to_owned();
    news.push(News::ConfigUnreadable { reason });
    Loaded {
        config: Config::default(),
        news,
    }
}

fn with(mut news: Vec<News>, option: &str, sentence: &str) -> Vec<News> {
    news.push(News::ConfigUnreadable {
        reason: format!("{option}: {sentence}"),
    });
    news
}

/// The number of the line at `at` and what must go with it: a table goes as a whole, since its
/// options would otherwise fall to the table before it.
fn blanked(text: &str, at: usize) -> (usize, Range<usize>) {
    let at = at.min(text.len());
    let line = text[..at].matches('\n').count() + 1;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut end = text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length);
    if text[start..end].trim_start().starts_with('[') {
        while end < text.len() {
            let next = text[end + 1..]
                .find('\n')
                .map_or(text.len(), |length| end + 1 + length);
            if text[end + 1..next].trim_start().starts_with('[') {
                break;
            }
            end = next;
        }
    }
    (line, start..end)
}

/// Where the option with this dotted path is set.
fn find(text: &str, option: &str) -> Option<usize> {
    let document = toml::de::DeTable::parse(text).ok()?;
    let mut table = document.get_ref();
    let mut parts = option.split('.').peekable();
    while let Some(part) = parts.next() {
        let (key, value) = table.iter().find(|(key, _)| key.get_ref() == part)?;
        match value.get_ref() {
            toml::de::DeValue::Table(inner) if parts.peek().is_some() => table = inner,
            _ => return Some(key.span().start),
        }
    }
    None
}

/// A parser's message as one spoken sentence.
fn plain(message: &str) -> String {
    let message = message.trim().replace('\n', ", ").replace('`', "");
    if message.ends_with('.') {
        message
    } else {
        format!("{message}.")
    }
}
