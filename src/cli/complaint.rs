//! What is wrong with a command line, as one sentence.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the arguments as one sentence, with the command that helps; none where help
/// or the version was asked for.
pub fn complaint(error: &clap::Error) -> Option<String> {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => listed(words, "and"),
        _ => String::new(),
    };
    let wrong = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => {
            format!(
                "There is no command {}",
                word(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "A command is missing".into()
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = word(ContextKind::InvalidArg).replace(['<', '>'], "");
            format!("The {} is missing", missing.to_lowercase())
        }
        ErrorKind::UnknownArgument => {
            format!("{} is not understood here", word(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => {
            let option = word(ContextKind::InvalidArg);
            let option = option.split(' ').next().unwrap_or_default();
            let possible = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(values)) if !values.is_empty() => {
                    format!(": {}", listed(values, "or"))
                }
                _ => String::new(),
            };
            match word(ContextKind::InvalidValue).as_str() {
                "" => format!("{option} needs a value{possible}"),
                value => format!("{value} is not a value of {option}; use one of these{possible}"),
            }
        }
        _ => {
            let message = error.to_string();
            let first = message.lines().next().unwrap_or_default();
            let first = first.strip_prefix("error: ").unwrap_or(first);
            first.trim_end_matches('.').to_owned()
        }
    };
    Some(format!("{wrong}. For help: {} --help.", asked(error)))
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

/// Words in a row, as they are said.
fn listed(words: &[String], last: &str) -> String {
    match words {
        [others @ .., word] if !others.is_empty() => {
            format!("{} {last} {word}", others.join(", "))
        }
        words => words.concat(),
    }
}
