//! Lines of ours within an XML configuration, as labwc's: a block of its own at the end of it, which is
//! taken out again to the byte. What a person wrote is never changed.

/// What a configuration is that has nothing in it.
pub(super) const EMPTY: &str = "<?xml version=\"1.0\"?>\n<labwc_config>\n</labwc_config>\n";

/// The ends of what labwc reads; the second is that of its model.
const ENDS: [&str; 2] = ["</labwc_config>", "</openbox_config>"];

/// The configuration with these key bindings in it, under this name; none where it has no end.
pub(super) fn with(text: &str, name: &str, lines: &str) -> Option<String> {
    let text = without(text, name);
    let bare = without_comments(&text);
    let (end, _) = ENDS
        .iter()
        .filter_map(|end| Some((text.rfind(end)?, end)))
        .max()?;
    // The end's own line keeps its indentation.
    let line = text[..end].rfind('\n').map_or(0, |before| before + 1);
    let place = match text[line..end].trim().is_empty() {
        true => line,
        false => end,
    };
    // Only where no key is bound labwc binds its own ones by itself.
    let usual = match binds(&bare) {
        true => "",
        false => "<default />\n",
    };
    let (begin, close) = marks(name);
    let block = format!("{begin}<keyboard>\n{usual}{lines}\n</keyboard>\n{close}");
    Some(format!("{}{block}{}", &text[..place], &text[place..]))
}

/// The configuration without what stands in it under this name.
pub(super) fn without(text: &str, name: &str) -> String {
    let (begin, close) = marks(name);
    let found = text.split_once(&begin);
    let rest = found.and_then(|(before, rest)| Some((before, rest.split_once(&close)?.1)));
    match rest {
        Some((before, behind)) => format!("{before}{behind}"),
        None => text.to_owned(),
    }
}

/// A text as the value of an attribute.
pub fn quoted(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;")
}

fn marks(name: &str) -> (String, String) {
    (
        format!("<!-- {name}: written by aloud, and removed by it. -->\n"),
        format!("<!-- {name}: the end. -->\n"),
    )
}

/// Whether keys are bound, or the usual ones asked for.
fn binds(text: &str) -> bool {
    let keyboard = text.split("<keyboard").skip(1);
    keyboard
        .filter_map(|section| section.split("</keyboard").next())
        .any(|section| section.contains("<keybind") || section.contains("<default"))
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| Some(part.split_once("-->")?.1));
    std::iter::once(first.as_str()).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LINES: &str = "<keybind key=\"W-A-d\"><action name=\"Execute\" command=\"aloud press screen\"/></keybind>";
    const NAME: &str = "aloud-keys.conf";

    #[test]
    fn what_is_written_is_taken_out_to_the_byte() {
        for text in [
            EMPTY,
            "<?xml version='1.0'?>\n<labwc_config>\n  <core/>\n  </labwc_config>\n",
            "<openbox_config><keyboard><keybind key=\"W-x\"/></keyboard></openbox_config>",
            "<labwc_config>\n<!-- <keyboard><keybind/></keyboard> </labwc_config> -->\n</labwc_config>",
        ] {
            let once = with(text, NAME, LINES).unwrap();
            assert_ne!(once, text);
            assert_eq!(with(&once, NAME, LINES).unwrap(), once);
            assert_eq!(without(&once, NAME), text);
            assert_eq!(without(&once, "another"), once);
            let usual = once.matches("<default />").count();
            assert_eq!(usual, usize::from(!text.contains("W-x")), "{once}");
        }
    }

    #[test]
    fn labwc_s_own_keys_stay_and_are_not_asked_for_twice() {
        let text = "<labwc_config><keyboard><default/></keyboard></labwc_config>";
        let written = with(text, NAME, LINES).unwrap();
        assert!(!written.contains("<default />"), "{written}");
        // One that begins and ends at once has no place for anything.
        assert_eq!(with("<labwc_config/>", NAME, LINES), None);
        assert_eq!(with("", NAME, LINES), None);
    }
}
