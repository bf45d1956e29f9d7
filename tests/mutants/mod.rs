//! Configuration files with mistakes in them, made from a good one: one mistake of which is known
//! what it must cost, or many at random. The same number always makes the same file.
#![allow(dead_code, unreachable_pub)]

/// A good file with no option at its default.
pub const GOOD: &str = r#"# My configuration.
providers = ["gemini", "claude", "local"]

[provider.gemini]
dialect = "gemini"
model = "gemini-3.8-flash"
safety = "off"
max-tokens = 2048

[provider.claude]
dialect = "anthropic"
first-word-seconds = 40
effort = "low"

[answer]
language = "de"
detail = "full"
context = "always"
hedge-seconds = 7
check-quotes = true
tell-tokens = true
keep-minutes = 9

[limits]
requests-a-minute = 60
requests-a-day = 500

[capture]
monitors = "pointer"

[keys]
screen = "Super+Alt+Z"
window = "Super+Alt+U"
forget = "Super+Alt+O"
copy = "Super+Alt+Y"

[tray]
show = false

[speech]
rate = 20
pitch = -5
priority = "message"

[speech.sounds]
volume = 33
"#;

/// A good file with which any daemon speaks as it always does.
pub const PLAIN: &str = r#"providers = ["gemini", "local"]

[answer]
detail = "full"
hedge-seconds = 7
keep-minutes = 9

[limits]
requests-a-minute = 60

[keys]
copy = "Super+Alt+Y"
"#;

/// Numbers that look thrown, always the same for the same beginning (xorshift, Marsaglia 2003).
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.throw(from.len())]
    }
}

/// A file with one mistake: its bytes, the line that must be named, and the good file without
/// what that line set.
#[derive(Debug)]
pub struct Mistake {
    pub bytes: Vec<u8>,
    pub line: usize,
    pub rest: String,
}

/// Values that no option takes.
const NO_VALUES: [&str; 18] = [
    "",
    "\"never closed",
    "'never closed",
    "\"\"\"never closed",
    "'''never closed",
    "[\"never closed\",",
    "{ a = 1",
    "[[[[[[[[1]]]]]]]]",
    "{ a = { b = { c = 1 } } }",
    "1979-05-27T07:32:00Z",
    "99999999999999999999999999",
    "-1e400",
    "\"a\" \"b\"",
    "\"\\q\"",
    "\"\u{0}\"",
    "\u{201c}de\u{201d}",
    "nan",
    "= 3",
];

