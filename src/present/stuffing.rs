//! A text as the SSIP protocol carries it: lines that cannot end it early or become commands.

/// Text in the form in which no line of it can end the text or become a command.
pub(super) fn stuffed(text: &str) -> String {
    let mut stuffed = String::with_capacity(text.len() + 8);
    for line in text.split(['\r', '\n']) {
        let line: String = line.chars().filter(|letter| !letter.is_control()).collect();
        if line.is_empty() {
            continue;
        }
        if line.starts_with('.') {
            stuffed.push('.');
        }
        stuffed.push_str(&line);
        stuffed.push_str("\r\n");
    }
    stuffed
}

#[cfg(test)]
mod tests {
    use super::stuffed;
    use proptest::prelude::*;

    #[test]
    fn dots_are_doubled() {
        assert_eq!(stuffed(".\r\nQUIT\0"), "..\r\nQUIT\r\n");
        assert_eq!(stuffed(""), "");
    }

    proptest! {
        #[test]
        fn no_line_ends_the_text(text in "(\\.|\r|\n|\\PC|\x00){0,40}") {
            let wire = stuffed(&text);
            prop_assert!(wire.is_empty() || wire.ends_with("\r\n"));
            for line in wire.split_terminator("\r\n") {
                prop_assert!(line != "." && !line.contains(['\r', '\n', '\0']));
                prop_assert!(!line.starts_with('.') || line.starts_with(".."));
            }
        }
    }
}
