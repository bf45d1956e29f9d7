//! The lines of a configuration file that belong together: an option with its value, a table with
//! its options. Offsets in, offsets out; what they mean is not known here.

use std::ops::Range;

use toml::de::DeTable;

/// The number of the line at `at`, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Takes a range out of the text; its line breaks stay, so that later lines keep their numbers.
pub(super) fn blank_out(text: &mut String, range: Range<usize>) {
    let breaks = text[range.clone()].matches('\n').count();
    text.replace_range(range, &"\n".repeat(breaks));
}

/// The line at `at`; the head of a table goes with its options, which would otherwise fall to the
/// table before it.
pub(super) fn whole(text: &str, at: usize) -> Range<usize> {
    let line = line(text, at);
    if !is_head(&text[line.clone()]) || repeats(text, &line) {
        return line;
    }
    let next = starts(text, line.end).find(|start| is_head(rest(text, *start)));
    line.start..next.map_or(text.len(), |next| next.saturating_sub(1))
}

/// What must go where the parser stumbles at `at` over something that may have begun long before,
/// such as a bracket that is never closed.
pub(super) fn culprit(text: &str, at: usize) -> Range<usize> {
    let stumbled = line(text, at);
    if reads(&text[..stumbled.start]) {
        return extended(text, stumbled);
    }
    // What stands before the culprit reads well, whatever ends with it or behind it does not.
    let mut good = 0;
    let starts: Vec<usize> = statements(text)
        .take_while(|start| *start < stumbled.start)
        .collect();
    let (mut low, mut high) = (0, starts.len());
    while low < high {
        let middle = low.midpoint(high);
        match reads(&text[..starts[middle]]) {
            true => (good, low) = (starts[middle], middle + 1),
            false => high = middle,
        }
    }
    let first = starts_from(text, good).find(|start| !rest(text, *start).trim().is_empty());
    extended(text, line(text, first.unwrap_or(good)))
}

/// Where a line begins that looks like an option or the head of a table.
pub(super) fn statements(text: &str) -> impl Iterator<Item = usize> + '_ {
    starts_from(text, 0).filter(|start| begins_something(rest(text, *start)))
}

/// A line with what follows and belongs to it: the options of a table, the rest of an open value.
fn extended(text: &str, line: Range<usize>) -> Range<usize> {
    let written = &text[line.clone()];
    if is_head(written) {
        return whole(text, line.start);
    }
    let value = written.split_once('=').map_or("", |(_, value)| value);
    let opens = value.contains(['[', '{']) || value.contains("\"\"\"") || value.contains("'''");
    if !opens {
        return line;
    }
    let next = starts(text, line.end).find(|start| begins_something(rest(text, *start)));
    line.start..next.map_or(text.len(), |next| next.saturating_sub(1))
}

/// Whether the head of this table stands directly in the same table already, written twice.
fn repeats(text: &str, head: &Range<usize>) -> bool {
    let before = text[..head.start].lines().rev();
    let before = before.map(str::trim).find(|line| is_head(line));
    before == Some(text[head.clone()].trim()) && !text[head.clone()].trim().starts_with("[[")
}

fn reads(text: &str) -> bool {
    DeTable::parse(text).is_ok()
}

fn line(text: &str, at: usize) -> Range<usize> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |rest| at + rest);
    start..end
}

/// The line that begins at `start`.
fn rest(text: &str, start: usize) -> &str {
    &text[line(text, start)]
}

/// Where lines begin, from the one that begins at `start`.
fn starts_from(text: &str, start: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(start).chain(starts(text, start))
}

/// Where lines begin behind `at`.
fn starts(text: &str, at: usize) -> impl Iterator<Item = usize> + '_ {
    let breaks = text[at..].match_indices('\n');
    breaks.map(move |(offset, _)| at + offset + 1)
}

/// Whether a line is the head of a table, its first bracket lost perhaps.
fn is_head(line: &str) -> bool {
    let line = line.trim();
    let named = |name: &str| {
        let of_a_name = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        !name.is_empty() && name.chars().all(of_a_name)
    };
    line.starts_with('[') || line.strip_suffix(']').is_some_and(named)
}

fn begins_something(line: &str) -> bool {
    let begin = line.trim_start();
    let name = begin.split_once('=').map_or("", |(name, _)| name.trim());
    let named = !name.is_empty() && !name.starts_with(['#', '{', '[']) && !name.contains(',');
    is_head(line) || named
}
