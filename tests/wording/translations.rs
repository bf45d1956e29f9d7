//! The languages hold the same sentences with the same things to fill in, the code says only what
//! stands there and all that stands there, and no sentence hides in the code itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use aloud::picture::Place;
use aloud::present::Follower;
use aloud::surroundings::{Role, State};
use aloud::tongue::Tongue;
use aloud::wording::{place, role, source, state_of};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::code::{Code, code_files};
use super::exceptions::{NO_SENTENCES, NOT_SPOKEN};

/// Families of words whose names the code puts together.
const FAMILIES: [&str; 3] = ["role-", "state-", "place-"];

type Arguments = BTreeSet<String>;

/// The sentences of a language, each with what is filled in.
fn sentences(tongue: Tongue) -> BTreeMap<String, Arguments> {
    let text = source(tongue);
    let resource = parse(text).unwrap_or_else(|(_, faults)| panic!("{tongue:?}: {faults:?}"));
    let mut sentences = BTreeMap::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            other => panic!("{tongue:?}: {other:?}"),
        };
        let name = message.id.name.to_owned();
        let mut arguments = Arguments::new();
        let pattern = message.value.as_ref().unwrap();
        fill(pattern, &mut arguments, &format!("{tongue:?} {name}"));
        assert!(
            sentences.insert(name.clone(), arguments).is_none(),
            "{tongue:?}: {name} stands there twice"
        );
    }
    sentences
}

/// What a pattern fills in; a choice is one by number, with one and more.
fn fill(pattern: &Pattern<&str>, arguments: &mut Arguments, at: &str) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let chosen = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                assert_eq!(variants.len(), 2, "{at}: one and other");
                for variant in variants {
                    fill(&variant.value, arguments, at);
                }
                selector
            }
        };
        match chosen {
            InlineExpression::VariableReference { id } => {
                arguments.insert(id.name.to_owned());
            }
            other => panic!("{at}: {other:?}"),
        }
    }
}

#[test]
fn every_language_has_the_same_sentences_with_the_same_things_to_fill_in() {
    let english = sentences(Tongue::English);
    assert!(english.len() > 250, "{}", english.len());
    for tongue in Tongue::ALL {
        let own = sentences(tongue);
        for (name, arguments) in &english {
            let translated = own.get(name);
            assert_eq!(translated, Some(arguments), "{tongue:?}: {name}");
        }
        let surplus: Vec<_> = own
            .keys()
            .filter(|&name| !english.contains_key(name))
            .collect();
        assert!(surplus.is_empty(), "{tongue:?}: {surplus:?}");
    }
}

#[test]
fn nothing_was_left_in_english() {
    let lines = |tongue| -> BTreeMap<&str, &str> {
        let lines = source(tongue).lines();
        lines.filter_map(|line| line.split_once(" = ")).collect()
    };
    let english = lines(Tongue::English);
    for tongue in &Tongue::ALL[1..] {
        let same = lines(*tongue).into_iter().filter(|(name, text)| {
            let words = text
                .split_whitespace()
                .filter(|word| !word.contains(['{', '}', '$']));
            english.get(name) == Some(text) && words.count() > 2
        });
        let same: Vec<_> = same.collect();
        assert!(same.is_empty(), "{tongue:?}: {same:?}");
    }
}

/// A voice that flips to and fro in what Aloud itself says would flip in answers as well. The limit of
/// 49 letters and the share below it are what `present/language.rs` says of its threshold.
#[test]
fn no_long_sentence_is_taken_for_another_languages() {
    let (mut short, mut long, mut wrong_short, mut wrong_long) = (0, 0, Vec::new(), Vec::new());
    for tongue in Tongue::ALL {
        let texts = source(tongue).lines().filter(|line| !line.starts_with('#'));
        let texts = texts.filter_map(|line| line.split_once(" = ").map(|(_, text)| text));
        for text in texts.filter(|text| !text.contains('{')) {
            let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
            let pieces = Follower::default().follow(text, tongue.tag());
            let right = pieces.iter().all(|piece| piece.language == tongue.tag());
            match letters {
                30..=49 => {
                    short += 1;
                    wrong_short.extend((!right).then_some(text));
                }
                50.. => {
                    long += 1;
                    wrong_long.extend((!right).then_some(text));
                }
                _ => assert!(right, "{text}"),
            }
        }
    }
    assert!(short > 200 && long > 300, "{short} {long}");
    assert!(wrong_long.is_empty(), "{wrong_long:#?}");
    assert!(wrong_short.len() * 100 < short, "{wrong_short:#?}");
}

