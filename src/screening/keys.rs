//! Private keys: the lines from the one that begins such a key to the one that ends it (RFC 7468).

use super::{Hit, Secret};

/// Lines after the first up to which a key whose end was not read may go; the longest common ones
/// have some fifty.
const LONGEST: usize = 80;

/// The letters that a line of a key has at least, as one word.
const LINE: usize = 20;

/// The hits in all lines.
pub(super) fn search(lines: &[Vec<&str>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut left = 0;
    for (line, words) in lines.iter().enumerate() {
        let mark = Mark::of(words);
        if mark == Mark::End && left == 0 {
            // Its beginning is not in the picture; what leads up to its end is.
            let before = lines[..line].iter().rev();
            let before = before.take_while(|words| is_of_a_key(words) || is_dashes(words));
            let first = line - before.count();
            hits.extend((first..line).map(|line| Hit {
                secret: Secret::PrivateKey,
                line,
                words: 0..lines[line].len(),
            }));
            left = 1;
        }
        if mark == Mark::Begin {
            left = LONGEST;
        }
        // What is no line of a key stands behind one whose end was not read.
        let long = words.iter().any(|word| word.len() >= LINE);
        if mark == Mark::None && !long && words.len() > 3 {
            left = 0;
        }
        if left > 0 {
            hits.push(Hit {
                secret: Secret::PrivateKey,
                line,
                words: 0..words.len(),
            });
        }
        left = match mark {
            Mark::End => 0,
            _ => left.saturating_sub(1),
        };
    }
    hits
}

/// Whether these may be the letters of one line of a key, in which the reader may see a gap or two,
/// and one letter in ten for something else.
fn is_of_a_key(words: &[&str]) -> bool {
    let letters = words.concat();
    let base64 = |letter: &char| letter.is_alphanumeric() || "+/=".contains(*letter);
    let (all, right) = (
        letters.chars().count(),
        letters.chars().filter(base64).count(),
    );
    (1..=3).contains(&words.len()) && all >= LINE && right * 10 >= all * 9
}

/// Whether these are a piece of the dashes around a mark, which the reader may see as a line of its own.
fn is_dashes(words: &[&str]) -> bool {
    words
        .iter()
        .all(|word| !word.contains(char::is_alphanumeric))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Begin,
    End,
}

impl Mark {
    /// Whether the line begins or ends a key. Only capitals count: prose writes about keys, too.
    fn of(words: &[&str]) -> Self {
        let capitals: String = words
            .concat()
            .chars()
            .map(|letter| match letter {
                'l' | '|' | '1' => 'I',
                other => other,
            })
            .filter(char::is_ascii_uppercase)
            .collect();
        if !capitals.contains("PRIVATEKEY") {
            return Self::None;
        }
        match (capitals.contains("BEGIN"), capitals.contains("END")) {
            (true, _) => Self::Begin,
            (false, true) => Self::End,
            (false, false) => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[&'static str]) -> Vec<usize> {
        let lines: Vec<Vec<&str>> = text.iter().map(|line| line.split(' ').collect()).collect();
        search(&lines).iter().map(|hit| hit.line).collect()
    }

    #[test]
    fn a_private_key_is_found_from_its_beginning_to_its_end() {
        let text = [
            "$ cat id",
            "-----BEGIN OPENSSH PRIVATE KEY-----",
            "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz",
            "c2gtZWQyNTUxOQAAACB1",
            "-----END OPENSSH PRIVATE KEY-----",
            "$ and then some more words",
        ];
        assert_eq!(lines(&text), [1, 2, 3, 4]);
        assert_eq!(lines(&[text[1], text[2], text[5], text[0]]), [0, 1]);
        assert_eq!(
            lines(&[text[0], text[2], text[3], text[4], text[5]]),
            [1, 2, 3]
        );
        let gap = "c2gtZWQyNTUx OQAAA×B1b3BlbnNz";
        assert_eq!(lines(&[text[0], gap, text[3], text[4]]), [1, 2, 3]);
        assert_eq!(lines(&[text[0], text[3], "----", text[4]]), [1, 2, 3]);
        assert_eq!(lines(&["BEGlN RSA PRIVATE KEY"]), [0]);
        assert!(lines(&["Begin with your private key", "-----BEGIN PUBLIC KEY-----"]).is_empty());
    }
}
