//! The questions about the desktop: the keys and who has taken them, the permission to see the screen,
//! the tray, the start at login.

use super::answers::{Answers, with_key};
use super::dialogue::{Dialogue, Left};
use crate::event::News;
use crate::listen::{self, probe::Giver};
use crate::wording::{self as sentences, setup as wording};
use crate::{autostart, client, consent, shortcuts};

/// As many taken keys are asked about; each answer may be taken as well.
const ROUNDS: usize = 20;

/// Asks about keys, the permission to see the screen, tray and login.
pub(super) async fn ask(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<(), Left> {
    keys(dialogue, answers).await?;
    if let Some(question) = consent::question().await {
        answers.seen = dialogue.agrees(&question).await?;
        if !answers.seen {
            dialogue.say(sentences::permission::NOT_GIVEN);
        }
    }
    answers.tray = dialogue.yes(wording::TRAY).await?;
    let login = dialogue.yes(wording::LOGIN).await?;
    answers.login = Some(login);
    if login && let Some(question) = autostart::question().await {
        answers.line = dialogue
            .yes(sentences::tiling::enter_is_yes(&question))
            .await?;
    }
    Ok(())
}

async fn keys(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<(), Left> {
    screen_key(dialogue, answers).await?;
    match listen::probe::giver().await {
        Giver::Ourselves => {}
        // To ask for them now would open a window that the next question covers.
        Giver::Portal => {
            dialogue.say(sentences::tiling::KEYS_FROM_PORTAL);
            return Ok(());
        }
        Giver::Nobody => {
            match shortcuts::question().await {
                Some(question) => {
                    answers.bound = dialogue
                        .yes(sentences::tiling::enter_is_yes(&question))
                        .await?;
                }
                None => match shortcuts::by_hand(&answers.keys).await {
                    Some((told, lines)) => {
                        dialogue.say(&told);
                        // Nobody could remember them.
                        client::write(&lines);
                    }
                    None => dialogue.say(wording::NO_KEYS_HERE),
                },
            }
            return Ok(());
        }
    }
    // The keys of a daemon that runs are taken by ourselves.
    if client::is_running().await {
        return Ok(());
    }
    for _ in 0..ROUNDS {
        let news = listen::probe::keys(&answers.keys).await;
        let armed = news.iter().any(|news| matches!(news, News::KeysArmed(..)));
        if !armed {
            dialogue.say(wording::NO_KEYS_HERE);
            return Ok(());
        }
        let amiss = news.iter().find_map(|piece| match piece {
            News::KeyTaken {
                action, proposal, ..
            } => Some((piece, action, proposal.as_deref())),
            News::KeyUnusable { action, .. } => Some((piece, action, None)),
            _ => None,
        });
        let Some((piece, action, proposal)) = amiss else {
            return Ok(());
        };
        let told = sentences::news(piece).unwrap_or_default();
        let question = match proposal {
            Some(proposal) => wording::instead_of(&told, proposal),
            None => wording::another_for(&told),
        };
        let key = match dialogue.ask(&question).await?.as_str() {
            "" => proposal.unwrap_or_default().to_owned(),
            "-" => String::new(),
            key => key.to_owned(),
        };
        take(dialogue, answers, action, &key);
    }
    Ok(())
}

async fn screen_key(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<(), Left> {
    loop {
        let now = answers.keys.screen.clone();
        let key = dialogue.ask(&wording::screen_key(&now)).await?;
        if key.is_empty() || take(dialogue, answers, "screen", &key) {
            return Ok(());
        }
    }
}

/// Takes a key for an action if it can be one, and says why not otherwise.
fn take(dialogue: &mut Dialogue, answers: &mut Answers, action: &str, key: &str) -> bool {
    let Some(keys) = with_key(&answers.keys, action, key) else {
        return false;
    };
    let fault = keys.check().into_iter().find(|(field, _)| {
        // A key that another action has is told at the later of the two.
        *field == action || !answers.keys.check().iter().any(|(known, _)| known == field)
    });
    match fault {
        Some((_, sentence)) => {
            dialogue.say(&sentence);
            false
        }
        None => {
            answers.keys = keys;
            true
        }
    }
}
