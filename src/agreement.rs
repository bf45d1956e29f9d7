//! Where two descriptions of the same picture agree, and where they do not: sentence by sentence,
//! by the words that carry meaning. What is only likely the same counts as different, since the
//! person can weigh two sentences, but not one that hides another.
//!
//! Likeness is the coefficient of Dice (Ecology 26, 1945) over the stems of the words.

use std::collections::BTreeSet;

use crate::sentences::whole;

/// From this likeness on two sentences say the same, unless something contradicts.
const SAME: f64 = 0.75;

/// From this likeness on two sentences speak of the same.
const RELATED: f64 = 0.4;

/// Two descriptions laid side by side, in the order of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// What both say, in the words of the first.
    pub both: Vec<String>,
    /// What they say differently of the same.
    pub differently: Vec<(String, String)>,
    /// What only the first says.
    pub only_first: Vec<String>,
    /// What only the second says.
    pub only_second: Vec<String>,
}

impl Agreement {
    /// Compares two descriptions.
    pub fn of(first: &str, second: &str) -> Self {
        let mut mine: Vec<Option<Sentence>> = split(first);
        let mut theirs: Vec<Option<Sentence>> = split(second);
        let mut pairs = Vec::new();
        for (at, one) in mine.iter().enumerate() {
            for (with, other) in theirs.iter().enumerate() {
                if let (Some(one), Some(other)) = (one, other) {
                    pairs.push((one.likeness(other), at, with));
                }
            }
        }
        // The likeliest pairs first; of equals the earlier ones.
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut found = vec![None; mine.len()];
        for (likeness, at, with) in pairs {
            if likeness < RELATED || mine[at].is_none() || theirs[with].is_none() {
                continue;
            }
            if let (Some(one), Some(other)) = (mine[at].take(), theirs[with].take()) {
                found[at] = Some((likeness, one, other));
            }
        }
        let mut agreement = Self::default();
        for (pair, alone) in found.into_iter().zip(mine) {
            match (pair, alone) {
                (Some((likeness, one, other)), _) => {
                    if likeness >= SAME && !one.contradicts(&other) {
                        agreement.both.push(one.text);
                    } else {
                        agreement.differently.push((one.text, other.text));
                    }
                }
                (None, Some(alone)) => agreement.only_first.push(alone.text),
                (None, None) => {}
            }
        }
        let rest = theirs.into_iter().flatten().map(|sentence| sentence.text);
        agreement.only_second.extend(rest);
        agreement
    }
}

/// A sentence with what carries its meaning.
#[derive(Debug, Clone)]
struct Sentence {
    text: String,
    stems: BTreeSet<String>,
    numbers: BTreeSet<String>,
    negations: usize,
}

fn split(text: &str) -> Vec<Option<Sentence>> {
    let sentences = whole(text).into_iter();
    sentences.map(|text| Some(Sentence::of(&text))).collect()
}

impl Sentence {
    fn of(text: &str) -> Self {
        let mut sentence = Self {
            text: text.trim().to_owned(),
            stems: BTreeSet::new(),
            numbers: BTreeSet::new(),
            negations: 0,
        };
        let parts = |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’';
        for word in text.split(parts).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase().replace('’', "'");
            if word.contains(|letter: char| letter.is_ascii_digit()) {
                sentence.numbers.insert(word.clone());
            }
            if NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") {
                sentence.negations += 1;
            } else if !EMPTY.contains(&word.as_str()) {
                sentence.stems.insert(stem(&word));
            }
        }
        sentence
    }

    fn likeness(&self, other: &Self) -> f64 {
        let all = self.stems.len() + other.stems.len();
        if all == 0 {
            return 0.0;
        }
        let shared = self.stems.intersection(&other.stems).count();
        2.0 * shared as f64 / all as f64
    }

    /// Whether they cannot both be right: other figures, or one of them denies.
    fn contradicts(&self, other: &Self) -> bool {
        let opposed = |one: &Self, other: &Self| {
            let alone = one.stems.difference(&other.stems);
            alone.into_iter().any(|word| {
                let against = |prefix: &&str| other.stems.contains(&format!("{prefix}{word}"));
                PREFIXES.iter().any(against)
            })
        };
        let known = |one: &BTreeSet<String>, other| one.is_empty() || one.is_subset(other);
        let figures = known(&self.numbers, &other.numbers) || known(&other.numbers, &self.numbers);
        !figures
            || self.negations % 2 != other.negations % 2
            || opposed(self, other)
            || opposed(other, self)
    }
}

