//! The voices there are: those of the user's speech server, else those of `espeak-ng`. Only asked
//! for when somebody wants to know, because the question halts the speech server for a moment.

use std::collections::BTreeSet;
use std::io::{Error, Result};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::time::timeout;

use super::server::{connect, read_reply};
use crate::event::{Event, Inbox, News};
use crate::tongue::primary;

/// The list takes 0.1 to 0.3 s, and up to 6 s on a machine with ten times more to do than it can.
const LIST: Duration = Duration::from_secs(8);

/// A voice that can be named in the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The name for the configuration.
    pub name: String,
    /// The language as the engine writes it.
    pub language: String,
    /// What sets it apart from others of its language; empty when nothing does.
    pub variant: String,
    /// Which of our engines speaks with it.
    pub engine: &'static str,
}

/// The voices of the user's speech server.
pub(super) async fn of_server() -> Result<Vec<Voice>> {
    timeout(LIST, async {
        let (mut reading, mut writing) = connect().await?;
        writing
            .write_all(
                b"SET self CLIENT_NAME user:aloud:voices\r\nLIST SYNTHESIS_VOICES\r\nQUIT\r\n",
            )
            .await?;
        read_reply(&mut reading).await?;
        let reply = read_reply(&mut reading).await?;
        if !reply.is_good() {
            return Err(Error::other(format!("no voices: {}", reply.code)));
        }
        Ok(reply.lines.iter().map(|line| from_server(line)).collect())
    })
    .await?
}

/// The languages that the voices of the user's speech server speak, by their tags without country.
pub(super) async fn languages_of_server() -> Result<BTreeSet<String>> {
    let voices = of_server().await?;
    let tags = voices.iter().map(|voice| primary(&voice.language));
    Ok(tags.map(str::to_ascii_lowercase).collect())
}

/// The languages that `espeak-ng` speaks, by all tags it knows them by, without country.
pub(super) async fn languages_of_espeak() -> Result<BTreeSet<String>> {
    let table = espeak_table().await?;
    Ok(table.lines().skip(1).flat_map(tags_of_row).collect())
}

/// Reports a configured voice that the server does not have.
pub(super) async fn report_missing(voice: String, inbox: Inbox) {
    match of_server().await {
        Ok(voices) if voices.iter().any(|known| known.name == voice) => {}
        Ok(_) => inbox.put(Event::News(News::VoiceMissing { voice })),
        Err(error) => tracing::debug!(%error, "the voice cannot be checked"),
    }
}

fn from_server(line: &str) -> Voice {
    let mut fields = line.split('\t').map(str::trim);
    let mut field = || fields.next().unwrap_or_default().to_owned();
    let (name, language, variant) = (field(), field(), field());
    Voice {
        name,
        language,
        variant: if variant == "none" {
            String::new()
        } else {
            variant
        },
        engine: "ssip",
    }
}

/// The languages of the `espeak-ng` program.
pub(super) async fn of_espeak() -> Result<Vec<Voice>> {
    let table = espeak_table().await?;
    Ok(table.lines().skip(1).filter_map(from_espeak).collect())
}

async fn espeak_table() -> Result<String> {
    let asked = Command::new("espeak-ng")
        .arg("--voices")
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let listed = timeout(LIST, asked).await??;
    match listed.status.success() {
        true => Ok(String::from_utf8_lossy(&listed.stdout).into_owned()),
        false => Err(Error::other(format!("espeak-ng: {}", listed.status))),
    }
}

/// The tag of a row, and those behind its columns: "(en-uk 2)(en 3)".
fn tags_of_row(row: &str) -> Vec<String> {
    let own = row.split_whitespace().nth(1);
    let further = row.split('(').skip(1);
    let further = further.filter_map(|part| part.split_whitespace().next());
    own.into_iter()
        .chain(further)
        .map(|tag| primary(tag).to_ascii_lowercase())
        .collect()
}

/// A row of priority, language, age and gender, name, file.
fn from_espeak(row: &str) -> Option<Voice> {
    let mut columns = row.split_whitespace().skip(1);
    let language = columns.next()?.to_owned();
    let name = columns.nth(1)?.replace('_', " ");
    Some(Voice {
        name,
        language,
        variant: String::new(),
        engine: "espeak-ng",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_are_understood() {
        let voice = from_server("English (America)+Andrea\ten-US\tAndrea");
        assert_eq!(
            (voice.language.as_str(), voice.variant.as_str()),
            ("en-US", "Andrea")
        );
        assert_eq!(from_server("German\tde\tnone").variant, "");
        let voice = from_espeak(" 5  de              --/M      German             gmw/de");
        assert_eq!(voice.map(|v| v.name), Some("German".into()));
        let row = " 5  cmn             --/M      Chinese_(Mandarin) sit/cmn  (zh-cmn 5)(zh 5)";
        let tags = tags_of_row(row);
        assert!(
            ["cmn", "zh"]
                .iter()
                .all(|tag| tags.iter().any(|t| t == tag))
        );
    }
}
