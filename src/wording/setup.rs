//! What the set-up says and asks. Every sentence is printed and spoken, and every question says what
//! Enter alone does.

/// The first words.
pub const WELCOME: &str = "Welcome to the set-up of Aloud. Every question is printed and spoken. Enter alone takes the answer that \
                           is named last. A question mark and Enter says a question again. An s and Enter stops the speaking \
                           here, for instance when your screen reader reads along. Control C leaves, and nothing is changed.";
/// Nothing can speak.
pub const NOTHING_SPEAKS: &str = "Nothing on this computer can speak, so the questions are only printed. To find out why, run \
                                  aloud doctor when this is done.";
/// The speaking was stopped by the user.
pub const SPEAKS_NO_MORE: &str = "The questions are only printed from here on.";
/// The speaking goes on at the user's wish.
pub const SPEAKS_AGAIN: &str = "The questions are spoken again.";
/// Left before the end.
pub const LEFT: &str = "The set-up was left. Nothing was changed.";
/// An answer that was not understood.
pub const YES_OR_NO: &str = "Please type y for yes or n for no, then Enter.";
/// A number that is not among the choices.
pub const NO_SUCH_CHOICE: &str =
    "That is none of the choices. Type one of the numbers, then Enter.";

/// Whether this voice is heard.
pub fn do_you_hear(engine: &str) -> String {
    format!(
        "You should hear this sentence, spoken through {engine}. Do you hear it? Type n for no; Enter is yes."
    )
}
/// None of the voices is heard.
pub const NOT_HEARD: &str = "Then no speech can be heard at present, and the questions are only printed. To find out why, run \
                             aloud doctor when this is done.";
/// The speed of speech.
pub fn speed(rate: i8) -> String {
    format!(
        "The speed is {rate}, on a scale from minus 100 to 100. Type a plus sign for faster, a minus sign for slower, or a number. Enter keeps it."
    )
}
/// A speed that cannot be.
pub const NO_SPEED: &str =
    "Type a plus sign, a minus sign, or a number from minus 100 to 100. Enter keeps the speed.";
/// Which voice.
pub const VOICE: &str = "To choose another voice, type a part of its name or its language, such as en or de. Enter keeps the voice.";
/// No voice has these letters in its name.
pub fn no_voice(wanted: &str) -> String {
    format!("No voice has {wanted} in its name or language.")
}
/// A choice of voices.
pub const WHICH_VOICE: &str = "Type the number of one of these. Enter keeps the voice.";
/// The voice that was chosen.
pub const THIS_VOICE: &str =
    "This is the voice. Is it to be this one? Type n for no; Enter is yes.";

/// Who describes.
pub const WHO_DESCRIBES: &str = "Who shall describe what is on the screen?";
/// The choice of a provider.
pub fn provider_choice(name: &str) -> String {
    match name {
        "gemini" => "Gemini, of Google".into(),
        "openai" => "OpenAI".into(),
        "anthropic" => "Claude, of Anthropic".into(),
        other => format!("{other}, as configured"),
    }
}
/// A server of the user's own.
pub const OWN_SERVER: &str =
    "a server of your own that is compatible with OpenAI, such as Ollama or llama.cpp";
