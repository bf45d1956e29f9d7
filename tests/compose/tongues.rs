//! The same screens in every language that the daemon speaks. What stands on the screen stays as it
//! is; what is said of it is in one language.

use aloud::describe::local::first_words;
use aloud::tongue::Tongue;

use super::*;

#[test]
fn every_screen_is_told_in_every_language() {
    for tongue in [Tongue::German, Tongue::French, Tongue::Spanish] {
        let told = tongue.within(|| {
            let mut told = String::new();
            for (name, (known, lines)) in [
                ("editor", editor()),
                ("dialog", dialog()),
                ("terminal", terminal()),
                ("page", page()),
            ] {
                let table = table(&Subject::Screen, &known, &lines);
                let first = first_words(&Subject::Screen, &known).unwrap_or_default();
                told.push_str(&format!("= {name}: {first}\n{table}"));
            }
            told
        });
        insta::assert_snapshot!(format!("screens_{}", tongue.tag()), told);
    }
}

#[test]
fn no_english_is_left_in_another_language() {
    for tongue in [Tongue::German, Tongue::French, Tongue::Spanish] {
        let (known, lines) = page();
        let told = tongue.within(|| table(&Subject::Window, &known, &lines));
        for word in [
            "more lines",
            "Press",
            "Links",
            "has the focus",
            "Selected",
            "alert",
        ] {
            assert!(!told.contains(word), "{tongue:?}: {word}: {told}");
        }
    }
}
