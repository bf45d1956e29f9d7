//! What a word on the command line names.

use std::path::PathBuf;

use crate::request::Subject;

/// The subject of that name; every other word is a file. A file called "screen" is "./screen".
pub(super) fn subject(name: &str) -> Subject {
    match name {
        "screen" => Subject::Screen,
        "window" => Subject::Window,
        "focus" => Subject::Focus,
        "pointer" => Subject::Pointer,
        "clipboard" => Subject::Clipboard,
        "changes" => Subject::Changes,
        file => {
            let file = PathBuf::from(file);
            // The daemon has another working folder.
            Subject::File(std::path::absolute(&file).unwrap_or(file))
        }
    }
}
