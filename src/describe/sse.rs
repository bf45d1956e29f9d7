//! Server-sent events: bytes in, cut anywhere, events out (WHATWG HTML, section 9.2).
//!
//! Beyond the standard it keeps what servers really do: a last event without its blank line is
//! handed out as a tail, and lines that are no field at all are kept, since some servers report an
//! error as bare JSON. It knows nothing of any provider.

/// The most bytes of one event; a sentence has a few hundred, a hostile line has no end.
const EVENT_LIMIT: usize = 4 << 20;

/// The most bytes kept of lines that are no field; an error object has a few thousand.
const RAW_LIMIT: usize = 64 << 10;

/// What a stretch of bytes contained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The joined `data` lines of one event.
    Event(String),
    /// A comment line: no words, but the other side is alive.
    Comment,
    /// An event beyond the limit; nothing is decoded after it.
    Oversized,
}

/// What is left when the bytes end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rest {
    /// A last event that lacks its blank line; it may be cut in the middle.
    pub tail: Option<String>,
    /// The lines that were no field, joined.
    pub raw: String,
}

/// Splits bytes into events.
#[derive(Debug, Default)]
pub struct Decoder {
    /// Bytes, not text: the network cuts characters in two.
    line: Vec<u8>,
    event: Option<String>,
    raw: String,
    begun: bool,
    after_return: bool,
    oversized: bool,
}

impl Decoder {
    /// Takes the next bytes and returns what they completed.
    pub fn push(&mut self, mut bytes: &[u8]) -> Vec<Item> {
        let mut items = Vec::new();
        while !bytes.is_empty() && !self.oversized {
            // A line feed after a carriage return belongs to it, even in the next piece.
            if std::mem::take(&mut self.after_return) && bytes[0] == b'\n' {
                bytes = &bytes[1..];
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            self.line
                .extend_from_slice(&bytes[..end.unwrap_or(bytes.len())]);
            if self.line.len() + self.event.as_ref().map_or(0, String::len) > EVENT_LIMIT {
                self.oversized = true;
                items.push(Item::Oversized);
                break;
            }
            let Some(end) = end else { break };
            self.after_return = bytes[end] == b'\r';
            bytes = &bytes[end + 1..];
            items.extend(self.end_line());
        }
        items
    }

    /// Ends the decoding and returns what was not complete.
    pub fn finish(mut self) -> Rest {
        if !self.oversized && !self.line.is_empty() {
            self.end_line();
        }
        Rest {
            tail: self.event,
            raw: self.raw,
        }
    }

    fn end_line(&mut self) -> Option<Item> {
        let line = std::mem::take(&mut self.line);
        let mut line = line.as_slice();
        if !std::mem::replace(&mut self.begun, true) {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        if line.is_empty() {
            return self.event.take().map(Item::Event);
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        match field {
            "" => return Some(Item::Comment),
            "data" => self.add(value.strip_prefix(' ').unwrap_or(value)),
            "event" | "id" | "retry" => {}
            _ => self.keep(&line),
        }
        None
    }

    fn add(&mut self, value: &str) {
        match &mut self.event {
            Some(event) => {
                event.push('\n');
                event.push_str(value);
            }
            None => self.event = Some(value.to_owned()),
        }
    }

    fn keep(&mut self, line: &str) {
        let room = RAW_LIMIT.saturating_sub(self.raw.len() + 1);
        let mut end = room.min(line.len());
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        self.raw.push_str(&line[..end]);
        if room > 0 {
            self.raw.push('\n');
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(input: &[u8], cuts: &[usize]) -> (Vec<Item>, Rest) {
        let mut decoder = Decoder::default();
        let mut items = Vec::new();
        let mut from = 0;
        for &cut in cuts {
            items.extend(decoder.push(&input[from..cut]));
            from = cut;
        }
        items.extend(decoder.push(&input[from..]));
        (items, decoder.finish())
    }

    fn whole(input: &str) -> (Vec<Item>, Rest) {
        decode(input.as_bytes(), &[])
    }

    fn event(text: &str) -> Item {
        Item::Event(text.to_owned())
    }

    #[test]
    fn lines_end_in_any_of_the_three_ways() {
        for end in ["\n", "\r\n", "\r"] {
            let (items, rest) = whole(&format!("data: a{end}data: b{end}{end}data: c{end}{end}"));
            assert_eq!(items, [event("a\nb"), event("c")], "{end:?}");
            assert_eq!(rest, Rest::default(), "{end:?}");
        }
    }

    #[test]
    fn the_fields_of_the_standard() {
        let (items, rest) = whole(
            "\u{feff}data:no space\n\n: comment\ndata: two\ndata:  lines\nevent: x\nid: 1\nretry: 2\n\ndata\n\n:\n\n\n",
        );
        assert_eq!(
            items,
            [
                event("no space"),
                Item::Comment,
                event("two\n lines"),
                event(""),
                Item::Comment
            ]
        );
        assert_eq!(rest, Rest::default());
    }

    #[test]
    fn a_last_event_without_its_blank_line_is_a_tail() {
        for input in ["data: a\n\ndata: b\n", "data: a\n\ndata: b"] {
            let (items, rest) = whole(input);
            assert_eq!(items, [event("a")]);
            assert_eq!(rest.tail.as_deref(), Some("b"));
        }
    }

    #[test]
    fn bare_json_is_kept() {
        let (items, rest) =
            whole("data: a\r\n\r\n{\r\n  \"error\": {\r\n    \"code\": 503\r\n  }\r\n}");
        assert_eq!(items, [event("a")]);
        let error: serde_json::Value = serde_json::from_str(&rest.raw).unwrap();
        assert_eq!(error["error"]["code"], 503);
    }

    #[test]
    fn an_endless_line_is_given_up_and_little_of_it_kept() {
        let mut decoder = Decoder::default();
        decoder.push(b"data: ");
        let piece = vec![b'x'; 1 << 20];
        let items: Vec<_> = (0..100).flat_map(|_| decoder.push(&piece)).collect();
        assert_eq!(items, [Item::Oversized]);
        assert!(decoder.line.len() <= EVENT_LIMIT + piece.len());

        let mut decoder = Decoder::default();
        for _ in 0..100 {
            decoder.push(&piece[..RAW_LIMIT / 3]);
            decoder.push(b"\n");
        }
        assert!(decoder.finish().raw.len() <= RAW_LIMIT);
    }

    proptest! {
        #[test]
        fn cutting_elsewhere_changes_nothing(
            parts in proptest::collection::vec(
                prop_oneof![
                    Just("data:"), Just("data: "), Just("\n"), Just("\r"), Just("\r\n"), Just("\n\n"),
                    Just(": beat"), Just("ä€😀"), Just("{\"error\":"), Just("\u{feff}"), Just("id:1"), Just("x"),
                ],
                0..40,
            ),
            bytes in proptest::collection::vec(any::<u8>(), 0..20),
            cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..40),
        ) {
            let mut input = parts.concat().into_bytes();
            input.extend(bytes);
            let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(input.len() + 1)).collect();
            cuts.sort_unstable();
            prop_assert_eq!(decode(&input, &cuts), decode(&input, &[]));
            let every: Vec<_> = (0..input.len()).collect();
            prop_assert_eq!(decode(&input, &every), decode(&input, &[]));
        }
    }
}
