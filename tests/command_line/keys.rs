//! What is written by commands: keys, where they are kept and what is agreed to by that; and single
//! options.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::person::{KEY, Person};

#[test]
fn a_key_is_stored_in_a_file_of_the_user_alone() {
    let person = Person::new();
    let file = person.folder().join("config/aloud/keys/gemini");
    let heard = person.types_with("key set gemini", &format!("  {KEY}\r\nmore\n"));
    assert_eq!(heard.code, 0);
    // What is agreed to by storing a key is told before the key is asked for.
    let told: Vec<_> = heard.error.lines().collect();
    assert!(told[0].starts_with(
        "With each key press, gemini at https://generativelanguage.googleapis.com is sent"
    ));
    assert!(told[1].contains("people may read it") && told[2].contains("aloud key remove gemini"));
    assert_eq!(told.len(), 3, "{}", heard.error);
    let configuration = person.folder().join("config/aloud/config.toml");
    let consent = "agreed = \"https://generativelanguage.googleapis.com\"";
    assert!(
        fs::read_to_string(&configuration)
            .unwrap()
            .contains(consent)
    );
    let place = format!(
        "The key for gemini is stored in the file {}, which only you can read.\n",
        file.display()
    );
    assert_eq!(heard.output, place);
    assert_eq!(fs::read_to_string(&file).unwrap().trim_end(), KEY);
    let rights = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(rights(file.as_path()), 0o600);
    assert_eq!(rights(file.parent().unwrap()), 0o700);

    let heard = person.types("key remove gemini");
    assert_eq!(heard.code, 0);
    assert!(heard.output.contains("is removed from the file"));
    assert!(
        !fs::read_to_string(&configuration)
            .unwrap()
            .contains("agreed")
    );
    assert!(!file.exists());
    let heard = person.types("key remove gemini");
    assert_eq!(heard.output, "There was no stored key for gemini.\n");
}

#[test]
fn no_key_is_not_stored() {
    let person = Person::new();
    for nothing in ["", "\n", "  \n"] {
        let heard = person.types_with("key set gemini", nothing);
        assert_eq!((heard.code, heard.output.as_str()), (1, ""));
        assert!(
            heard.error.contains("\nNo key was given."),
            "{}",
            heard.error
        );
        let agreed = person.folder().join("config/aloud/config.toml");
        assert!(!agreed.exists(), "nobody has agreed");
    }
    assert!(!person.folder().join("config/aloud/keys").exists());
}

#[test]
fn an_option_is_set_checked_and_unset_and_the_rest_of_the_file_stays() {
    let mut person = Person::new();
    person.configure("# Mine.\n[speech]\nrate = 5 # slow\nodd = 1\n");
    let file = person.folder().join("aloud.toml");
    let text = || fs::read_to_string(&file).unwrap();
    let heard = person.types("config set speech.rate -20");
    let now = (
        0,
        "The option speech.rate is -20 now.\n".into(),
        String::new(),
    );
    assert_eq!(heard.parts(), now);
    let changed = "# Mine.\n[speech]\nrate = -20 # slow\nodd = 1\n";
    assert_eq!(text(), changed);
    for (wrong, reason) in [
        ("speech.rate 900", "900"),
        ("speech.ratte 3", "ratte"),
        ("keys.screen D", "D"),
        ("provider.gemini.agreed ftp://x", "https"),
        ("speech.rate.more 1", "is not a table"),
    ] {
        let heard = person.types(&format!("config set {wrong}"));
        assert_eq!((heard.code, heard.output.as_str()), (1, ""), "{wrong}");
        assert!(heard.error.contains(reason), "{}", heard.error);
        assert_eq!(text(), changed, "{wrong}");
    }
    assert_eq!(person.types("config set providers [\"local\"]").code, 0);
    assert!(
        text().starts_with("# Mine.\nproviders = [\"local\"]")
            || text().contains("providers = [\"local\"]")
    );
    assert_eq!(person.types("config unset providers").code, 0);
    assert_eq!(text(), changed);
}