#[test]
fn the_code_says_all_that_is_written_and_nothing_else() {
    let english = sentences(Tongue::English);
    let mut unsaid: BTreeSet<&str> = english.keys().map(String::as_str).collect();
    for (path, text) in code_files(&["src"]) {
        for (name, arguments) in Code::of(&text).said() {
            let wanted = english.get(&name);
            assert_eq!(wanted, Some(&arguments), "{}: {name}", path.display());
            unsaid.remove(name.as_str());
        }
    }
    unsaid.retain(|name| !FAMILIES.iter().any(|family| name.starts_with(family)));
    assert!(unsaid.is_empty(), "never said: {unsaid:?}");
}

#[test]
fn a_word_of_a_family_exists_in_every_language_and_the_english_one_is_what_a_model_is_told() {
    let mut names = BTreeSet::new();
    let mut check = |family: &str, english: &str, said: &dyn Fn() -> String| {
        let name = format!("{family}{}", english.replace(' ', "-"));
        for tongue in Tongue::ALL {
            assert!(sentences(tongue).contains_key(&name), "{tongue:?}: {name}");
        }
        assert_eq!(Tongue::English.within(said), english);
        names.insert(name);
    };
    for &one in Role::ALL {
        check("role-", one.words(), &|| role(one));
    }
    for &one in State::ALL {
        check("state-", one.words(), &|| state_of(one));
    }
    for one in Place::ALL {
        check("place-", one.words(), &|| place(one));
    }
    let written = sentences(Tongue::English).into_keys();
    let written = written.filter(|name| FAMILIES.iter().any(|family| name.starts_with(family)));
    assert_eq!(written.collect::<BTreeSet<_>>(), names);
}

#[test]
fn no_sentence_hides_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let allowed: BTreeSet<&str> = NO_SENTENCES
        .iter()
        .flat_map(|(_, texts)| texts.iter().copied())
        .collect();
    let (mut hidden, mut met) = (Vec::new(), BTreeSet::new());
    for (path, text) in code_files(&["src"]) {
        let path = path.strip_prefix(root).unwrap();
        let mut exceptions = NOT_SPOKEN.iter();
        if let Some((place, _)) = exceptions.find(|(place, _)| path.starts_with(place)) {
            met.insert((*place).to_owned());
            continue;
        }
        let literals = Code::of(&text).literals();
        for text in literals.into_iter().filter(|text| is_sentence(text)) {
            match allowed.contains(text.as_str()) {
                true => _ = met.insert(text),
                false => hidden.push(format!("{}: {text}", path.display())),
            }
        }
    }
    assert!(hidden.is_empty(), "{}", hidden.join("\n"));
    // An exception that nobody needs would let the next sentence through.
    let places = NOT_SPOKEN.iter().map(|(place, _)| *place);
    let needless: Vec<_> = allowed
        .into_iter()
        .chain(places)
        .filter(|one| !met.contains(*one))
        .collect();
    assert!(needless.is_empty(), "needless exceptions: {needless:?}");
}

/// Whether a text has two words in a row that people say.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ':', ';']);
        word.len() > 1 && word.chars().all(char::is_alphabetic)
    };
    words
        .windows(2)
        .any(|pair| is_word(pair[0]) && is_word(pair[1]))
}

#[test]
fn the_search_for_sentences_is_not_blind() {
    let sample = r#"
        //! "A comment" is none.
        fn say() -> String {
            tracing::info!("the log is for the log");
            let text = say!("some-name", count = left, name);
            let more = sentence!("other-name");
            format!("Here is {text} and 'more'")
        }
        #[cfg(test)]
        mod tests { const T: &str = "A test may"; }
    "#;
    let code = Code::of(sample);
    let arguments = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(
        code.said(),
        [
            ("some-name".to_owned(), arguments(&["count", "name"])),
            ("other-name".to_owned(), arguments(&[])),
        ]
    );
    let sentences: Vec<_> = code
        .literals()
        .into_iter()
        .filter(|text| is_sentence(text))
        .collect();
    assert_eq!(sentences, ["Here is {text} and 'more'"]);
    let _: Vec<(PathBuf, String)> = code_files(&["src/wording.rs"]);
}
