//! Changes one option of the configuration from the command line. A value that would not hold is
//! refused with the reason, and the file stays as it was.

use crate::client;
use crate::config::change::Change;
use crate::event::News;
use crate::request::Command;
use crate::wording::setup as wording;

/// Sets an option, such as speech.rate, and has a daemon that runs take it up; what is said about it.
///
/// # Errors
/// Why it is not set, as a sentence.
pub(super) async fn set(option: &str, value: &str) -> Result<String, String> {
    let path: Vec<_> = option.split('.').collect();
    let mut change = Change::begin()?;
    let before = change.meaning().news;
    // What is no number, list or truth value is a text, which need not be quoted.
    let meant = value
        .parse()
        .unwrap_or_else(|_| toml_edit::Value::from(value));
    change.set(&path, meant)?;
    let after = change.meaning().news;
    if let Some(refusal) = after.iter().find_map(|news| complaint(news, &before)) {
        return Err(wording::not_set(option, &refusal));
    }
    finish(&change).await?;
    Ok(wording::set(option, value))
}

/// Takes an option out of the file, so that its default holds; what is said about it.
///
/// # Errors
/// Why it cannot be done, as a sentence.
pub(super) async fn unset(option: &str) -> Result<String, String> {
    let path: Vec<_> = option.split('.').collect();
    let mut change = Change::begin()?;
    change.unset(&path);
    finish(&change).await?;
    Ok(wording::unset(option))
}

async fn finish(change: &Change) -> Result<(), String> {
    change.write()?;
    // Without a daemon the next one reads it.
    client::tell(Command::Reload).await;
    Ok(())
}

/// What is wrong now that was not wrong before; where it stood may have moved.
fn complaint(news: &News, before: &[News]) -> Option<String> {
    let words = |news: &News| match news {
        News::ConfigLine { complaint, .. } => Some(complaint.clone()),
        News::ConfigUnreadable { reason } => Some(reason.clone()),
        _ => None,
    };
    let said = words(news)?;
    let known = before.iter().any(|old| words(old).as_ref() == Some(&said));
    (!known).then_some(said)
}
