//! Neither speech nor sound: the last way out is a notification, shown by a real daemon for them.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use aloud::wording;

use crate::desktop::{Desktop, Options, Part, Place, Ready, eventually};
use crate::far_side::{FarSide, Reply};
use crate::home::{ENVIRONMENT, a_while, configuration};

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
