//! The questions about speech: whether it is heard, how fast it is, and by which voice. Every change is
//! heard at once.

use super::answers::Answers;
use super::dialogue::{Dialogue, Left};
use crate::present::{self, Voice};
use crate::wording::setup as wording;

/// By how much one step changes the speed: clearly heard, and the scale has a dozen of them.
const STEP: i8 = 15;

/// As many voices can be told apart by one digit, and kept in mind while they are read out.
const MOST_VOICES: usize = 9;

/// Asks until speech is as it shall be, or is known not to be heard.
pub(super) async fn ask(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<(), Left> {
    if !is_heard(dialogue, answers).await? {
        return Ok(());
    }
    speed(dialogue, answers).await?;
    voice(dialogue, answers).await
}

/// Tries the engines in turn until one is heard.
async fn is_heard(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<bool, Left> {
    let configured = answers.speech.engine.clone();
    let mut tried: Vec<String> = Vec::new();
    dialogue.say(wording::WELCOME);
    loop {
        let Some(engine) = dialogue.engine().await else {
            if tried.is_empty() {
                dialogue.set_spoken(false);
                dialogue.say(wording::NOTHING_SPEAKS);
                return Ok(false);
            }
            break;
        };
        if !tried.contains(&engine) {
            if dialogue.yes(&wording::do_you_hear(&engine)).await? {
                if !tried.is_empty() {
                    answers.speech.engine = engine;
                }
                return Ok(dialogue.is_spoken());
            }
            tried.push(engine);
        }
        let mut engines = present::engines().into_iter();
        let Some(next) = engines.find(|name| !tried.iter().any(|one| one == name)) else {
            break;
        };
        answers.speech.engine = next.to_owned();
        dialogue.speak_by(&answers.speech);
        if dialogue.engine().await.as_deref() != Some(next) {
            // Another one took over, which was tried already or comes later.
            tried.push(next.to_owned());
            continue;
        }
        if dialogue.yes(&wording::do_you_hear(next)).await? {
            return Ok(dialogue.is_spoken());
        }
        tried.push(next.to_owned());
    }
    answers.speech.engine = configured;
    dialogue.set_spoken(false);
    dialogue.say(wording::NOT_HEARD);
    Ok(false)
}

async fn speed(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<(), Left> {
    loop {
        let rate = answers.speech.rate;
        let answer = dialogue.ask(&wording::speed(rate)).await?;
        let wanted = match answer.as_str() {
            "" => return Ok(()),
            "+" => Some(rate.saturating_add(STEP).min(100)),
            "-" => Some(rate.saturating_sub(STEP).max(-100)),
            number => number.parse().ok(),
        };
        match wanted.filter(|rate| (-100..=100).contains(rate)) {
            Some(rate) => {
                answers.speech.rate = rate;
                dialogue.speak_by(&answers.speech);
            }
            None => dialogue.say(wording::NO_SPEED),
        }
    }
}

async fn voice(dialogue: &mut Dialogue, answers: &mut Answers) -> Result<(), Left> {
    let before = answers.speech.voice.clone();
    loop {
        let wanted = dialogue.ask(wording::VOICE).await?;
        if wanted.is_empty() {
            return Ok(());
        }
        let found = match present::voices(&answers.speech).await {
            Ok(voices) => matching(voices, &wanted),
            Err(sentence) => {
                dialogue.say(&sentence);
                return Ok(());
            }
        };
        if found.is_empty() {
            dialogue.say(wording::no_voice(&wanted));
            continue;
        }
        let names: Vec<_> = found
            .iter()
            .map(|voice| format!("{}, {}", voice.name, voice.language))
            .collect();
        let chosen = dialogue.choose("", &names, 0, wording::WHICH_VOICE).await?;
        let Some(voice) = chosen.checked_sub(1).and_then(|place| found.get(place)) else {
            return Ok(());
        };
        answers.speech.voice.clone_from(&voice.name);
        dialogue.speak_by(&answers.speech);
        if dialogue.yes(wording::THIS_VOICE).await? {
            return Ok(());
        }
        answers.speech.voice.clone_from(&before);
        dialogue.speak_by(&answers.speech);
    }
}

/// The voices with this in their language or name, plain ones before their variants.
fn matching(voices: Vec<Voice>, wanted: &str) -> Vec<Voice> {
    let wanted = wanted.to_lowercase();
    let fits = |voice: &Voice| {
        let language = voice.language.to_lowercase();
        language.split(['-', '_']).next() == Some(&wanted)
            || language == wanted
            || voice.name.to_lowercase().contains(&wanted)
    };
    let mut found: Vec<_> = voices.into_iter().filter(fits).collect();
    found.sort_by_key(|voice| !voice.variant.is_empty());
    found.truncate(MOST_VOICES);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_are_found_by_language_and_name_plain_ones_first() {
        let voice = |name: &str, language: &str, variant: &str| Voice {
            name: name.into(),
            language: language.into(),
            variant: variant.into(),
            engine: "ssip",
        };
        let all = vec![
            voice("German+Anna", "de", "Anna"),
            voice("German", "de", ""),
            voice("Swedish", "sv", ""),
            voice("Low German", "nds-DE", ""),
        ];
        let names = |wanted: &str| -> Vec<String> {
            let found = matching(all.clone(), wanted).into_iter();
            found.map(|voice| voice.name).collect()
        };
        assert_eq!(names("de"), ["German", "German+Anna"]);
        assert_eq!(names("GERMAN"), ["German", "Low German", "German+Anna"]);
        assert!(names("xx").is_empty());
    }
}
