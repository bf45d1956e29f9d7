//! The value of `--mode`: Aloud's own modes are listed and completed, and every other name may be
//! one of the person's own, which only the configuration knows.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::request::Mode;

/// Aloud's own modes, as the help tells of them.
const LISTED: [(&str, &str); Mode::BUILT_IN.len()] = [
    ("auto", "Chosen by the picture and what it shows"),
    ("text", "Read everything, exactly"),
    ("ui", "The controls and what can be done"),
    ("photo", "A photo: subject, action, setting"),
    ("chart", "A chart: the data"),
    ("alt", "One alt text for publishing; it is copied"),
];

/// Takes any name.
#[derive(Clone)]
pub(super) struct ModeName;

impl TypedValueParser for ModeName {
    type Value = Mode;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Mode, Error> {
        Ok(Mode::of(&value.to_string_lossy()))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |(name, help)| PossibleValue::new(name).help(help);
        Some(Box::new(LISTED.into_iter().map(value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_modes_are_listed_in_their_order() {
        let names = Mode::BUILT_IN.map(|mode| mode.name().to_owned());
        assert_eq!(names, LISTED.map(|(name, _)| name.to_owned()));
    }
}
