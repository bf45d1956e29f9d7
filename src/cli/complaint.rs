//! What is wrong with a command line, as one sentence.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::wording::usage;

/// What is wrong with the arguments as one sentence, with the command that helps; none where help
/// or the version was asked for.
pub fn complaint(error: &clap::Error) -> Option<String> {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => usage::all_of(words),
        _ => String::new(),
    };
    let help = asked(error);
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => {
            usage::no_command(&word(ContextKind::InvalidSubcommand), &help)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            usage::missing_command(&help)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = word(ContextKind::InvalidArg).replace(['<', '>'], "");
            usage::missing(&missing.to_lowercase(), &help)
        }
        ErrorKind::UnknownArgument => usage::unknown(&word(ContextKind::InvalidArg), &help),
        ErrorKind::InvalidValue => {
            let option = word(ContextKind::InvalidArg);
            let option = option.split(' ').next().unwrap_or_default();
            let known = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(values)) if !values.is_empty() => usage::one_of(values),
                _ => String::new(),
            };
            match word(ContextKind::InvalidValue).as_str() {
                "" => usage::needs_value(option, &known, &help),
                value => usage::no_value(value, option, &known, &help),
            }
        }
        _ => {
            let message = error.to_string();
            let first = message.lines().next().unwrap_or_default();
            let first = first.strip_prefix("error: ").unwrap_or(first);
            usage::other(first.trim_end_matches('.'), &help)
        }
    })
}

/// The command whose help tells what would be right, from the usage that the error shows.
fn asked(error: &clap::Error) -> String {
    let shown = error.to_string();
    let usage = shown.lines().find_map(|line| line.strip_prefix("Usage: "));
    let command: Vec<_> = usage
        .unwrap_or("aloud")
        .split_whitespace()
        .take_while(|word| word.chars().all(|letter| letter.is_ascii_lowercase()))
        .collect();
    command.join(" ")
}
