//! The text of one window after another, line by line, as much of it as is wanted: wrapped lines
//! are joined to sentences, and what is left out is counted.

use super::phrases::ended;
use super::same;
use crate::wording::say;

/// Lines of the front window that are said without being asked for more.
const FEW: usize = 6;
/// Lines of a terminal: the newest are what the person waits for.
const LAST: usize = 4;
/// Words from which on a line is taken for a sentence.
const TELLING: usize = 4;
/// A line is wrapped only when it is wide; shorter ones are items.
const WIDE: usize = 30;

/// How much of a text is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// Everything.
    All,
    /// The first lines, and how many remain.
    First,
    /// The last lines, and how many came before.
    Last,
    /// The first line.
    One,
    /// The last line.
    Newest,
    /// The first line in one sentence with what was said before it.
    Led,
}

/// What was said and what was left out.
#[derive(Debug)]
pub(super) struct Flow {
    length: Length,
    /// Pieces of this text that were said, and those that were not.
    said: usize,
    left: usize,
    /// The piece that may go on in the next line, and its block.
    open: Option<(String, usize)>,
    held: Vec<String>,
    head: String,
    newest: bool,
    /// Lines of this text may be wrapped; those of a terminal stand for themselves.
    wraps: bool,
    /// All that was said, to say nothing twice.
    all: String,
    withheld: bool,
}

impl Flow {
    pub(super) fn new(length: Length) -> Self {
        Self {
            length,
            said: 0,
            left: 0,
            open: None,
            held: Vec::new(),
            head: String::new(),
            newest: false,
            wraps: true,
            all: String::new(),
            withheld: false,
        }
    }

    /// One line is said in one sentence with `head`: the newest, or the one that tells most.
    pub(super) fn lead(&mut self, head: &str, newest: bool) {
        self.length = Length::Led;
        self.newest = newest;
        self.head = head.to_owned();
    }

    /// Begins another text, in a terminal or elsewhere.
    pub(super) fn begin(&mut self, length: Length, terminal: bool) {
        self.length = length;
        self.wraps = !terminal;
        (self.said, self.left) = (0, 0);
    }

    /// Takes a line, and gives what can be said now.
    pub(super) fn push(&mut self, line: &str, block: usize) -> Option<String> {
        let line = line.trim();
        if let Some((open, of)) = &mut self.open
            && self.wraps
            && *of == block
            && goes_on(open, line)
        {
            open.push(' ');
            open.push_str(line);
            return None;
        }
        let piece = self.open.replace((line.to_owned(), block));
        self.piece(piece?.0)
    }

    fn piece(&mut self, piece: String) -> Option<String> {
        let wanted = match self.length {
            Length::All => true,
            Length::First => self.said < FEW,
            Length::One => self.said < 1,
            Length::Last | Length::Newest | Length::Led => {
                self.held.push(piece);
                return None;
            }
        };
        if !wanted {
            self.left += 1;
            return None;
        }
        Some(self.say(&piece))
    }

    fn say(&mut self, piece: &str) -> String {
        self.said += 1;
        self.all.push_str(piece);
        self.all.push('\n');
        match self.length {
            // A text is read exactly: a voice pauses at the end of a line without being told.
            Length::All => format!("{piece}\n"),
            _ => ended(piece),
        }
    }

    /// Ends this text: its last piece, and how much was left out.
    pub(super) fn end(&mut self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some((piece, _)) = self.open.take() {
            told.extend(self.piece(piece));
        }
        told.extend(self.release());
        let left = std::mem::take(&mut self.left);
        self.withheld |= left > 0;
        match (self.length, left) {
            (Length::First, 1..) => told.push(ended(&say!("more-lines", count = left))),
            (Length::Last, 1..) => told.push(ended(&say!("lines-before", count = left))),
            _ => {}
        }
        told
    }

    /// What had to wait for the end of the text.
    fn release(&mut self) -> Vec<String> {
        let held = std::mem::take(&mut self.held);
        let last = match self.length {
            Length::Led => return vec![self.led(&held)],
            Length::Newest => 1,
            _ => LAST,
        };
        let skipped = held.len().saturating_sub(last);
        self.left += skipped;
        let mut told = Vec::new();
        if skipped > 0 && last > 1 {
            told.push(ended(&say!("last-lines")));
        }
        told.extend(held[skipped..].iter().map(|piece| self.say(piece)));
        told
    }

    /// The head with the line that tells most: menus and buttons have fewer words than sentences.
    fn led(&mut self, held: &[String]) -> String {
        let words = |piece: &&String| piece.split_whitespace().count();
        let telling = held.iter().find(|piece| words(piece) >= TELLING);
        let telling = telling.or(held.first());
        match held.last().filter(|_| self.newest).or(telling) {
            Some(piece) => {
                self.all.push_str(piece);
                ended(&say!(
                    "head-and-text",
                    head = self.head.as_str(),
                    text = piece
                ))
            }
            None => ended(&self.head),
        }
    }

    /// Whether anything was left out anywhere.
    pub(super) fn has_withheld(&self) -> bool {
        self.withheld
    }

    /// Whether this was said, or something that it is a part of.
    pub(super) fn has_told(&self, text: &str) -> bool {
        same::is_part(text, &self.all)
    }

    /// Whether any text was said.
    pub(super) fn said_anything(&self) -> bool {
        !self.all.is_empty()
    }
}

/// Whether `line` is the rest of a sentence that was wrapped after `open`.
fn goes_on(open: &str, line: &str) -> bool {
    let row = open.rsplit('\n').next().unwrap_or(open);
    row.chars().count() >= WIDE
        && !row.ends_with(['.', '!', '?', ':', ';', '{', '}', ')'])
        && line.starts_with(char::is_lowercase)
}
