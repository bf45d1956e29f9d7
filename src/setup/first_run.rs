//! The set-up: questions in their order, and what is done about the answers when all are given.
//! Nothing is changed before the last question is answered.

use std::process::ExitCode;

use super::dialogue::{Dialogue, Left};
use super::{answers::Answers, desktop, hearing, provider};
use crate::client::{self, Style, complain};
use crate::config::{self, Config, change::Change};
use crate::describe::key::Places;
use crate::request::{Command, Request};
use crate::wording::setup as wording;
use crate::{autostart, consent, shortcuts, wording as sentences};

/// Leads a person through the first run.
pub async fn first_run() -> ExitCode {
    let config = config::load().config;
    // A file that cannot be changed is better known before the questions than behind them.
    if let Err(sentence) = Change::begin() {
        complain(&sentence);
        return ExitCode::from(client::FAILED);
    }
    let mut dialogue = Dialogue::open(&config.speech);
    let answers = tokio::select! {
        answers = questions(&mut dialogue, &config) => answers,
        _ = tokio::signal::ctrl_c() => Err(Left),
    };
    let answers = match answers {
        Ok(Some(answers)) => answers,
        Ok(None) | Err(Left) => {
            client::write("\n");
            dialogue.hush();
            dialogue.say(wording::LEFT);
            dialogue.finish().await;
            return ExitCode::from(client::PARTIAL);
        }
    };
    let told = save(&mut dialogue, &config, answers.clone()).await;
    if let Err(sentence) = told {
        complain(&sentence);
        dialogue.say(&sentence);
        dialogue.finish().await;
        return ExitCode::from(client::FAILED);
    }
    let ended = tokio::select! {
        ended = ending(&mut dialogue, &answers) => ended,
        _ = tokio::signal::ctrl_c() => Err(Left),
    };
    // Everything is saved, whether the first description was wanted or went well.
    let _: Result<(), Left> = ended;
    ExitCode::SUCCESS
}

/// All questions; nothing where the answers are not to be saved.
async fn questions(dialogue: &mut Dialogue, config: &Config) -> Result<Option<Answers>, Left> {
    let mut answers = Answers::of(config);
    hearing::ask(dialogue, &mut answers).await?;
    provider::ask(dialogue, config, &mut answers).await?;
    desktop::ask(dialogue, &mut answers).await?;
    Ok(dialogue.yes(wording::SAVE).await?.then_some(answers))
}

/// Does what was answered: the key, the configuration, the start at login, the daemon.
async fn save(
    dialogue: &mut Dialogue,
    before: &Config,
    mut answers: Answers,
) -> Result<(), String> {
    if let Some((provider, key)) = answers.key.take() {
        let stored = Places::default().store(&provider, key).await;
        let place = stored.map_err(|failure| sentences::failure(&failure))?;
        dialogue.say(super::key_stored(&provider, &place));
    }
    let mut change = Change::begin()?;
    answers.write(before, &mut change)?;
    change.write()?;
    dialogue.say(wording::SAVED);
    if let Some(login) = answers.login {
        // What is said about it is printed whole and spoken without its command lines.
        match login {
            true => autostart::enable().await?,
            false => autostart::disable().await?,
        };
    }
    if answers.line {
        dialogue.say(&autostart::write_line().await?);
    }
    if answers.seen {
        dialogue.say(&consent::allow().await?);
    }
    if answers.bound {
        dialogue.say(&shortcuts::add(&answers.keys).await?);
    }
    match client::tell(Command::Reload).await {
        true => {}
        false if answers.login == Some(true) => {
            dialogue.say(match start().await {
                true => wording::STARTS,
                false => wording::STARTS_NOT,
            });
        }
        false => {}
    }
    Ok(())
}

/// Starts the daemon, by the service manager where there is one.
async fn start() -> bool {
    match autostart::now().await {
        Ok(Some(_)) => true,
        Ok(None) => client::start_daemon().await,
        Err(sentence) => {
            complain(&sentence);
            false
        }
    }
}

/// The last words, then the first description: whatever came behind it would cut it off, since the
/// daemon that speaks it is another program.
async fn ending(dialogue: &mut Dialogue, answers: &Answers) -> Result<(), Left> {
    dialogue.say(wording::done(&answers.keys.screen.replace('+', " ")));
    let wanted = dialogue.yes(wording::FIRST).await?;
    dialogue.finish().await;
    if wanted {
        // What went wrong is told by it.
        let _ = client::describe(vec![Request::default()], Style::Plain).await;
    }
    Ok(())
}