/// The reader on this machine alone.
pub const NOBODY: &str = "nobody: this computer alone reads the screen, and nothing is sent";
/// The number that Enter takes.
pub fn type_a_number(usual: usize) -> String {
    format!("Type a number. Enter takes {usual}.")
}
/// Where the own server is.
pub const ADDRESS: &str = "Where is the server? Type its address. Enter takes http://localhost:11434/v1, where Ollama is.";
/// Which model the own server shall use.
pub const MODEL: &str = "Which model shall it use? Type its name. Enter leaves that to the server.";
/// What is agreed to, and how to take it back.
pub fn do_you_agree(provider: &str) -> String {
    format!(
        "Do you agree that pictures are sent to {provider}? You can take that back at any time by running aloud setup again. \
         Type yes to agree; Enter is no."
    )
}
/// The user did not agree.
pub const NOT_AGREED: &str = "Then this computer alone reads the screen: windows, controls and text. Nothing is sent to anybody.";
/// The user agreed.
pub fn agreed(provider: &str) -> String {
    format!("You have agreed, and pictures are sent to {provider} when you press a key.")
}
/// A key that is stored already.
pub fn key_is_there(provider: &str, place: &str) -> String {
    format!(
        "There is a key for {provider} in {place}. To use another, paste it, and it is not shown. Enter keeps the key."
    )
}
/// No key yet.
pub fn paste_key(provider: &str, site: Option<&str>) -> String {
    match site {
        Some(site) => format!(
            "Now the key for {provider}. You get one at {site}. Paste it and press Enter; it is not shown. Enter alone goes on \
             without a key, and until there is one this computer reads the screen."
        ),
        None => format!(
            "Now the key for {provider}. Paste it and press Enter; it is not shown. Enter alone goes on without a key."
        ),
    }
}
/// The key is being tried.
pub const TRYING: &str = "The key is being tried.";
/// A key that could not be tried.
pub const KEPT_ALL_THE_SAME: &str =
    "The key is kept all the same. To try it again later, run aloud key check.";
/// No key was taken.
pub const NO_KEY_TAKEN: &str = "No key is kept. To store one later, run aloud key set.";

/// A key of the keyboard that is taken.
pub fn instead_of(news: &str, proposal: &str) -> String {
    format!(
        "{news} Type another key, such as Ctrl+Alt+D, or a minus sign for none. Enter takes {proposal}."
    )
}
/// The same where none is free.
pub fn another_for(news: &str) -> String {
    format!("{news} Type another key, such as Ctrl+Alt+D. Enter leaves this one without a key.")
}
/// The most important key.
pub fn screen_key(key: &str) -> String {
    format!(
        "The key that describes the screen is {key}. Type another, such as Ctrl+Alt+D. Enter keeps it."
    )
}
/// No keys can be had on this desktop.
pub const NO_KEYS_HERE: &str = "Aloud cannot take keys on this desktop by itself. Bind the command aloud describe to a key in the \
                                keyboard settings of your desktop.";
/// The desktop gives the keys, later.
pub const KEYS_FROM_PORTAL: &str = "Your desktop gives the keys. When Aloud starts, the desktop may ask in a window whether it may have \
                                    them, and Aloud says how to answer.";
/// A question of another part, with what Enter does.
pub fn enter_is_yes(question: &str) -> String {
    format!("{question} Type n for no; Enter is yes.")
}
/// The icon.
pub const TRAY: &str = "Shall there be an icon with a menu in the tray, where the desktop has one? Type n for no; Enter is yes.";
/// The start at login.
pub const LOGIN: &str = "Shall Aloud start when you log in? Type n for no; Enter is yes.";
/// The last question before anything is changed.
pub const SAVE: &str = "That was all. Shall it be saved? Type n for no; Enter is yes.";
/// All is written.
pub const SAVED: &str = "It is saved.";
/// A sentence before the daemon is started.
pub const STARTS: &str = "Aloud is running now and hears its keys.";
/// The daemon cannot be started from here.
pub const STARTS_NOT: &str = "Aloud could not be started. To see why, run: aloud daemon.";
/// The first description.
pub const FIRST: &str =
    "Shall the screen be described now, for a first time? Type n for no; Enter is yes.";
/// The end.
pub fn done(key: &str) -> String {
    match key {
        "" => "The set-up is done. To change an answer, run aloud setup again.".into(),
        key => format!(
            "The set-up is done. Press {key} whenever you want to hear what is on the screen. To change an answer, run aloud \
             setup again."
        ),
    }
}

/// An option has another value now.
pub fn set(option: &str, value: &str) -> String {
    format!("The option {option} is {value} now.")
}
/// An option has its default again.
pub fn unset(option: &str) -> String {
    format!("The option {option} has its default now.")
}
/// An option cannot have this value.
pub fn not_set(option: &str, reason: &str) -> String {
    format!("The option {option} is left as it was: {reason}")
}
