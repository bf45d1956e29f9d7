//! One question to the portal, from before it is asked until it is answered or taken back. The
//! answer comes as a signal, so that listening begins before asking.

use futures_util::StreamExt;
use tokio::runtime::Handle;
use zbus::message::Type as Kind;
use zbus::{Connection, MatchRule, MessageStream};

use super::{Answer, PATH, PROBE, Results, Trouble};

/// Its object at the portal, whose name is known beforehand.
const REQUEST: &str = "org.freedesktop.portal.Request";

/// A question that is taken back when it is dropped without an answer.
pub(super) struct Question {
    connection: Connection,
    owner: String,
    path: String,
    answers: MessageStream,
    answered: bool,
}

impl Question {
    /// Listens for the answer to what will be asked with this token.
    pub(super) async fn prepare(
        connection: &Connection,
        owner: &str,
        token: &str,
    ) -> zbus::Result<Self> {
        let ours = connection.unique_name().map(|name| name.as_str());
        let ours = ours.unwrap_or_default();
        let sender = ours.trim_start_matches(':').replace('.', "_");
        let path = format!("{PATH}/request/{sender}/{token}");
        let rule = MatchRule::builder()
            .msg_type(Kind::Signal)
            .sender(owner)?
            .interface(REQUEST)?
            .member("Response")?
            .path(path.as_str())?
            .build()
            .to_owned();
        let answers = MessageStream::for_match_rule(rule, connection, None).await?;
        Ok(Self {
            connection: connection.clone(),
            owner: owner.to_owned(),
            path,
            answers,
            answered: false,
        })
    }

    /// Waits for the answer, for as long as the bus lives.
    pub(super) async fn answer(&mut self) -> Result<Answer, Trouble> {
        let lost = || Trouble::Refused("the bus went away".into());
        let answer = self.answers.next().await.ok_or_else(lost)?;
        self.answered = true;
        let refused = |error: zbus::Error| Trouble::Refused(error.to_string());
        let answer = answer.map_err(refused)?;
        let (verdict, results): (u32, Results) = answer.body().deserialize().map_err(refused)?;
        Ok(match verdict {
            0 => Answer::Granted(results),
            1 => Answer::Cancelled,
            _ => Answer::Other,
        })
    }
}

impl Drop for Question {
    fn drop(&mut self) {
        if self.answered {
            return;
        }
        let (connection, owner) = (self.connection.clone(), std::mem::take(&mut self.owner));
        let path = std::mem::take(&mut self.path);
        // What is dropped cannot wait, and a question must not stay on the screen for nobody.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                let closed = connection.call_method(
                    Some(owner.as_str()),
                    path.as_str(),
                    Some(REQUEST),
                    "Close",
                    &(),
                );
                let _ = tokio::time::timeout(PROBE, closed).await;
            });
        }
    }
}