/// A word without the ending that grammar gives it, roughly: it need only be the same twice.
fn stem(word: &str) -> String {
    let endings = ["ing", "ed", "es", "en", "s", "e", "n"];
    let long = |rest: &&str| rest.chars().count() >= 3;
    let stem = endings
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(long));
    stem.unwrap_or(word).to_owned()
}

/// What turns a word into its opposite.
const PREFIXES: [&str; 4] = ["un", "in", "dis", "non"];

/// Words that deny, in the languages that descriptions come in most.
const NEGATIONS: [&str; 24] = [
    "not", "no", "none", "never", "without", "nothing", "nicht", "kein", "keine", "keinen", "ohne",
    "nie", "nichts", "ne", "pas", "sans", "jamais", "aucun", "aucune", "rien", "sin", "nunca",
    "nada", "ningún",
];

/// Words that carry no meaning of their own.
const EMPTY: [&str; 96] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "and", "or", "is", "are",
    "was", "were", "be", "been", "it", "its", "that", "this", "there", "which", "has", "have",
    "as", "from", "if", "whether", "should", "you", "your", "shows", "showing", "der", "die",
    "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "ist",
    "sind", "zu", "im", "auf", "mit", "von", "es", "ob", "zeigt", "le", "la", "les", "un", "une",
    "de", "du", "et", "ou", "est", "sont", "dans", "sur", "avec", "au", "aux", "il", "elle", "qui",
    "que", "el", "los", "las", "una", "y", "o", "del", "al", "en", "con", "por", "para", "se",
    "su", "hay", "son", "si",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn both(one: &str, other: &str) -> bool {
        !Agreement::of(one, other).both.is_empty()
    }

    fn differently(one: &str, other: &str) -> bool {
        !Agreement::of(one, other).differently.is_empty()
    }

    #[test]
    fn the_same_in_other_words_is_the_same() {
        for (one, other) in [
            (
                "A dialog asks whether to save the changes to letter.txt.",
                "The dialog is asking if changes to letter.txt should be saved.",
            ),
            ("The total is 42 euros.", "There is a total of 42 euros."),
            (
                "Das Kästchen ist nicht angekreuzt.",
                "Ein Kästchen ist nicht angekreuzt.",
            ),
        ] {
            assert!(both(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn what_contradicts_is_not_the_same_however_like_it_is() {
        for (one, other) in [
            (
                "The total of the invoice for March is 42 euros.",
                "The total of the invoice for March is 47 euros.",
            ),
            (
                "The box Show hidden files is checked.",
                "The box Show hidden files is not checked.",
            ),
            (
                "The box Show all hidden system files is checked.",
                "The box Show all hidden system files is unchecked.",
            ),
            (
                "The Save button is enabled.",
                "The Save button is greyed out.",
            ),
            (
                "Die Datei wurde gespeichert.",
                "Die Datei wurde nicht gespeichert.",
            ),
        ] {
            assert!(differently(one, other), "{one} / {other}");
            assert!(!both(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn what_only_one_says_is_told_apart_and_in_order() {
        let found = Agreement::of(
            "A cat sleeps on a sofa. The sofa is red. A clock shows noon.",
            "A black dog stands in the door. A cat is sleeping on a sofa. The sofa is blue.",
        );
        let own = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found.both, own(&["A cat sleeps on a sofa."]));
        assert_eq!(
            found.differently,
            [(
                "The sofa is red.".to_owned(),
                "The sofa is blue.".to_owned()
            )]
        );
        assert_eq!(found.only_first, own(&["A clock shows noon."]));
        assert_eq!(found.only_second, own(&["A black dog stands in the door."]));
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_doubled() {
        let (one, other) = ("A. B b. A cat.", "A cat. A cat. …");
        let found = Agreement::of(one, other);
        let pairs = found.both.len() + found.differently.len();
        assert_eq!(pairs + found.only_first.len(), whole(one).len());
        assert_eq!(pairs + found.only_second.len(), whole(other).len());
    }
}
