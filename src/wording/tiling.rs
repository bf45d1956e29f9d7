//! What is said about desktops like sway, which bind keys and start programs by their own
//! configuration.

use crate::tiling::Unwritten;

/// The keys are there.
pub fn bound(desktop: &str) -> String {
    format!(
        "{desktop} binds keys in its own configuration, and those of Aloud are there. To take them out run: aloud shortcuts remove."
    )
}

/// The keys are not there; the lines that a person can put there.
pub fn unbound(desktop: &str, file: &str, lines: &str) -> String {
    format!(
        "{desktop} binds keys in its own configuration, and none of Aloud is there. These are the lines for {file}:\n{lines}"
    )
}

/// How to have the lines written.
pub const TO_ADD: &str = "To have them written there run: aloud shortcuts add.";

/// Whether to write them.
pub fn shall_keys(desktop: &str) -> String {
    format!(
        "{desktop} gives programs no keys. Shall those of Aloud be written into its own configuration, and read at once? They can be taken out again."
    )
}

/// Whether to write the line for the start at login.
pub fn shall_start(desktop: &str) -> String {
    format!(
        "{desktop} starts nothing by itself. Shall a line that starts Aloud be written into its own configuration? It can be taken out again."
    )
}

/// The line was not written.
pub const LEFT_TO_YOU: &str = "That line is left to you. To have it written run aloud autostart enable in a terminal, and answer yes.";

/// What is typed for yes, where nothing else is.
pub const TYPE_YES: &str = "Type yes and Enter, or Enter alone for no.";

/// The keys are written.
pub fn keys_written(file: &str, config: &str) -> String {
    format!(
        "The keys of Aloud are in {file}, which {config} includes. To take them out run: aloud shortcuts remove."
    )
}

/// The line for the start at login is written.
pub fn start_written(file: &str, config: &str) -> String {
    format!(
        "The line that starts Aloud is in {file}, which {config} includes. To take it out run: aloud autostart disable."
    )
}

/// The desktop has read its configuration again.
pub fn read_again(desktop: &str) -> String {
    format!("{desktop} has read its configuration again.")
}

/// The desktop could not be told to read its configuration again.
pub fn to_read_again(command: &str) -> String {
    match command {
        "" => "That counts from the next login on.".into(),
        command => {
            format!("That counts when the configuration is read again. To do so run: {command}.")
        }
    }
}

/// What was written is taken out.
pub fn taken_out(config: &str) -> String {
    format!("What Aloud had written is taken out of {config}.")
}

/// There was nothing to take out.
pub const NOTHING_THERE: &str =
    "Nothing that Aloud has written stands in the desktop's configuration.";

/// Why nothing can be written.
pub fn unwritten(why: &Unwritten) -> String {
    match why {
        Unwritten::NoHome => {
            "There is no place for the desktop's configuration: HOME is not set.".into()
        }
        Unwritten::NowhereToInclude(config) => format!(
            "Nothing can be written into {}. Put the lines there yourself; to list them run: aloud shortcuts status.",
            config.display()
        ),
        Unwritten::Refused(file, error) => format!(
            "{} cannot be written: {error}. Put the lines there yourself; to list them run: aloud shortcuts status.",
            file.display()
        ),
    }
}

/// What becomes of the window key where no window can be told apart.
pub const WINDOW: &str = "The window key looks at the whole screen there, and says so.";

/// What to do where nobody tells that the screen is locked.
pub const LOCK: &str = "So Aloud looks at a locked screen as well; to keep it from that run aloud pause before you leave.";

/// What to do where the desktop binds keys in its own configuration.
pub const KEYS_TO_BIND: &str =
    "To have Aloud's keys bound in the desktop's own configuration run: aloud shortcuts.";

/// The desktop gives no keys.
pub const NO_KEYS_HERE: &str = "this desktop gives programs no keys";

/// The desktop gives keys to a daemon that asks for them.
pub const KEYS_GIVEN: &str = "The desktop's portal gives the keys when the daemon asks for them.";

/// The desktop's own settings have the keys.
pub fn has_keys(desktop: &str) -> String {
    format!("{desktop} itself has the keys and runs the commands.")
}

/// The desktop gives the keys, later.
pub const KEYS_FROM_PORTAL: &str = "Your desktop gives the keys. When Aloud starts, the desktop may ask in a window whether it may have them, and Aloud says how to answer.";

/// A question with what Enter does.
pub fn enter_is_yes(question: &str) -> String {
    format!("{question} Type n for no; Enter is yes.")
}
