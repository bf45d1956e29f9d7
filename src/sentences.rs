//! Streamed fragments in, speakable clauses out. The first clause leaves early so that the ear
//! hears something; later ones wait for a natural end. Nothing is lost: the clauses joined are the
//! text as it came.

pub use self::quoted::{is_open, quotes};

mod quoted;

/// Complete words after which the first clause leaves without punctuation: fewer sound chopped,
/// more cost the listener about 80 ms each at usual streaming speeds.
const FIRST_WORDS: usize = 4;

/// Words after which a comma or semicolon is end enough for a later clause.
const CLAUSE_WORDS: usize = 6;

/// Bytes of a first sentence that is spoken whole if it is there whole: two messages have a pause
/// between them, and a synthesizer needs no longer for the first sound of so short a text.
const SHORT: usize = 120;

/// Characters after which a text without any natural end is cut between words; long utterances
/// delay their own first sound in some engines.
const LONGEST: usize = 400;

/// Words that end with a full stop without ending the sentence.
const ABBREVIATIONS: [&str; 20] = [
    "approx", "bzw", "ca", "dr", "e.g", "etc", "fig", "i.e", "mr", "mrs", "ms", "no", "nr", "p",
    "prof", "st", "usw", "vol", "vs", "z.b",
];

/// Collects fragments and gives out clauses.
#[derive(Debug, Default)]
pub struct Sentences {
    pending: String,
    begun: bool,
}

/// How natural a place to breathe is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Word,
    Clause,
    Sentence,
}

impl Sentences {
    /// Takes a fragment and gives the clauses that are ready now, each with its trailing space.
    pub fn push(&mut self, fragment: &str) -> Vec<String> {
        self.pending.push_str(fragment);
        let mut ready = Vec::new();
        while let Some(at) = self.cut() {
            let rest = self.pending.split_off(at);
            let clause = std::mem::replace(&mut self.pending, rest);
            self.begun = self.begun || !clause.trim().is_empty();
            ready.push(clause);
        }
        ready
    }

    /// Gives the complete words that wait, because nothing has come for a while.
    pub fn pause(&mut self) -> Option<String> {
        let at = ends(&self.pending).last().map(|(at, _)| at)?;
        let rest = self.pending.split_off(at);
        let clause = std::mem::replace(&mut self.pending, rest);
        self.begun = true;
        Some(clause)
    }

    /// Gives whatever is left, because nothing more will come.
    pub fn finish(&mut self) -> Option<String> {
        let rest = std::mem::take(&mut self.pending);
        (!rest.trim().is_empty()).then_some(rest)
    }

    /// Where the next clause ends, if it is ready.
    fn cut(&self) -> Option<usize> {
        let mut words = 0;
        let (mut word, mut clause) = (None, None);
        for (at, end) in ends(&self.pending) {
            words += 1;
            match end {
                End::Sentence if clause.is_none() || at <= SHORT => return Some(at),
                End::Clause if self.begun && words >= CLAUSE_WORDS => return Some(at),
                End::Clause if !self.begun => clause = clause.or(Some(at)),
                _ => {}
            }
            if clause.is_some() && at > SHORT {
                break;
            }
            if !self.begun && words == FIRST_WORDS {
                word = Some(at);
            }
            if at >= LONGEST {
                return Some(at);
            }
        }
        // A natural end in the same fragment was looked for first: it sounds better than four words.
        clause.or(word).or_else(|| {
            (self.pending.len() >= 2 * LONGEST).then(|| boundary(&self.pending, LONGEST))
        })
    }
}

/// The sentences of a text that is whole, without the white space around them.
pub fn whole(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut begin = 0;
    let at_ends = ends(text).filter(|(_, end)| *end == End::Sentence);
    for at in at_ends.map(|(at, _)| at).chain([text.len()]) {
        let sentence = text[begin..at].trim();
        if !sentence.is_empty() {
            sentences.push(sentence.to_owned());
        }
        begin = at;
    }
    sentences
}

/// The places after a word and its white space, each with how natural an end it is.
fn ends(text: &str) -> impl Iterator<Item = (usize, End)> + '_ {
    let mut characters = text.char_indices().peekable();
    let mut word = 0;
    std::iter::from_fn(move || {
        while let Some((at, character)) = characters.next() {
            if "。！？".contains(character) {
                word = at + character.len_utf8();
                return Some((word, End::Sentence));
            }
            if !character.is_whitespace() || text[word..at].trim().is_empty() {
                continue;
            }
            let mut line = character == '\n';
            while let Some((_, space)) = characters.next_if(|(_, next)| next.is_whitespace()) {
                line |= space == '\n';
            }
            let next = characters.peek().map_or(text.len(), |(next, _)| *next);
            let end = if line {
                End::Sentence
            } else {
                kind(&text[word..at])
            };
            word = next;
            return Some((next, end));
        }
        None
    })
}

