//! In which language, and so by which voice, a message is spoken. The server's voices are asked for
//! only where a language was found in a text or is not the server's own, and nothing is set that is
//! set already.

use std::collections::BTreeSet;

use tokio::task::JoinHandle;

use super::{Awaited, Saying, Ssip, voice_choice};
use crate::present::engine::{Fault, Message, Report};
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

/// The question, on a connection of its own: the answer has half a megabyte.
fn ask(waiting: Option<Message>) -> Asking {
    let question = async {
        // A server that does not tell its voices speaks in the language that is certain.
        voices::languages_of_server().await.unwrap_or_default()
    };
    Some((tokio::spawn(question), waiting))
}

impl Ssip {
    /// Chooses the language of a message. Whether there is a voice for a language that was only
    /// found in the text is asked at the first such text.
    pub(super) async fn choose(&mut self, mut message: Message) -> std::result::Result<(), Fault> {
        if let Some((_, waiting)) = &mut self.asking {
            // The server answers nothing else meanwhile.
            *waiting = Some(message);
            return Ok(());
        }
        match &self.voices {
            Some(voices) => {
                self.tell(message.lacks(voices));
                // Where the language is certain the server chooses among what it has.
                if let Some(language) = message.language_among(voices) {
                    message.language = Some(language.to_owned());
                }
            }
            None if message.otherwise.is_some() => {
                self.asking = ask(Some(message));
                return Ok(());
            }
            None if self.is_foreign(&message) => self.unsure = Some(message.clone()),
            None => {}
        }
        self.say(message).await
    }

    /// Whether a message is in another language than the server's own; what is not known is not.
    fn is_foreign(&self, message: &Message) -> bool {
        let own = self.own_language.as_deref().map(primary);
        let language = message.language.as_deref().map(primary);
        own.zip(language)
            .is_some_and(|(own, language)| !own.eq_ignore_ascii_case(language))
    }

    /// Asks for the voices behind a message whose language may have none. While it was spoken, the
    /// question would have kept the server from silencing it.
    pub(super) fn wonder(&mut self) {
        if self.unsure.is_some() && self.voices.is_none() && self.asking.is_none() {
            self.asking = ask(None);
        }
    }

    /// The languages of the voices are known.
    pub(super) fn know(&mut self, voices: BTreeSet<String>) {
        let unsure = self.unsure.take();
        self.tell(unsure.and_then(|message| message.lacks(&voices)));
        (self.voices, self.asking) = (Some(voices), None);
    }

    fn tell(&self, lacking: Option<String>) {
        // A voice that is configured speaks everything.
        if let Some(language) = lacking.filter(|_| self.settings.voice.is_empty()) {
            self.post.report(Report::Voiceless(language));
        }
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
