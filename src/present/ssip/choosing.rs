//! In which language, and so by which voice, a message is spoken. The server's voices are asked for
//! only where a language was found in a text, and nothing is set that is set already.

use std::collections::BTreeSet;

use tokio::task::JoinHandle;

use super::{Awaited, Saying, Ssip, voice_choice};
use crate::present::engine::{Fault, Message};
use crate::present::voices;
use crate::tongue::primary;

/// The question for the voices, and the message that waits for the answer.
pub(super) type Asking = Option<(JoinHandle<BTreeSet<String>>, Option<Message>)>;

/// The language to set: the user's own in the server where it is the same one without a country.
fn in_own_accent(language: Option<String>, own: Option<&String>) -> Option<String> {
    let language = language.or_else(|| own.cloned())?;
    let of_own = own.filter(|own| primary(own).eq_ignore_ascii_case(&language));
    Some(of_own.cloned().unwrap_or(language))
}

/// The languages of the voices when they are known, and the message that waits for them.
pub(super) async fn listed(asking: &mut Asking) -> (BTreeSet<String>, Option<Message>) {
    match asking {
        Some((question, message)) => {
            // It can only fail by a panic, and then nothing is known.
            let voices = question.await.unwrap_or_default();
            (voices, message.take())
        }
        None => std::future::pending().await,
    }
}

impl Ssip {
    /// Chooses the language of a message. Whether there is a voice for a language that was only
    /// found in the text is asked on a connection of its own, at the first such text: the answer
    /// has half a megabyte.
    pub(super) async fn choose(&mut self, mut message: Message) -> std::result::Result<(), Fault> {
        if message.otherwise.is_none() {
            return self.say(message).await;
        }
        let Some(voices) = &self.voices else {
            let question = async {
                // A server that does not tell its voices speaks in the language that is certain.
                voices::languages_of_server().await.unwrap_or_default()
            };
            match &mut self.asking {
                Some((_, waiting)) => *waiting = Some(message),
                None => self.asking = Some((tokio::spawn(question), Some(message))),
            }
            return Ok(());
        };
        message.language = message.language_among(voices).map(str::to_owned);
        self.say(message).await
    }

    async fn say(&mut self, message: Message) -> std::result::Result<(), Fault> {
        let language = in_own_accent(message.language.clone(), self.own_language.as_ref());
        if language != self.language {
            if let Some(tag) = &language {
                let tag: String = tag.chars().filter(|c| c.is_ascii_graphic()).collect();
                self.command(format!("SET self LANGUAGE {tag}"), Awaited::Nothing)
                    .await?;
                // A new language chooses a new voice; the configured one is chosen over it again.
                if let Some(voice) = voice_choice(&self.settings) {
                    self.command(voice, Awaited::Nothing).await?;
                }
            }
            self.language = language;
        }
        let id = message.id;
        self.early.clear();
        self.saying = Some(Saying {
            message,
            number: None,
        });
        self.command("SPEAK".into(), Awaited::Go(id)).await
    }
}