/// How natural an end the punctuation of `word` makes.
fn kind(word: &str) -> End {
    let word = word.trim();
    let bare = word.trim_end_matches(['"', '\'', ')', ']', '”', '“', '’', '»', '«', '›']);
    if bare.ends_with(['!', '?', '…']) {
        End::Sentence
    } else if let Some(stem) = bare.strip_suffix('.') {
        let stem = stem.trim_start_matches(['"', '\'', '(', '[', '“', '«']);
        let short =
            stem.chars().count() <= 1 || stem.chars().all(|character| character.is_ascii_digit());
        if short || ABBREVIATIONS.contains(&stem.to_lowercase().as_str()) {
            End::Word
        } else {
            End::Sentence
        }
    } else if bare.ends_with([',', ';', ':', '–', '—', '、', '，']) {
        End::Clause
    } else {
        End::Word
    }
}

/// The last character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clauses(fragments: &[&str]) -> Vec<String> {
        let mut sentences = Sentences::default();
        let mut all: Vec<String> = fragments
            .iter()
            .flat_map(|fragment| sentences.push(fragment))
            .collect();
        all.extend(sentences.finish());
        all
    }

    #[test]
    fn a_whole_sentence_in_one_fragment_stays_whole() {
        assert_eq!(
            clauses(&["The settings window of Files is open. Next"]),
            ["The settings window of Files is open. ", "Next"]
        );
    }

    #[test]
    fn a_short_first_sentence_is_not_cut_at_its_comma() {
        assert_eq!(
            clauses(&["Front window: Notes, letter. Then, "]),
            ["Front window: Notes, letter. ", "Then, "]
        );
        let mut sentences = Sentences::default();
        assert_eq!(sentences.push("Front window: Not"), ["Front window: "]);
    }

    #[test]
    fn the_first_clause_leaves_after_four_words() {
        let mut sentences = Sentences::default();
        let left: Vec<_> = ["The ", "settings ", "window ", "of "]
            .iter()
            .map(|word| sentences.push(word))
            .collect();
        assert_eq!(left[2], Vec::<String>::new());
        assert_eq!(left[3], ["The settings window of "]);
    }

    #[test]
    fn later_clauses_wait_for_a_natural_end() {
        let mut sentences = Sentences::default();
        assert_eq!(sentences.push("One two three. "), ["One two three. "]);
        assert!(
            sentences
                .push("four five six, seven eight nine ten eleven ")
                .is_empty()
        );
        assert_eq!(
            sentences.push("twelve, "),
            ["four five six, seven eight nine ten eleven twelve, "]
        );
    }

    #[test]
    fn numbers_and_abbreviations_do_not_end_a_sentence() {
        assert_eq!(
            clauses(&["Version 3.5 by Dr. Who, e.g. 2. of May. Yes."]),
            ["Version 3.5 by Dr. Who, e.g. 2. of May. ", "Yes."]
        );
    }

    #[test]
    fn a_pause_gives_the_complete_words_only() {
        let mut sentences = Sentences::default();
        assert!(sentences.push("One tw").is_empty());
        assert_eq!(sentences.pause().as_deref(), Some("One "));
        assert_eq!(sentences.pause(), None);
        assert_eq!(sentences.finish().as_deref(), Some("tw"));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_however_the_text_is_cut(text in "[a-zäß。,.;! \n\"0-9]{0,900}", cuts in prop::collection::vec(0usize..900, 0..20)) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| boundary(&text, cut.min(text.len()))).collect();
            cuts.extend([0, text.len()]);
            cuts.sort_unstable();
            let mut sentences = Sentences::default();
            let mut joined = String::new();
            for (turn, pair) in cuts.windows(2).enumerate() {
                joined.extend(sentences.push(&text[pair[0]..pair[1]]));
                if turn % 3 == 0 {
                    joined.extend(sentences.pause());
                }
            }
            joined.extend(sentences.finish());
            prop_assert_eq!(joined.trim_end(), text.trim_end());
        }

        #[test]
        fn no_clause_is_longer_than_speech_can_bear(text in "[a-z ]{0,4000}") {
            let mut sentences = Sentences::default();
            for clause in sentences.push(&text) {
                prop_assert!(clause.len() <= 2 * LONGEST + 64, "{} bytes", clause.len());
            }
        }
    }
}
