//! What can be wrong when a daemon starts: another one, a broken configuration.

use aloud::event::News;
use aloud::wording;

use crate::desktop::{Desktop, Options, Place, Ready};
use crate::far_side::{FarSide, Reply};
use crate::home::{ENVIRONMENT, Home, hears};
use crate::mutants;

#[test]
fn a_second_daemon_is_refused_and_the_first_runs_on() {
    let home = Home::open(&Options::default(), vec![Reply::gemini(&["A terminal."])]);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let second = home.aloud(&["daemon"]);
    assert_eq!(second.status.code(), Some(1), "{second:?}");
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(
        said.contains("Another Aloud daemon is running already."),
        "{said}"
    );
    home.ask("super+alt+d");
    home.hears(0, "A terminal.");
    assert_eq!(home.far.requests().len(), 1);
}

#[test]
fn a_broken_line_is_spoken_and_the_rest_holds() {
    let desktop = Desktop::start(&Options::default());
    let far = FarSide::start(vec![Reply::gemini(&["A terminal."])]);
    let configuration = format!(
        r#"providers = ["gemini"]
[provider.gemini]
base-url = "{}"
[answer]
detial = "gist"
detail = "full"
context = "never"
[keys]
screen = "Super+Alt+Z"
"#,
        far.url()
    );
    let _daemon = desktop.daemon(&configuration, &ENVIRONMENT, Ready::Keys);
    hears(&desktop, 0, "Line 5 of the configuration is ignored: ");
    let checked = desktop.folder().join("config.toml");
    let mut check = desktop.command(env!("CARGO_BIN_EXE_aloud"));
    check
        .args(["config", "check"])
        .env("ALOUD_CONFIG", &checked);
    let check = check.output().unwrap();
    assert_eq!(check.status.code(), Some(1));
    let sentence = String::from_utf8(check.stderr).unwrap();
    hears(&desktop, 0, sentence.trim_end());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let mark = desktop.spoken().len();
    desktop.press("super+alt+z");
    hears(&desktop, mark, "A terminal.");
    let request = far.requests().pop().unwrap().json();
    assert_eq!(request["generationConfig"]["maxOutputTokens"], 4096);
}

#[test]
fn forty_broken_configurations_are_started_with_and_the_line_is_spoken() {
    let desktop = Desktop::start(&Options::default());
    let mut heard = 0;
    let mut seed = 0;
    while heard < 40 {
        seed += 1;
        // One mistake, many of them, in turn.
        let bytes = match seed % 2 {
            0 => mutants::mistake(mutants::PLAIN, seed).bytes,
            _ => mutants::mutated(mutants::PLAIN, seed),
        };
        let told = aloud::config::read_bytes(&bytes).told();
        let Some(sentence) = told.first().and_then(wording::news) else {
            continue;
        };
        let mark = desktop.spoken().len();
        let mut daemon = desktop.daemon(&bytes, &ENVIRONMENT, Ready::Socket);
        // What a speaking program leaves out of a sentence, letters of other scripts for instance.
        let start: String = aloud::present::clean(&sentence).chars().take(60).collect();
        hears(&desktop, mark, start.trim_end());
        let status = desktop.aloud(&["status"]);
        assert_eq!(status.status.code(), Some(0), "{seed}: {status:?}");
        let quit = desktop.aloud(&["stop"]);
        assert_eq!(quit.status.code(), Some(0), "{seed}: {quit:?}");
        daemon.signal(rustix::process::Signal::TERM);
        assert!(daemon.ended().success(), "{seed}");
        heard += 1;
    }
    eprintln!("40 of {seed} broken configurations were wrong enough to be told");
}

#[test]
fn a_provider_that_cannot_be_opened_is_a_problem_only_where_it_is_asked() {
    let desktop = Desktop::start(&Options::default());
    let office = "[provider.office]\ndialect = \"openai-compatible\"\nbase-url = \"https://office.invalid\"\nca-file = \"/nowhere.pem\"\n";
    for (order, told) in [("local", false), ("office", true)] {
        let configuration = format!("providers = [\"{order}\"]\n{office}");
        let mut daemon = desktop.daemon(&configuration, &ENVIRONMENT, Ready::Socket);
        let status = desktop.aloud(&["status"]);
        let status = String::from_utf8(status.stdout).unwrap();
        assert!(status.contains(order), "{status}");
        assert_eq!(status.contains("/nowhere.pem"), told, "{status}");
        daemon.signal(rustix::process::Signal::TERM);
        assert!(daemon.ended().success());
    }
}

#[test]
fn an_unreadable_configuration_is_spoken_and_the_keys_work() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let folder = desktop.folder().join("folder.toml");
    std::fs::create_dir(&folder).unwrap();
    // The variable comes last and so holds.
    let environment = [("ALOUD_CONFIG", folder.to_str().unwrap())];
    let _daemon = desktop.daemon("", &environment, Ready::Keys);
    let reason = format!("{}: it is a folder.", folder.display());
    let sentence = wording::news(&News::ConfigUnreadable { reason }).unwrap();
    hears(&desktop, 0, &sentence);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    hears(&desktop, mark, "There is no key for gemini.");
}
