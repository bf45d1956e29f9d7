//! Neither speech nor sound, or a loudspeaker from which none comes: the last way out is a notification,
//! shown by a real daemon for them.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use aloud::wording::{self, Sentence};

use crate::desktop::{Desktop, Options, Part, Place, Ready, eventually};
use crate::far_side::{FarSide, Reply};
use crate::home::{ENVIRONMENT, Home, a_while, configuration};

/// Dunst, which writes down what it shows; it ends with this value.
struct Notifications {
    process: Child,
    log: PathBuf,
}

impl Notifications {
    fn start(desktop: &Desktop) -> Self {
        let log = desktop.folder().join("notifications");
        let mut command = desktop.command("dunst");
        command
            .arg("-print")
            .stdout(File::create(&log).unwrap())
            .stderr(Stdio::null());
        Self {
            process: command.spawn().unwrap(),
            log,
        }
    }

    fn shown(&self) -> Vec<String> {
        let log = fs::read_to_string(&self.log).unwrap();
        let titles = log
            .lines()
            .filter_map(|line| line.trim().strip_prefix("summary: "));
        titles.map(str::to_owned).collect()
    }

    #[track_caller]
    fn are(&self, number: usize) {
        eventually("the notifications", || {
            let shown = self.shown();
            (shown.len() == number).then_some(()).ok_or(shown)
        });
    }
}

impl Drop for Notifications {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn where_nothing_can_be_heard_one_notification_is_shown_for_each_trouble() {
    let desktop = Desktop::start(&Options {
        without: &["audio", "speech"],
        ..Options::default()
    });
    let notifications = Notifications::start(&desktop);
    let answer = Reply::gemini(&[
        "A terminal shows that the build has failed in the third step. ",
        "Below it stands a red line about the missing printer driver. ",
    ]);
    let far = FarSide::start(vec![answer.clone(), answer.clone(), answer.clone(), answer]);
    // A speech server that is named is not started, and nothing else can start one.
    let variables = [
        ENVIRONMENT[0],
        ("SPEECHD_ADDRESS", "unix_socket:/nowhere/speechd.sock"),
    ];
    let daemon = desktop.daemon(&configuration(&far.url(), ""), &variables, Ready::Keys);
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    assert_eq!(notifications.shown(), Vec::<String>::new());
    let press = |requests: usize| {
        desktop.press("super+alt+d");
        assert!(far.becomes(|record| record.requests.len() >= requests));
    };
    press(1);
    notifications.are(1);
    assert_eq!(notifications.shown(), [format!("'{}'", wording::UNHEARD)]);
    // The same trouble is not told again, at no sentence and at no press.
    press(2);
    a_while(Duration::from_secs(5));
    notifications.are(1);
    let log = fs::read_to_string(&notifications.log).unwrap();
    assert!(
        log.contains(&wording::UNHEARD_REMEDY.to_string()) && !log.contains("printer"),
        "{log}"
    );

    // With sound it is over, and the next trouble is told again.
    desktop.start_part(Part::Audio);
    let ear = desktop.record();
    let pressed = desktop.press("super+alt+d");
    ear.sound(pressed);
    ear.silence(pressed, Duration::from_secs(3));
    drop(ear);
    desktop.signal(Part::Audio, "KILL");
    press(4);
    notifications.are(2);
    drop(daemon);
}

/// A desktop that is heard, on which the screen is looked at, and its notifications.
fn heard() -> (Home, Notifications) {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A terminal."])]);
    let notifications = Notifications::start(&home.desktop);
    (home, notifications)
}

/// Presses a key, and waits until all is over.
#[track_caller]
fn look(home: &Home) {
    home.ask("super+alt+d");
    home.rests();
    // The sounds at the end come after the words.
    a_while(Duration::from_secs(1));
}

#[track_caller]
fn last_is(notifications: &Notifications, number: usize, title: Sentence) {
    notifications.are(number);
    let shown = notifications.shown();
    assert_eq!(shown.last(), Some(&format!("'{title}'")), "{shown:?}");
}

#[test]
fn a_muted_loudspeaker_or_one_without_volume_is_shown_once_and_left_as_it_is() {
    let (home, notifications) = heard();
    let pactl = |arguments: &[&str]| home.desktop.run("pactl", arguments);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    look(&home);
    assert_eq!(notifications.shown(), Vec::<String>::new());
    let mut shown = 0;
    let steps = [
        (["set-sink-mute", "1"], ["set-sink-mute", "0"]),
        (["set-sink-volume", "0%"], ["set-sink-volume", "20%"]),
    ];
    for (silent, loud) in steps {
        pactl(&[silent[0], "spk", silent[1]]);
        look(&home);
        shown += 1;
        last_is(&notifications, shown, wording::MUTED);
        // The same is not told again, and what the person has set is left alone.
        let before = [
            pactl(&["get-sink-mute", "spk"]),
            pactl(&["get-sink-volume", "spk"]),
        ];
        look(&home);
        notifications.are(shown);
        let after = [
            pactl(&["get-sink-mute", "spk"]),
            pactl(&["get-sink-volume", "spk"]),
        ];
        assert_eq!(before, after);
        pactl(&[loud[0], "spk", loud[1]]);
        look(&home);
        notifications.are(shown);
    }
    let log = fs::read_to_string(&notifications.log).unwrap();
    assert!(log.contains(&wording::MUTED_REMEDY.to_string()), "{log}");
}

#[test]
fn a_sound_server_without_a_loudspeaker_is_shown_once_until_there_is_one() {
    let (home, notifications) = heard();
    let pactl = |arguments: &[&str]| home.desktop.run("pactl", arguments);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    pactl(&["unload-module", "module-null-sink"]);
    let mark = home.aloud(&["describe", "--no-speech"]);
    assert_eq!(mark.status.code(), Some(0), "the work goes on: {mark:?}");
    look(&home);
    last_is(&notifications, 1, wording::NO_LOUDSPEAKER);
    look(&home);
    notifications.are(1);

    // What a sound server makes up, so that programs play on, is none either.
    let stand_in = pactl(&["load-module", "module-null-sink", "sink_name=auto_null"]);
    look(&home);
    notifications.are(1);
    pactl(&["load-module", "module-null-sink", "sink_name=spk"]);
    pactl(&["set-default-sink", "spk"]);
    look(&home);
    notifications.are(1);
    pactl(&["set-default-sink", "auto_null"]);
    look(&home);
    last_is(&notifications, 2, wording::NO_LOUDSPEAKER);
    assert!(!stand_in.trim().is_empty());
    let log = fs::read_to_string(&notifications.log).unwrap();
    let remedy = wording::NO_LOUDSPEAKER_REMEDY.to_string();
    assert!(log.contains(&remedy), "{log}");
}
