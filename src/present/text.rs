//! Text made fit for the ear: Markdown marks, control characters and pictographs become words or
//! nothing. Never changes plain sentences, never loses a word.

/// Rounds of cleaning; each round can uncover marks for the next, and real text needs two.
const ROUNDS: usize = 8;
/// How far a closing emphasis mark is looked for, so that hostile text stays cheap.
const REACH: usize = 600;
/// The same sign this often in a row is a drawing, not punctuation.
const DRAWING: usize = 4;
/// Characters of the longest emoji sequence that has a name.
const EMOJI: usize = 12;

/// The text as it shall be spoken, in one line.
pub fn clean(text: &str) -> String {
    let mut cleaned = round(text);
    for _ in 1..ROUNDS {
        let again = round(&cleaned);
        if again == cleaned {
            break;
        }
        cleaned = again;
    }
    cleaned
}

fn round(text: &str) -> String {
    let named = name_emojis(text);
    let visible: String = named.chars().filter_map(speakable).collect();
    let joined = join_lines(&visible);
    let linked = unlink(&joined);
    let bare = strip_emphasis(&linked);
    let calm = calm_down(&bare);
    calm.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A character the engine can be given; line ends are kept for the next step.
fn speakable(letter: char) -> Option<char> {
    match letter {
        '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        '\r' | '\t' => Some(' '),
        _ if letter.is_control() => None,
        // Soft hyphen, Arabic letter mark, Mongolian vowel separator, zero width and direction marks.
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {
            None
        }
        // Word joiner, invisible operators, isolates, variation selectors, byte order mark.
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => None,
        // Interlinear annotation, tag characters, supplementary variation selectors.
        '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}' => None,
        // Private use and non-characters have no name and no sound.
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}' => None,
        _ => Some(letter),
    }
}

fn name_emojis(text: &str) -> String {
    // Keycaps are the only emoji that begin with a plain letter, and their second sign is not one.
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut named = String::with_capacity(text.len());
    let mut last = "";
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let Some((emoji, length)) = emoji_at(rest) else {
            named.push(first);
            rest = &rest[first.len_utf8()..];
            if !first.is_whitespace() {
                last = "";
            }
            continue;
        };
        // A row of the same emoji is one exclamation.
        if emoji != last {
            named.push(' ');
            named.push_str(emoji);
            named.push(' ');
        }
        last = emoji;
        rest = &rest[length..];
    }
    named
}

/// The name and length of the longest emoji at the start of the text.
fn emoji_at(text: &str) -> Option<(&'static str, usize)> {
    let first = text.chars().next()?;
    // Signs such as © and ™ are letters to the engine; only pictographs and keycaps are named.
    let keycap = text[first.len_utf8()..].starts_with(['\u{FE0F}', '\u{20E3}']);
    if !keycap && first < '\u{2190}' {
        return None;
    }
    let mut found = None;
    for (at, letter) in text.char_indices().take(EMOJI) {
        let end = at + letter.len_utf8();
        if let Some(emoji) = emojis::get(&text[..end]) {
            found = Some((emoji.name(), end));
        }
    }
    found
}

/// One line out of many: block marks go, and a block without a full stop gets one.
fn join_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut open_block = false;
    for line in text.split('\n') {
        let (words, block) = unblock(line);
        let boundary = block || open_block || line.trim().is_empty();
        open_block = block;
        if words.is_empty() {
            if boundary {
                stop(&mut joined);
            }
            continue;
        }
        if boundary {
            stop(&mut joined);
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&words);
    }
    if open_block && text.contains('\n') {
        stop(&mut joined);
    }
    joined
}

/// Ends what was said so far, so that the next block is not read as its continuation.
fn stop(joined: &mut String) {
    if joined
        .trim_end()
        .ends_with(|last: char| last.is_alphanumeric() || ")]\"'”’".contains(last))
    {
        joined.truncate(joined.trim_end().len());
        joined.push('.');
    }
}

/// The words of a line without its block marks, and whether there were any.
fn unblock(line: &str) -> (String, bool) {
    let mut words = line.trim();
    let mut block = false;
    if words.starts_with("```") || words.starts_with("~~~") {
        // What follows a fence is the name of a language; a fence within a line is handled below.
        let name = words.trim_start_matches(['`', '~']);
        if name
            .chars()
            .all(|letter| letter.is_alphanumeric() || "+-#_".contains(letter))
        {
            return (String::new(), true);
        }
    }
    if words.len() >= 3 && is_rule(words) {
        return (String::new(), true);
    }
    loop {
        let heading = words.trim_start_matches('#');
        let depth = words.len() - heading.len();
        let bare = if (1..=6).contains(&depth) && heading.starts_with(' ') {
            heading.trim_end_matches('#')
        } else if let Some(item) = ["- ", "* ", "+ ", "• ", "> "]
            .iter()
            .find_map(|mark| words.strip_prefix(mark))
        {
            item
        } else {
            break;
        };
        words = bare.trim();
        block = true;
    }
    if words.starts_with('|') && words.matches('|').count() >= 2 {
        let cells: Vec<&str> = words
            .split('|')
            .map(str::trim)
            .filter(|cell| !cell.is_empty() && !cell.chars().all(|c| ":-".contains(c)))
            .collect();
        return (cells.join(", "), true);
    }
    (words.to_owned(), block)
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_', '='].iter().any(|sign| {
        line.chars().all(|c| c == *sign || c == ' ') && line.matches(*sign).count() >= 3
    })
}

