//! What the commands print by themselves is in the language of the configuration, whatever is wrong.

use super::person::Person;

/// Words of an English sentence that stand in no German one.
const ENGLISH: [&str; 9] = [
    "the", "is", "not", "it", "there", "cannot", "with", "which", "must",
];

#[track_caller]
fn is_german(text: &str) {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let english: Vec<_> = words.filter(|word| ENGLISH.contains(word)).collect();
    assert!(
        !text.is_empty() && english.is_empty(),
        "{english:?}: {text}"
    );
}

#[test]
fn whatever_is_wrong_is_said_in_the_language_of_the_configuration() {
    let mut person = Person::new();
    let german = "[answer]\nlanguage = \"de\"\n";
    person.configure(german);
    for (command, code, german) in [
        ("descibe", 2, "Einen Befehl descibe gibt es nicht."),
        ("", 2, "Es fehlt ein Befehl."),
        ("key set", 2, "Es fehlt: provider."),
        ("status now", 2, "now wird hier nicht verstanden."),
        ("describe --mode", 2, "--mode braucht einen Wert"),
        (
            "describe --detail much",
            2,
            "much ist kein Wert für --detail; nehmen Sie einen von diesen: gist, standard oder full.",
        ),
        ("stop", 3, "Es läuft kein Daemon."),
        (
            "config set keys.screen D",
            1,
            "D allein würde allem Tippen weggenommen.",
        ),
    ] {
        let heard = person.types(command);
        assert_eq!(heard.code, code, "{command}: {heard:?}");
        assert!(heard.error.contains(german), "{command}: {heard:?}");
        is_german(&heard.error);
    }

    person.configure(&format!(
        "{german}lenght = 3\ndetail = \"much\"\nkeep-minutes = 99\n[speech]\nrate = \"fast\"\nengine = \"x\"\n[keys]\nscreen = \"D\"\n\
         [provider.x]\nbase-url = \"http://a.example\"\n[mode.chess]\nkey = \"\"\n"
    ));
    let heard = person.types("config check");
    assert_eq!(heard.error.lines().count(), 8, "{}", heard.error);
    assert!(heard.error.starts_with(
        "Zeile 3 der Konfiguration wird übergangen: Eine Option lenght gibt es hier nicht; es gibt "
    ));
    is_german(&heard.error);

    person.configure(german);
    person.set("XDG_RUNTIME_DIR", "");
    let heard = person.types("daemon");
    assert!(
        heard
            .error
            .starts_with("XDG_RUNTIME_DIR ist nicht gesetzt."),
        "{heard:?}"
    );
    is_german(&heard.error);
}
