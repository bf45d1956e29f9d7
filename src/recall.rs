//! The history on the command line: told, searched and deleted. It works without the daemon, and
//! beside it; only text is there, and nothing is sent anywhere.

use std::process::ExitCode;

use crate::client::{self, Style, complain, write};
use crate::failure::Unkept;
use crate::keep::{Said, Settings, Store};
use crate::{config, keep, wording};

/// Tells the answers that hold all words of the search, the newest first.
pub fn tell(search: &str, style: Style) -> ExitCode {
    let settings = config::load().config.history;
    let said = match read(&settings) {
        Ok(said) => said,
        Err(fault) => return failed(&wording::unreadable(fault)),
    };
    if said.is_empty() {
        let sentence = match settings.keep {
            true => wording::HISTORY_EMPTY,
            false => wording::HISTORY_OFF,
        };
        complain(&sentence.to_string());
        return ExitCode::SUCCESS;
    }
    let found: Vec<_> = said.iter().filter(|said| said.holds(search)).collect();
    if found.is_empty() {
        return failed(&wording::NOT_IN_HISTORY.to_string());
    }
    for said in found {
        write(&match style {
            Style::Plain => plain(said),
            Style::Json => client::json(said),
        });
    }
    ExitCode::SUCCESS
}

/// Deletes all that is kept.
pub fn forget() -> ExitCode {
    let erased = match keep::folder() {
        Some(folder) => match Store::find(&folder) {
            Ok(Some(mut store)) => store.erase(),
            Ok(None) => Ok(()),
            Err(fault) => Err(fault),
        },
        None => Err(Unkept::NoFolder),
    };
    match erased {
        Ok(()) => {
            write(&format!("{}\n", wording::ERASED));
            ExitCode::SUCCESS
        }
        Err(fault) => {
            complain(&wording::NOT_ERASED.to_string());
            failed(&wording::unreadable(fault))
        }
    }
}

/// The answers within the limits; what is beyond them is dropped, since an idle daemon may not have
/// done so yet.
fn read(settings: &Settings) -> Result<Vec<Said>, Unkept> {
    let folder = keep::folder().ok_or(Unkept::NoFolder)?;
    let Some(mut store) = Store::find(&folder)? else {
        return Ok(Vec::new());
    };
    if store.replaced() {
        complain(&wording::HISTORY_REPLACED.to_string());
    }
    if let Err(fault) = store.tidy(settings) {
        // What cannot be dropped is not told either.
        tracing::debug!(?fault, "the history cannot be tidied");
    }
    store.read(settings)
}

/// An answer as a paragraph.
fn plain(said: &Said) -> String {
    let heading = wording::heading(&said.local, &said.subject, &said.provider);
    let question = said.question.iter().map(|asked| format!("{asked}\n"));
    let question: String = question.collect();
    format!("{heading}\n{question}{}\n\n", said.text)
}

fn failed(sentence: &str) -> ExitCode {
    complain(sentence);
    ExitCode::from(client::FAILED)
}
