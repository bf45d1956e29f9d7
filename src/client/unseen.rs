//! What a key does that the desktop has bound to a command. Nobody sees what is printed then, so that
//! whatever goes wrong is sounded and spoken as well, by this process where no daemon does it.

use std::process::ExitCode;
use std::slice;
use std::time::Duration;

use futures_util::future::join;
use tokio::time::timeout;

use super::{FAILED, MISUNDERSTOOD, NO_DAEMON, Style, alone, complain, unknown_mode};
use crate::event::Inbox;
use crate::listen::socket::{self, Unreachable};
use crate::request::{Command, Request};
use crate::utterance::{Cue, Tone, Utterance};
use crate::{config, present, wording};

/// What one sentence may take to be spoken: the slowest voice needs half of it, and a speech server that
/// hangs is left after its own limit.
const SAYING: Duration = Duration::from_secs(30);

/// A daemon takes a press within a millisecond or two. One that needs longer than this is busy or hangs,
/// and whoever pressed would soon take the silence for a key that was not heard.
const AT_ONCE: Duration = Duration::from_millis(150);

/// Has the daemon do what a key does, and waits only until it has taken that. Where no daemon takes
/// it, a look is carried out here, since whoever pressed a key must hear something.
pub async fn press(command: Command) -> ExitCode {
    match (heard_at_once(given(command.clone())).await, command) {
        (Ok(()), _) => ExitCode::SUCCESS,
        (Err(_), Command::Describe(request)) => look(request).await,
        (Err(unreachable), _) => {
            sound_out(&unreachable.to_string()).await;
            ExitCode::from(match unreachable {
                Unreachable::NoDaemon => NO_DAEMON,
                _ => FAILED,
            })
        }
    }
}

/// Waits for the daemon, and acknowledges the press here where it takes its time: one that hangs is waited
/// for much longer than anybody hears nothing gladly.
async fn heard_at_once(
    given: impl Future<Output = Result<(), Unreachable>>,
) -> Result<(), Unreachable> {
    let mut given = std::pin::pin!(given);
    if let Ok(done) = timeout(AT_ONCE, &mut given).await {
        return done;
    }
    let settings = config::load().config.speech;
    let sound = present::probe::sound(&settings, Cue::Acknowledge);
    join(given, sound).await.0
}

/// Looks without the daemon.
async fn look(request: Request) -> ExitCode {
    if let Some(failure) = unknown_mode(slice::from_ref(&request)) {
        return misunderstood(&wording::failure(&failure)).await;
    }
    ExitCode::from(alone(request, Style::Plain).await)
}

async fn given(command: Command) -> Result<(), Unreachable> {
    let path = socket::path().map_err(|why| Unreachable::Trouble(why.to_string()))?;
    let mut client = socket::connect(&path).await?;
    client.press(command).await.map(drop)
}

/// Says of a key that it is bound to nothing that Aloud knows.
pub async fn misunderstood(sentence: &str) -> ExitCode {
    sound_out(sentence).await;
    ExitCode::from(MISUNDERSTOOD)
}

/// Prints a sentence, sounds that something is wrong, and speaks it to its end.
async fn sound_out(sentence: &str) {
    complain(sentence);
    let settings = config::load().config.speech;
    let (inbox, _events) = Inbox::open();
    // The voice opens meanwhile, and does not speak over the sound.
    let mut presenter = present::open(&settings, inbox);
    present::probe::sound(&settings, Cue::Error).await;
    presenter.present(&Utterance::new(Tone::Alert, sentence));
    if timeout(SAYING, presenter.finish()).await.is_err() {
        tracing::warn!("the sentence was not spoken to its end");
    }
}
