//! Modes on a real desktop: a mode of one's own with its key, an alt text on the clipboard; and what
//! a conversation weighs.

use std::time::Duration;

use crate::desktop::{Options, Place, eventually};
use crate::far_side::Reply;
use crate::home::{Home, a_while, paste};

const WORDS: &str = "Onions, leeks and cream. ";

const RECIPE: &str = "[mode.recipe]
instruction = \"A recipe: the ingredients first.\"
key = \"Super+Alt+R\"
subject = \"window\"
detail = \"gist\"
[mode.chess]
instruction = \"Whose move it is.\"
key = \"Super+Alt+D\"";

#[test]
fn a_mode_of_one_s_own_has_a_key_and_a_name_and_conflicts_are_told() {
    let replies = vec![Reply::gemini(&[WORDS])];
    let home = Home::configured(&Options::default(), RECIPE, replies);
    let desktop = &home.desktop;
    let written = std::fs::read_to_string(desktop.folder().join("config.toml")).unwrap();
    let wrong = |line: &str| line == "key = \"Super+Alt+D\"";
    let line = written.lines().position(wrong).unwrap() + 1;
    home.hears(0, &format!(
        "Line {line} of the configuration is ignored: Super+Alt+D is the key of screen already. Choose another for mode chess."
    ));
    let status = desktop.aloud(&["status"]);
    let status = String::from_utf8(status.stdout).unwrap();
    assert!(
        status.contains("Key for mode recipe: Super+Alt+R."),
        "{status}"
    );
    let window = desktop.terminal("Soup", "Leek soup", Place::at(40, 60, 600, 400));
    window.activate(desktop);
    let instruction = |at: usize| home.far.requests()[at].json()["systemInstruction"].to_string();

    home.ask("super+alt+r");
    home.hears(0, WORDS.trim());
    home.rests();
    let told = instruction(0);
    assert!(
        told.contains("Aim: A recipe: the ingredients first."),
        "{told}"
    );
    assert!(told.contains("Length: exactly one sentence."), "{told}");
    let question = home.far.requests()[0].json().to_string();
    assert!(question.contains("the window I am using"), "{question}");

    let named = home.aloud(&["describe", "--mode", "chess", "--no-speech"]);
    assert_eq!(named.status.code(), Some(0), "{named:?}");
    assert!(instruction(1).contains("Aim: Whose move it is."));
    let unknown = home.aloud(&["describe", "--mode", "ches"]);
    assert_eq!(unknown.status.code(), Some(2), "{unknown:?}");
    assert_eq!(
        String::from_utf8(unknown.stderr).unwrap(),
        "There is no mode ches. There are auto, text, ui, photo, chart, alt, chess and recipe.\n"
    );
    assert_eq!(home.far.requests().len(), 2);
}