/// `[words](address)` and `![words](address)` become their words.
fn unlink(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let link = rest[open..].find("](").and_then(|middle| {
            let words = &rest[open + 1..open + middle];
            let address = &rest[open + middle + 2..];
            let close = address.find(')')?;
            let whole = !words.contains(['[', ']']) && !address[..close].contains([' ', '(']);
            whole.then_some((words, open + middle + 2 + close + 1))
        });
        if let Some((words, end)) = link {
            plain.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
            plain.push_str(words);
            rest = &rest[end..];
        } else {
            plain.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
        }
    }
    plain.push_str(rest);
    plain
}

fn strip_emphasis(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().filter(|letter| *letter != '`').collect();
    for mark in ["**", "__", "~~", "*", "_"] {
        letters = without_pairs(&letters, &mark.chars().collect::<Vec<_>>());
    }
    letters.into_iter().collect()
}

/// Removes a mark where it opens or closes emphasis. A stream may cut between the two halves, so
/// a double mark goes even when its partner is not there; a single one may be a star or a name.
fn without_pairs(letters: &[char], mark: &[char]) -> Vec<char> {
    let width = mark.len();
    let is_word = |at: Option<&char>| at.is_some_and(|letter| letter.is_alphanumeric());
    let is_ink =
        |at: Option<&char>| at.is_some_and(|letter| !letter.is_whitespace() && *letter != mark[0]);
    let before = |at: usize| at.checked_sub(1).and_then(|n| letters.get(n));
    let opens = |at: usize| {
        letters[at..].starts_with(mark) && !is_word(before(at)) && is_ink(letters.get(at + width))
    };
    let closes = |at: usize| {
        letters[at..].starts_with(mark) && is_ink(before(at)) && !is_word(letters.get(at + width))
    };
    let mut kept = Vec::with_capacity(letters.len());
    let mut closing = None;
    let mut at = 0;
    while at < letters.len() {
        let end = letters.len().min(at + REACH);
        let partner = if closing.is_none() && opens(at) {
            (at + width + 1..end).find(|place| closes(*place))
        } else {
            None
        };
        let lone = width == 2 && (opens(at) || closes(at));
        if partner.is_some() || closing == Some(at) || lone {
            closing = partner.or(closing.filter(|place| *place != at));
            at += width;
        } else {
            kept.push(letters[at]);
            at += 1;
        }
    }
    kept
}

/// Rows of one punctuation sign become one, rows of dots an ellipsis.
fn calm_down(text: &str) -> String {
    let mut calm = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut row = 1;
        let sign = !letter.is_alphanumeric() && !letter.is_whitespace();
        while sign && letters.next_if_eq(&letter).is_some() {
            row += 1;
        }
        let times = match row {
            row if row < DRAWING => row,
            _ if letter == '.' => 3,
            // A line drawn with dashes separates; spoken, it is a pause.
            _ if "-_=~*#|".contains(letter) => 0,
            _ => 1,
        };
        if times == 0 {
            calm.push(' ');
        }
        calm.extend(std::iter::repeat_n(letter, times));
    }
    calm
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markdown_is_not_heard() {
        for (written, spoken) in [
            ("# Title\nA window.", "Title. A window."),
            ("- one\n- two\n\nEnd", "one. two. End"),
            ("**Bold** and *thin*, `code`.", "Bold and thin, code."),
            (
                "See [the page](https://a.b/c) and ![a cat](x.png).",
                "See the page and a cat.",
            ),
            ("| A | B |\n|---|:-:|\n| 1 | 2 |", "A, B. 1, 2."),
            ("```rust\nlet a = 1;\n```", "let a = 1;"),
            ("a\n---\nb", "a. b"),
            ("**Note: this", "Note: this"),
            ("is it** now", "is it now"),
            ("Wow!!!!!! Wait......", "Wow! Wait..."),
            (
                "Good 👍🏽 👍🏽 day 1️⃣",
                "Good thumbs up: medium skin tone day keycap: 1",
            ),
            (
                "nul\0 bell\x07 rtl\u{202e} zero\u{200b}width\r\nnext",
                "nul bell rtl zerowidth next",
            ),
        ] {
            assert_eq!(clean(written), spoken);
        }
    }

    #[test]
    fn plain_text_is_untouched() {
        for plain in [
            "2*3*4 is 24, and a_b_c is a name.",
            "He said \"Tom & Jerry <3\" at 5 > 3; it costs $4.50 (10% off).",
            "C# and F# - 1. one, 2**8, x = [1, 2] (y)...",
            "Grüße aus Köln – schön! 東京は大きい。© 2024",
        ] {
            assert_eq!(clean(plain), plain);
        }
    }

    proptest! {
        #[test]
        fn nothing_but_text_comes_out(text in "\\PC{0,40}(\n|\r\n|\x00|\x1b|[-*_#|>`~. ]|\\PC){0,60}") {
            let cleaned = clean(&text);
            prop_assert!(!cleaned.chars().any(char::is_control));
            prop_assert!(cleaned == cleaned.trim());
            prop_assert_eq!(clean(&cleaned), cleaned);
        }

        #[test]
        fn sentences_are_unchanged(text in "[A-Z][a-z]{1,8}( [a-z0-9]{1,8}[,;:]?){0,12} [a-z]{1,8}[.!?]") {
            prop_assert_eq!(clean(&text), text);
        }
    }
}
