//! Keys in the configuration of desktops that bind keys in it: files alone, with no such desktop running.

use std::fs;
use std::path::PathBuf;

use crate::person::Person;

/// Somebody on this desktop, and where its configuration is.
fn on(desktop: &str, config: &str) -> (Person, PathBuf) {
    let mut person = Person::new();
    person.set("XDG_CURRENT_DESKTOP", desktop);
    let shared = person.folder().join("shared");
    person.set("XDG_CONFIG_DIRS", &shared.display().to_string());
    let config = person.folder().join("config").join(config);
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    (person, config)
}

/// Adds the keys, and gives the configuration as it is then.
fn added(person: &Person, config: &PathBuf, command: &str) -> String {
    let heard = person.types("shortcuts add");
    assert_eq!((heard.code, heard.error.as_str()), (0, ""), "{heard:?}");
    assert!(heard.output.contains("aloud shortcuts remove"), "{heard:?}");
    assert!(heard.output.contains(command), "{heard:?}");
    let written = fs::read_to_string(config).unwrap();
    // Once more is no second time.
    assert_eq!(person.types("shortcuts add").code, 0);
    assert_eq!(fs::read_to_string(config).unwrap(), written);
    let told = person.types("shortcuts");
    assert!(told.output.contains("those of Aloud are there"), "{told:?}");
    written
}

#[test]
fn labwc_s_configuration_is_given_the_keys_and_is_the_same_after_they_are_taken_out() {
    let (person, config) = on("labwc:wlroots", "labwc/rc.xml");
    let told = person.types("shortcuts").output;
    assert!(told.contains("To have them written there"), "{told}");
    for own in [
        "<?xml version=\"1.0\"?>\n<labwc_config>\n  <!-- mine -->\n</labwc_config>\n",
        "<openbox_config><keyboard><keybind key=\"W-q\"/></keyboard></openbox_config>",
    ] {
        fs::write(&config, own).unwrap();
        let written = added(&person, &config, "labwc --reconfigure");
        assert!(
            written.contains("<keybind key=\"W-A-d\" onRelease=\"yes\">")
                && written.contains(" press screen\"/></keybind>"),
            "{written}"
        );
        assert_eq!(person.types("shortcuts remove").code, 0);
        assert_eq!(fs::read_to_string(&config).unwrap(), own);
    }
    // Where nothing can be put, nothing is.
    fs::write(&config, "<labwc_config/>").unwrap();
    let heard = person.types("shortcuts add");
    assert_eq!(heard.code, 1);
    assert!(heard.error.contains("Put the lines there"), "{heard:?}");
    assert_eq!(fs::read_to_string(&config).unwrap(), "<labwc_config/>");
}

#[test]
fn labwc_without_a_configuration_of_the_user_keeps_that_of_all_users() {
    let (person, config) = on("labwc", "labwc/rc.xml");
    for shared in [None, Some("<labwc_config>\n<core/>\n</labwc_config>\n")] {
        if let Some(shared) = shared {
            let folder = person.folder().join("shared/labwc");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("rc.xml"), shared).unwrap();
        }
        let written = added(&person, &config, "labwc --reconfigure");
        assert_eq!(written.contains("<core/>"), shared.is_some(), "{written}");
        assert!(written.contains("<default />"), "{written}");
        assert_eq!(person.types("shortcuts remove").code, 0);
        assert!(!config.exists());
    }
}

#[test]
fn hyprland_s_configuration_is_given_one_line_that_is_taken_out_again() {
    let (mut person, config) = on("", "hypr/hyprland.conf");
    // As one that was started by hand tells of itself.
    person.set("HYPRLAND_INSTANCE_SIGNATURE", "none_1_2");
    let own = "# mine\nbind = SUPER, Q, killactive";
    fs::write(&config, own).unwrap();
    let written = added(&person, &config, "hyprctl reload");
    assert!(written.starts_with(own), "{written}");
    assert!(
        written.ends_with("\nsource = aloud-keys.conf\n"),
        "{written}"
    );
    let keys = config.with_file_name("aloud-keys.conf");
    let lines = fs::read_to_string(&keys).unwrap();
    assert!(lines.contains("\nbind = SUPER ALT, d, exec, "), "{lines}");
    assert_eq!(person.types("shortcuts remove").code, 0);
    assert!(!keys.exists());
    assert_eq!(fs::read_to_string(&config).unwrap().trim_end(), own);
}

#[test]
fn what_cannot_be_written_is_told_with_its_place() {
    for (desktop, place, line) in [
        (
            "COSMIC",
            "cosmic/com.system76.CosmicSettings.Shortcuts/v1/custom",
            "(modifiers: [Super, Alt], key: \"d\"): Spawn(\"",
        ),
        ("river", "river/init", "riverctl map normal Super+Alt d"),
        ("niri", "niri/config.kdl", "Super+Alt+d { spawn \""),
    ] {
        let (person, config) = on(desktop, place);
        let told = person.types("shortcuts").output;
        assert!(told.contains(&format!("{desktop} binds keys")), "{told}");
        assert!(told.contains(&config.display().to_string()), "{told}");
        assert!(told.contains(line), "{told}");
        assert!(!told.contains("To have them written"), "{told}");
        let heard = person.types("shortcuts add");
        assert_eq!(heard.code, 1);
        assert!(!config.exists());
    }
}