#[test]
fn an_alt_text_lies_on_the_clipboard_where_a_daemon_keeps_it_there() {
    let mut home = Home::open(
        &Options::default(),
        vec![Reply::gemini(&[
            "\"A build log ",
            "with one failed test.\"",
        ])],
    );
    let _window =
        home.desktop
            .terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let done = home.aloud(&["describe", "--mode", "alt"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("The alt text is copied."), "{said}");
    home.hears(0, "The alt text is copied.");
    let pasted = paste(&home.desktop, "UTF8_STRING");
    assert_eq!(
        String::from_utf8(pasted.stdout).unwrap(),
        "A build log with one failed test."
    );

    home.daemon.signal(rustix::process::Signal::TERM);
    home.daemon.ended();
    let done = home.aloud(&["describe", "--mode", "alt", "--no-speech"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("The alt text is not copied"), "{said}");
}

#[test]
fn what_this_machine_finds_different_goes_along_with_both_pictures() {
    let home = Home::open(
        &Options::default(),
        vec![Reply::gemini(&["A letter has come. "])],
    );
    let desktop = &home.desktop;
    let _build = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 500, 400));
    home.ask("super+alt+d");
    home.rests();
    let told = |at: usize| {
        let body = home.far.requests()[at].json();
        let pictures = body.to_string().matches("inlineData").count();
        let parts = body["contents"][0]["parts"].as_array().unwrap().clone();
        let text = parts
            .iter()
            .filter_map(|part| part["text"].as_str())
            .next_back();
        (pictures, text.unwrap().to_owned())
    };
    // What is read here in time goes along, and nothing waits for the rest: on a busy machine the
    // first reading, which loads the reader, may come too late.
    let mut read = Vec::new();
    for attempt in 1..=4 {
        let letter = desktop.editor("letter.txt", "\nDear Ada,\n", Place::at(640, 200, 560, 420));
        home.ask("super+alt+n");
        home.rests();
        let (pictures, text) = told(2 * attempt - 1);
        assert_eq!(pictures, 2);
        for fact in [
            "Say only what has changed",
            "- new window: \"letter.txt",
            "- it differs at the ",
        ] {
            assert!(text.contains(fact), "{fact} is not in {text}");
        }
        assert!(!text.contains("41 passed"), "{text}");
        drop(letter);
        a_while(Duration::from_millis(500));
        home.ask("super+alt+n");
        home.rests();
        let (pictures, gone) = told(2 * attempt);
        assert_eq!(pictures, 2);
        assert!(
            gone.contains("- window that is gone: \"letter.txt"),
            "{gone}"
        );
        if text.contains("- new text, as read by this computer: \"Dear Ada") {
            return;
        }
        read.push(text);
    }
    panic!("nothing was read: {read:#?}");
}

#[test]
fn a_conversation_is_encoded_once_and_weighs_nothing_when_it_is_forgotten() {
    let large = Options {
        size: (1920, 1080),
        ..Options::default()
    };
    let home = Home::open(&large, vec![Reply::gemini(&["A terminal. "])]);
    let desktop = &home.desktop;
    let _window = desktop.terminal("Build", "41 passed, 1 failed", Place::at(40, 60, 600, 400));
    let settled = || {
        home.rests();
        // Packing and giving back happen beside the loop.
        a_while(Duration::from_millis(700));
        home.daemon.memory() / 1024
    };
    let talk = || {
        home.ask("super+alt+d");
        home.rests();
        for question in ["Which?", "Where?", "How many?"] {
            let asked = desktop.aloud(&["ask", question]);
            assert_eq!(asked.status.code(), Some(0), "{asked:?}");
        }
        let kept = settled();
        assert_eq!(desktop.aloud(&["forget"]).status.code(), Some(0));
        (kept, settled())
    };
    // The first look loads what stays: voices, certificates, the encoder.
    let (_, before) = talk();
    let weights: Vec<(u64, u64)> = (0..3).map(|_| talk()).collect();
    eprintln!("kilobytes before {before}, then kept and forgotten: {weights:?}");
    for (_, forgotten) in &weights {
        // A picture of this screen weighs 8,100 kilobytes.
        assert!(*forgotten < before + 2_000, "{before}, then {weights:?}");
    }
    let requests = home.far.requests();
    let bodies: Vec<_> = requests
        .iter()
        .take(4)
        .map(|request| request.json())
        .collect();
    let data = |body: &serde_json::Value| {
        body["contents"][0]["parts"][0]["inlineData"]["data"].to_string()
    };
    for body in &bodies {
        assert_eq!(data(body), data(&bodies[0]), "the same bytes in every turn");
        assert_eq!(body.to_string().matches("inlineData").count(), 1);
    }
    // The picture is compressed once: the turns after the first are quicker to leave.
    let log = home.daemon.log();
    let encoded = log.matches("picture encoded").count();
    assert_eq!(encoded, 4, "once in each of four conversations");
    eventually("an empty memory of it", || {
        let asked = desktop.aloud(&["ask", "Again?"]);
        match asked.status.code() {
            Some(1) => Ok(()),
            _ => Err(asked),
        }
    });
}
