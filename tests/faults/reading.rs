//! Behind every reason why nobody describes the screen it is read here, where the order says so.

use std::fs;
use std::time::{Duration, Instant};

use aloud::failure::{Failure, Stage};
use aloud::wording;
use serde_json::json;

use crate::desktop::{Desktop, Options, Place, Ready, eventually};
use crate::far_side::{End, Reply, closed_port};
use crate::home::{ENVIRONMENT, Home, configuration, hears};

/// No sign of life may be longer away than this.
const LAW: Duration = Duration::from_millis(2500);

/// The provider, and behind it this machine; what is read is heard within the time of a test.
fn both(url: &str) -> String {
    configuration(url, "[speech]\nrate = 100").replacen(
        "[\"gemini\"]",
        "[\"gemini\", \"local\"]",
        1,
    )
}

/// Waits until both were given to the speech server behind the mark, the reason first.
#[track_caller]
fn hears_both(desktop: &Desktop, mark: usize, reason: &str, text: &str) {
    hears(desktop, mark, reason);
    hears(desktop, mark, text);
    let said = desktop.spoken().split_off(mark).join(" ");
    let place = |words: &str| said.find(&aloud::present::clean(words));
    assert!(place(reason) < place(text), "{said}");
}

#[test]
fn whatever_the_provider_answers_the_screen_is_read_here() {
    let home = Home::open(&Options::default(), vec![Reply::new(500)]);
    let _window = home
        .desktop
        .terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let file = home.desktop.folder().join("config.toml");
    fs::write(&file, both(&home.far.url())).unwrap();
    assert!(home.desktop.aloud(&["reload"]).status.success());
    let day = json!({"error": {
        "code": 429,
        "status": "RESOURCE_EXHAUSTED",
        "message": "You exceeded your quota.",
        "details": [{
            "@type": "type.googleapis.com/google.rpc.QuotaFailure",
            "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}],
        }],
    }});
    let blocked = json!({"promptFeedback": {"blockReason": "SAFETY"}});
    let declined = Failure::Declined {
        reason: "SAFETY".into(),
    };
    let answers = [
        (
            "the day's quota",
            Reply::json(429, &day),
            Failure::QuotaGone,
        ),
        (
            "a block",
            Reply::sse([format!("data: {blocked}\r\n\r\n")]),
            declined,
        ),
        (
            "silence",
            Reply::sse::<&str>([]).then(End::Hang),
            Failure::TimedOut(Stage::FirstWord),
        ),
    ];
    for (name, reply, failure) in answers {
        home.far.answer(vec![reply]);
        let mark = home.mark();
        let before = home.far.requests().len();
        let pressed = home.ask("super+alt+d");
        hears_both(
            &home.desktop,
            mark,
            &wording::failure(&failure),
            "41 passed",
        );
        home.rests();
        let first = home.ear.sound(pressed);
        assert_eq!(home.ear.gaps(first, LAW), [], "{name}");
        assert_eq!(home.far.requests().len(), before + 1, "{name}: tried again");
    }
}

#[test]
fn whatever_is_wrong_on_the_way_the_screen_is_read_here() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let refused = format!("http://127.0.0.1:{}", closed_port());
    let host = "127.0.0.1".to_owned();
    let daemon = desktop.daemon(&both(&refused), &ENVIRONMENT, Ready::Keys);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    let reason = wording::failure(&Failure::ConnectionRefused { host });
    hears_both(&desktop, mark, &reason, "41 passed");
    drop(daemon);
    // In a network of its own that has no way out.
    let unshare: &[&str] = match rustix::process::geteuid().is_root() {
        true => &["unshare", "--net", "--"],
        false => &["unshare", "--map-root-user", "--net", "--"],
    };
    let url = "https://generativelanguage.googleapis.com";
    let daemon = desktop.daemon_by(unshare, &both(url), &ENVIRONMENT, Ready::Keys);
    let mark = desktop.spoken().len();
    desktop.press("super+alt+d");
    let reason = wording::failure(&Failure::Offline);
    hears_both(&desktop, mark, &reason, "41 passed");
    drop(daemon);
}

/// A server whose queue of connections is full answers no further one, as behind a firewall.
#[test]
fn a_server_that_takes_no_connection_is_waited_for_seconds_and_the_screen_is_read_here() {
    let desktop = Desktop::start(&Options::default());
    let _window = desktop.terminal("Build", "41 passed", Place::at(40, 60, 600, 400));
    let socket = rustix::net::socket(
        rustix::net::AddressFamily::INET,
        rustix::net::SocketType::STREAM,
        None,
    )
    .unwrap();
    let local = std::net::SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST, 0);
    rustix::net::bind(&socket, &local).unwrap();
    rustix::net::listen(&socket, 0).unwrap();
    let listener = std::net::TcpListener::from(socket);
    let place = listener.local_addr().unwrap();
    // The one place in the queue.
    let _first = std::net::TcpStream::connect(place).unwrap();
    let full = std::net::TcpStream::connect_timeout(&place, Duration::from_millis(500));
    assert!(full.is_err(), "the queue has room");
    let daemon = desktop.daemon(&both(&format!("http://{place}")), &ENVIRONMENT, Ready::Keys);
    let ear = desktop.record();
    let mark = desktop.spoken().len();
    let pressed = desktop.press("super+alt+d");
    let reason = wording::failure(&Failure::TimedOut(Stage::Connect));
    eventually("the reason", || {
        let said = desktop.spoken().split_off(mark).join(" ");
        match said.contains(&aloud::present::clean(&reason)) {
            true => Ok(()),
            false => Err(said),
        }
    });
    let waited = Instant::now().duration_since(pressed);
    hears_both(&desktop, mark, &reason, "41 passed");
    let first = ear.sound(pressed);
    assert_eq!(ear.gaps(first, LAW), []);
    // Four seconds for the connection; a machine that is busy with other tests takes longer for words.
    assert!(waited < Duration::from_secs(9), "{waited:?}");
    drop(daemon);
}
