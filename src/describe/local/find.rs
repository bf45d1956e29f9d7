//! Whether and where a text is on the screen, from what was read and what the accessibility tree
//! knows. A text that was read with a letter or two wrong is told as a possible one.

use super::scene::{Scene, holds};
use super::{Line, phrases};
use crate::picture::Rect;
use crate::surroundings::Control;
use crate::wording::{place, say};

/// Places that are told before the others are counted.
const FEW: usize = 5;
/// Letters of which one may have been misread.
const LETTERS_A_MISTAKE: usize = 6;

/// How sure it is that a text is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Exact,
    Possible,
}

/// The sentences that tell where `text` is; none when it is nowhere.
pub(super) fn tell(text: &str, lines: &[Line], scene: &Scene, size: (u32, u32)) -> Vec<String> {
    let protected = scene.protected();
    let free = |line: &&Line| !protected.iter().any(|&area| holds(area, line.area));
    let mut hits: Vec<(Match, String)> = Vec::new();
    let mut areas = Vec::new();
    for line in lines.iter().filter(free) {
        if let Some(how) = matched(&line.text, text) {
            areas.push(line.area);
            hits.push((how, in_line(line, scene, size)));
        }
    }
    let dialogs = scene.known.dialogs.iter();
    let controls = dialogs
        .flat_map(|dialog| &dialog.controls)
        .chain(&scene.known.controls)
        .chain(&scene.known.focus);
    for control in controls {
        let told = [&control.name, &control.value].into_iter().flatten();
        let hit = told.filter_map(|told| matched(told, text)).min();
        let seen = |area: Rect| areas.iter().any(|&line| holds(area, line));
        // What was read in the place of a control is the same hit.
        if let Some(how) = hit.filter(|_| !control.area.is_some_and(seen)) {
            areas.extend(control.area);
            hits.push((how, in_control(control, scene, size)));
        }
    }
    hits.sort_by_key(|(how, _)| *how);
    let exact = hits.iter().filter(|(how, _)| *how == Match::Exact).count();
    if hits.is_empty() {
        return Vec::new();
    }
    let mut told = vec![match exact {
        0 => say!("found-possibly"),
        count => say!("found", count),
    }];
    told.extend(hits.iter().take(FEW).map(|(how, place)| match how {
        Match::Exact => place.clone(),
        Match::Possible => say!("possibly-at", place = lower(place)),
    }));
    if hits.len() > FEW {
        told.push(say!("found-more", count = hits.len() - FEW));
    }
    told
}

fn in_line(line: &Line, scene: &Scene, size: (u32, u32)) -> String {
    let place = place_of(line.area, line.window, scene, size);
    say!("found-at", place, text = line.text.as_str())
}

fn in_control(control: &Control, scene: &Scene, size: (u32, u32)) -> String {
    let place = match control.area {
        Some(area) => place_of(area, scene.front, scene, size),
        None => say!("in-front-window"),
    };
    say!("found-at", place, text = phrases::control(control))
}

/// In which window and where in it; where in the picture when no window holds it.
fn place_of(area: Rect, window: Option<usize>, scene: &Scene, size: (u32, u32)) -> String {
    let Some(window) = window.and_then(|window| scene.windows.get(window)) else {
        return phrases::capital(&place(area.place_in(size)));
    };
    let inside = Rect {
        x: area.x - window.area.x,
        y: area.y - window.area.y,
        ..area
    };
    let place = place(inside.place_in((window.area.width, window.area.height)));
    say!("in-window", window = phrases::window(window), place)
}

/// Whether `line` contains `text`, without regard to case, accents and gaps.
fn matched(line: &str, text: &str) -> Option<Match> {
    let (line, text): (Vec<char>, Vec<char>) = (plain(line), plain(text));
    if text.is_empty() || line.len() < text.len() {
        return None;
    }
    let wrong = |part: &[char]| part.iter().zip(&text).filter(|(a, b)| a != b).count();
    match line.windows(text.len()).map(wrong).min()? {
        0 => Some(Match::Exact),
        wrong if wrong <= text.len() / LETTERS_A_MISTAKE => Some(Match::Possible),
        _ => None,
    }
}

/// Letters and digits alone, lower case, without the accents of Western languages.
fn plain(text: &str) -> Vec<char> {
    const ACCENTS: [(&str, char); 10] = [
        ("àáâãäåāą", 'a'),
        ("çćč", 'c'),
        ("èéêëēę", 'e'),
        ("ìíîïī", 'i'),
        ("ñń", 'n'),
        ("òóôõöøō", 'o'),
        ("śš", 's'),
        ("ùúûüū", 'u'),
        ("ýÿ", 'y'),
        ("źżž", 'z'),
    ];
    let bare = |letter: char| {
        let accent = ACCENTS.iter().find(|(with, _)| with.contains(letter));
        accent.map_or(letter, |(_, without)| *without)
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|letter| letter.is_alphanumeric())
        .map(bare)
        .collect()
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_gaps_do_not_matter_and_a_misread_letter_is_possible() {
        let cases = [
            ("Forty-one tests PASSED", "passed", Some(Match::Exact)),
            ("Menü: Öffnen", "menu offnen", Some(Match::Exact)),
            ("INF0RMATION desk", "information", Some(Match::Possible)),
            ("Save as", "Sate", None),
            ("Save", "Save as", None),
            ("Anything", " - ", None),
        ];
        for (line, text, expected) in cases {
            assert_eq!(matched(line, text), expected, "{text} in {line}");
        }
    }
}
