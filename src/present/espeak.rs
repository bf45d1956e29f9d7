//! Speech by the `espeak-ng` program, one process for each message: needs no speech server, and
//! being silent is ending the process. Text goes in on standard input, never as an argument.

use std::collections::BTreeSet;
use std::io::Result;
use std::process::Stdio;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::engine::{Engine, Fault, Message, Order, Post, Report};
use super::{Settings, voices};

/// The program lists its voices in 10 ms; a machine under load gets a hundred times that.
const LIST: Duration = Duration::from_secs(1);

/// The fastest speech has 80 letters in a second; a text that ends several times as quickly was not
/// spoken, because the program ends well also without a sound server.
const LETTER: Duration = Duration::from_millis(4);
/// Fewer letters than these tell nothing.
const LETTERS: usize = 20;

/// Finds out whether the program can be used.
pub(super) fn open(settings: Settings) -> BoxFuture<'static, std::result::Result<Engine, String>> {
    Box::pin(async move {
        let languages = match timeout(LIST, voices::languages_of_espeak()).await {
            Ok(Ok(languages)) => languages,
            Ok(Err(error)) => return Err(error.to_string()),
            Err(_) => return Err("espeak-ng hangs".into()),
        };
        let (engine, post) = Engine::pair();
        tokio::spawn(run(settings, languages, post));
        Ok(engine)
    })
}

async fn run(settings: Settings, languages: BTreeSet<String>, mut post: Post) {
    let mut saying: Option<(Message, Child, Instant)> = None;
    loop {
        let order = match &mut saying {
            None => post.orders.recv().await,
            Some((message, child, begun)) => tokio::select! {
                order = post.orders.recv() => order,
                ended = child.wait() => {
                    post.report(match ended {
                        Ok(status) if status.success() && is_heard(&message.text, begun.elapsed()) => {
                            Report::Ended(message.id)
                        }
                        Ok(status) if status.success() => {
                            Report::Broken(Fault::Mute("espeak-ng makes no sound".into()))
                        }
                        Ok(status) => Report::Broken(Fault::Mute(format!("espeak-ng: {status}"))),
                        Err(error) => Report::Broken(Fault::Mute(error.to_string())),
                    });
                    saying = None;
                    continue;
                }
            },
        };
        // Dropping the process ends it.
        saying = None;
        match order {
            None => break,
            Some(Order::Hush | Order::Probe) => {}
            Some(Order::Say(message)) => {
                // A voice that is configured speaks everything.
                let lacking = message
                    .lacks(&languages)
                    .filter(|_| settings.voice.is_empty());
                if let Some(language) = lacking {
                    post.report(Report::Voiceless(language));
                }
                match start(&settings, &languages, &message).await {
                    Ok(child) => {
                        post.report(Report::Begun(message.id));
                        saying = Some((message, child, Instant::now()));
                    }
                    Err(error) => post.report(Report::Broken(Fault::Mute(error.to_string()))),
                }
            }
        }
    }
}

/// Whether this text can have been spoken in this time.
fn is_heard(text: &str, took: Duration) -> bool {
    let letters = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .count();
    letters < LETTERS || took > LETTER * u32::try_from(letters).unwrap_or(u32::MAX)
}

async fn start(
    settings: &Settings,
    languages: &BTreeSet<String>,
    message: &Message,
) -> Result<Child> {
    let mut child = program()
        .args(arguments(settings, message.language_among(languages)))
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        // Two square brackets would begin phonemes. A message fits into the pipe.
        let text = message.text.replace("[[", "[ [");
        pipe.write_all(text.as_bytes()).await?;
    }
    Ok(child)
}

fn program() -> Command {
    let mut program = Command::new("espeak-ng");
    program
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    program
}

/// The scales of the program, with its own defaults in the middle of ours.
fn arguments(settings: &Settings, language: Option<&str>) -> Vec<String> {
    let mut arguments: Vec<String> = ["-b", "1", "--stdin"].map(String::from).to_vec();
    let scale = |value: i8, low: i32, middle: i32, high: i32| {
        let value = i32::from(value).clamp(-100, 100);
        let span = if value < 0 {
            middle - low
        } else {
            high - middle
        };
        (middle + value * span / 100).to_string()
    };
    for (value, option, scaled) in [
        // The same words per minute as the speech server's own espeak-ng.
        (settings.rate, "-s", scale(settings.rate, 80, 175, 450)),
        (settings.pitch, "-p", scale(settings.pitch, 0, 50, 99)),
        (settings.volume, "-a", scale(settings.volume, 0, 100, 200)),
    ] {
        if value != 0 {
            arguments.extend([option.to_owned(), scaled]);
        }
    }
    // An unknown voice would be silence, so only the language is asked for, in its short form.
    let main = language.and_then(|tag| tag.split(['-', '_']).next());
    if let Some(tag) =
        main.filter(|tag| tag.len() <= 3 && tag.chars().all(|c| c.is_ascii_alphabetic()))
    {
        arguments.extend(["-v".to_owned(), tag.to_ascii_lowercase()]);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_become_the_scales_of_the_program() {
        let settings = Settings {
            rate: 100,
            pitch: -100,
            volume: 50,
            ..Settings::default()
        };
        let given = arguments(&settings, Some("de-AT")).join(" ");
        assert_eq!(given, "-b 1 --stdin -s 450 -p 0 -a 150 -v de");
        let own = arguments(&Settings::default(), Some("; rm")).join(" ");
        assert_eq!(own, "-b 1 --stdin");
    }
}
