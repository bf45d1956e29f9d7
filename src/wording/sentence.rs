//! Finds a sentence by its name in the language of the moment. The texts stand in one Fluent file
//! per language beside this one; a language is read when its first sentence is said.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::tongue::Tongue;

/// A sentence without anything to be filled in, said in the language of the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence(pub(crate) &'static str);

impl From<Sentence> for String {
    fn from(sentence: Sentence) -> Self {
        said(sentence.0, &[])
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&String::from(*self))
    }
}

/// Says the sentence of that name, with what is filled in: `say!("key-refused", provider)`, or
/// `say!("more-lines", count = left)`.
macro_rules! say {
    ($name:literal $(, $argument:ident $(= $value:expr)?)* $(,)?) => {
        $crate::wording::sentence::said(
            $name,
            &[$((stringify!($argument), $crate::wording::sentence::argument!($argument $(, $value)?))),*],
        )
    };
}
pub(crate) use say;

/// The value of an argument, which has its name unless it is given.
macro_rules! argument {
    ($argument:ident) => {
        fluent_bundle::FluentValue::from($argument)
    };
    ($argument:ident, $value:expr) => {
        fluent_bundle::FluentValue::from($value)
    };
}
pub(crate) use argument;

/// A [`Sentence`] by its name.
macro_rules! sentence {
    ($name:literal) => {
        $crate::wording::Sentence($name)
    };
}
pub(crate) use sentence;

/// Says one word of a family whose names begin alike: `word!("role-", key)`.
macro_rules! word {
    ($family:literal, $key:expr) => {
        $crate::wording::sentence::said(&format!(concat!($family, "{}"), $key), &[])
    };
}
pub(crate) use word;

/// The sentence of that name in the language of the moment. A test holds every name to every
/// language, so that only English can be left where one is missing all the same.
pub(crate) fn said(name: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let spoken = found(Tongue::current(), name, arguments);
    let spoken = spoken.or_else(|| found(Tongue::English, name, arguments));
    spoken.unwrap_or_else(|| {
        tracing::error!(name, "there is no such sentence");
        name.replace('-', " ")
    })
}

fn found(
    tongue: Tongue,
    name: &str,
    arguments: &[(&'static str, FluentValue<'_>)],
) -> Option<String> {
    let book = book(tongue);
    let pattern = book.get_message(name)?.value()?;
    let mut filled = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        filled.set(*name, value.clone());
    }
    let mut faults = Vec::new();
    let text = book.format_pattern(pattern, Some(&filled), &mut faults);
    for fault in &faults {
        tracing::error!(name, %fault, "the sentence is not whole");
    }
    Some(text.into_owned())
}

/// The sentences of a language.
fn book(tongue: Tongue) -> &'static FluentBundle<FluentResource> {
    static BOOKS: [OnceLock<FluentBundle<FluentResource>>; Tongue::ALL.len()] =
        [const { OnceLock::new() }; Tongue::ALL.len()];
    let place = Tongue::ALL.iter().position(|other| *other == tongue);
    BOOKS[place.unwrap_or_default()].get_or_init(|| {
        let language: LanguageIdentifier = tongue.tag().parse().unwrap_or_default();
        let mut book = FluentBundle::new_concurrent(vec![language]);
        // The marks around what is filled in are for the eye; some voices read them out.
        book.set_use_isolating(false);
        // What cannot be read is left out, and a test finds it.
        let text =
            FluentResource::try_new(source(tongue).to_owned()).unwrap_or_else(|(rest, _)| rest);
        if book.add_resource(text).is_err() {
            tracing::error!(?tongue, "a sentence stands there twice");
        }
        book
    })
}

/// The text of a language's file.
pub fn source(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => include_str!("en.ftl"),
        Tongue::German => include_str!("de.ftl"),
        Tongue::French => include_str!("fr.ftl"),
        Tongue::Spanish => include_str!("es.ftl"),
    }
}