/// One mistake in one line of `good`.
pub fn mistake(good: &str, seed: u64) -> Mistake {
    let mut dice = Dice::new(seed);
    let lines: Vec<&str> = good.lines().collect();
    let options: Vec<usize> = (0..lines.len())
        .filter(|&at| lines[at].contains(" = "))
        .collect();
    let at = options[dice.throw(options.len())];
    let (name, value) = lines[at].split_once(" = ").unwrap();
    let without = |range: std::ops::Range<usize>| {
        let keep = |(index, line): (usize, &&str)| match range.contains(&index) {
            true => String::new(),
            false => (*line).to_owned(),
        };
        lines
            .iter()
            .enumerate()
            .map(keep)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let instead = |line: &[u8]| {
        let mut bytes = Vec::new();
        for (index, old) in lines.iter().enumerate() {
            bytes.extend_from_slice(if index == at { line } else { old.as_bytes() });
            bytes.push(b'\n');
        }
        bytes
    };
    let (bytes, rest) = match dice.throw(9) {
        0..4 => {
            let wrong = format!("{name} = {}", dice.pick(&NO_VALUES));
            (instead(wrong.as_bytes()), without(at..at + 1))
        }
        4 => {
            let wrong = format!(
                "{name}{} = {value}",
                dice.pick(&["-x", "s", ".y", "\u{7}", " a"])
            );
            (instead(wrong.as_bytes()), without(at..at + 1))
        }
        5 => {
            let wrong = format!("{name} {value}");
            (instead(wrong.as_bytes()), without(at..at + 1))
        }
        6 => {
            let mut wrong = format!("{name} = {value}").into_bytes();
            let inside = name.len() + 3 + dice.throw(value.len());
            wrong.splice(inside..inside, [0xc3, 0x28]);
            (instead(&wrong), without(at..at + 1))
        }
        7 => {
            // A page of text that is never closed.
            let wrong = format!("{name} = \"{}", "no value ".repeat(3_000));
            (instead(wrong.as_bytes()), without(at..at + 1))
        }
        _ => {
            // A line more, which the file does not need.
            let more = dice.pick(&[
                "colour = \"red\"",
                "what is this",
                "]",
                "\u{feff}",
                "=",
                "\"",
                "a.b.c = 1",
            ]);
            let mut bytes = instead(more.as_bytes());
            let before: usize = lines[..at].iter().map(|line| line.len() + 1).sum();
            let line = format!("{}\n", lines[at]);
            bytes.splice(before..before, line.bytes());
            return Mistake {
                bytes,
                line: at + 2,
                rest: good.to_owned(),
            };
        }
    };
    Mistake {
        bytes,
        line: at + 1,
        rest,
    }
}

/// Lines and pieces that a wrong file may hold.
const PIECES: [&str; 22] = [
    "[answer]\n",
    "[[answer]]\n",
    "[answer\n",
    "answer]\n",
    "[keys]\nscreen = \"Super+Alt+W\"\n",
    "[nothing]\na = 1\n",
    "[answer.more]\n",
    "[provider.\"\"]\n",
    "[provider.local]\ndialect = \"martian\"\n",
    "detail = \"gist\"\n",
    "providers = []\n",
    "providers = [\"nobody\"]\n",
    "providers = [\n  \"gemini\",\n  \"local\"\n",
    "\"\"\"",
    "'''",
    "\"",
    "#",
    "=",
    "\u{feff}",
    "\u{0}",
    "\r",
    "language = \"\\u0000\\n\"\n",
];

/// `good` with up to twelve mistakes of every kind.
pub fn mutated(good: &str, seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let mut bytes = good.as_bytes().to_vec();
    for _ in 0..=dice.throw(12) {
        bytes = once_more(bytes, &mut dice);
    }
    bytes
}

fn once_more(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let (one, other) = (dice.throw(lines.len()), dice.throw(lines.len()));
    let at = dice.throw(bytes.len());
    match dice.throw(16) {
        0 => drop(lines.remove(one)),
        1 => lines.insert(other, lines[one].clone()),
        2 => lines.swap(one, other),
        3 => lines[one].reverse(),
        4 => lines[one] = lines[one].to_ascii_uppercase(),
        5 => lines[one]
            .iter_mut()
            .filter(|byte| **byte == b'"')
            .for_each(|byte| *byte = b'\''),
        6 => {
            let next = lines[other].clone();
            lines[one].extend(next);
        }
        kind => {
            match kind {
                7 => bytes.truncate(at),
                8 => drop(bytes.splice(at..at, dice.pick(&PIECES).bytes())),
                9 if !bytes.is_empty() => bytes[at] = dice.throw(256) as u8,
                10 => drop(bytes.splice(
                    at..at,
                    (0..9).map(|_| dice.throw(256) as u8).collect::<Vec<_>>(),
                )),
                11 if !bytes.is_empty() => drop(bytes.remove(at)),
                12 => drop(bytes.splice(0..0, *b"\xef\xbb\xbf")),
                13 => {
                    let text = String::from_utf8_lossy(&bytes).replace('\n', "\r\n");
                    bytes = text.into_bytes();
                }
                14 => {
                    let pieces = dice.pick(&["[", "{a=", "\"\\\\", "9", "ü", "a.", "\n", "#\n"]);
                    let many = pieces.repeat(1 + dice.throw(3_000));
                    bytes.splice(at..at, many.bytes());
                }
                _ => {
                    let half = bytes[..at].to_vec();
                    bytes.extend(half);
                }
            }
            return bytes;
        }
    }
    lines.join(&b'\n')
}
