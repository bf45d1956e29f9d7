//! The way to the provider: what is sent before anybody is trusted, and what each fault is called.

use std::process::Command;
use std::time::{Duration, Instant};

use aloud::describe::{Describer, Fragment, Patience, Settings};
use aloud::failure::{Distrust, Failure, Stage};
use futures_util::StreamExt;

use crate::asking::{
    KEY, Outcome, ask_within, hurried, left, listen, opened, prompt, said, settings, stream, until,
    whole,
};
use crate::far_side::{Authority, End, FarSide, Reply, Speech, closed_port};

const TEXT: &str = "A settings window für Grüße: 日本語, 😀.";

/// Settings that trust the authority.
fn trusting(url: &str, authority: &Authority) -> (Settings, tempfile::NamedTempFile) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), authority.pem()).unwrap();
    let mut settings = settings(url);
    settings.ca_file = Some(file.path().to_owned());
    (settings, file)
}

async fn ask_with(settings: &Settings) -> Outcome {
    listen(&*opened(settings, Patience::default()), prompt()).await
}

/// Runs the calling test again in a process of its own, since environment variables belong to the
/// process; true inside of it.
fn inside(test: &str, before: &[&str], variables: &[(&str, &str)]) -> bool {
    if std::env::var_os("ALOUD_TEST_INSIDE").is_some() {
        return true;
    }
    let program = std::env::current_exe().unwrap();
    let mut words: Vec<_> = before.iter().map(std::ffi::OsString::from).collect();
    words.push(program.into());
    let output = Command::new(&words[0])
        .args(&words[1..])
        .args(["--exact", test, "--nocapture"])
        .env("ALOUD_TEST_INSIDE", "yes")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
    false
}

#[tokio::test]
async fn a_closed_port_refuses() {
    let host = "127.0.0.1".to_owned();
    let outcome = ask_with(&settings(&format!("http://127.0.0.1:{}", closed_port()))).await;
    assert_eq!(
        outcome.words(),
        said("", Failure::ConnectionRefused { host })
    );
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_not_found() {
    let host = "nowhere.invalid".to_owned();
    let failure = ask_with(&settings("https://nowhere.invalid")).await.failure;
    // A machine that runs tests may have no network, or a resolver that never answers.
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
    let silent = Failure::TimedOut(Stage::Connect);
    let wanted = match socket.connect("203.0.113.1:9") {
        Ok(()) if failure == Some(silent.clone()) => silent,
        Ok(()) => Failure::ServerNotFound { host },
        Err(_) => Failure::Offline,
    };
    assert_eq!(failure, Some(wanted));
}

#[tokio::test]
async fn without_a_network_it_is_offline() {
    // Who is root needs no name space of users, which some containers forbid.
    let alone: &[&str] = match rustix::process::geteuid().is_root() {
        true => &["unshare", "--net"],
        false => &["unshare", "--map-root-user", "--net"],
    };
    if inside("transport::without_a_network_it_is_offline", alone, &[]) {
        for url in ["https://nowhere.invalid", "https://203.0.113.1"] {
            assert_eq!(
                ask_with(&settings(url)).await.failure,
                Some(Failure::Offline),
                "{url}"
            );
        }
    }
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up_while_connecting() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    let outcome = listen(&*opened(&settings(&url), hurried()), prompt()).await;
    // The first sign's limit is the shorter one here; with the real limits it is the connection's.
    assert_eq!(outcome.failure, Some(Failure::TimedOut(Stage::FirstWord)));
    let patience = Patience {
        connect: Duration::from_millis(200),
        ..Patience::default()
    };
    let outcome = listen(&*opened(&settings(&url), patience), prompt()).await;
    assert_eq!(outcome.failure, Some(Failure::TimedOut(Stage::Connect)));
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_that_cannot_be_trusted() {
    let authority = Authority::new();
    let other = Authority::new();
    for (identity, trust) in [
        (other.issue("localhost"), Distrust::UnknownIssuer),
        (authority.issue_expired("localhost"), Distrust::Expired),
        (authority.issue("elsewhere.example"), Distrust::WrongHost),
    ] {
        let far = FarSide::speaking(Speech::Secured(identity), vec![stream("plain")]);
        let (settings, _file) = trusting(&far.url(), &authority);
        let describer = opened(&settings, Patience::default());
        describer.prepare().await;
        let outcome = listen(&*describer, prompt()).await;
        assert_eq!(outcome.words(), said("", Failure::Untrusted { trust }));
        assert_eq!(describer.check().await, Err(Failure::Untrusted { trust }));
        assert!(far.becomes(|record| record.failed_handshakes == record.connections));
        assert!(far.look(|record| record.requests.is_empty() && record.heads.is_empty()));
    }
}

#[tokio::test]
async fn the_authority_of_the_settings_is_trusted() {
    let authority = Authority::new();
    for speech in [
        Speech::Secured(authority.issue("localhost")),
        Speech::Two(authority.issue("localhost")),
    ] {
        let far = FarSide::speaking(speech, vec![stream("plain")]);
        let (trusting, _file) = trusting(&far.url(), &authority);
        assert_eq!(ask_with(&trusting).await.words(), whole(TEXT));
        assert_eq!(far.requests()[0].header("x-goog-api-key"), Some(KEY));
        let trust = Distrust::UnknownIssuer;
        let outcome = ask_with(&settings(&far.url())).await;
        assert_eq!(outcome.failure, Some(Failure::Untrusted { trust }));
        assert_eq!(far.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_gets_nothing() {
    let far = FarSide::start(vec![stream("plain")]);
    let outcome = ask_with(&settings(&far.url().replace("http:", "https:"))).await;
    assert!(
        matches!(
            outcome.failure,
            Some(Failure::Untrusted { .. } | Failure::ConnectionLost { .. })
        ),
        "{outcome:?}"
    );
    assert!(far.requests().is_empty());
}

#[tokio::test]
async fn compression_is_neither_asked_for_nor_accepted() {
    let reply = stream("plain").header("content-encoding", "gzip");
    let far = FarSide::start(vec![reply]);
    let outcome = ask_within(&far, Patience::default()).await;
    assert!(
        matches!(outcome.failure, Some(Failure::Unexpected { .. })),
        "{outcome:?}"
    );
    assert_eq!(far.requests()[0].header("accept-encoding"), None);
}

#[tokio::test]
async fn dropping_the_answer_closes_the_connection() {
    let far = FarSide::start(vec![stream("no_end").then(End::Hang)]);
    let describer = opened(&settings(&far.url()), Patience::default());
    let mut answer = describer.describe(prompt());
    let first = answer.next().await;
    assert_eq!(first, Some(Ok(Fragment::Text("A window".to_owned()))));
    assert!(!far.look(|record| record.requests[0].abandoned));
    drop(answer);
    left(&far).await;
}

#[tokio::test]
async fn dropping_the_answer_before_its_first_byte_closes_the_connection() {
    let far = FarSide::start(vec![stream("plain").before(Duration::from_secs(60))]);
    let describer = opened(&settings(&far.url()), Patience::default());
    let mut answer = describer.describe(prompt());
    tokio::select! {
        next = answer.next() => panic!("{next:?}"),
        () = until(|| far.requests().len() == 1) => {}
    }
    drop(answer);
    left(&far).await;
}

#[tokio::test]
async fn dropping_the_answer_resets_its_stream_and_keeps_the_connection() {
    let authority = Authority::new();
    let speech = Speech::Two(authority.issue("localhost"));
    let far = FarSide::speaking(
        speech,
        vec![stream("no_end").then(End::Hang), stream("plain")],
    );
    let (settings, _file) = trusting(&far.url(), &authority);
    let describer = opened(&settings, Patience::default());
    let mut answer = describer.describe(prompt());
    assert!(matches!(answer.next().await, Some(Ok(Fragment::Text(_)))));
    drop(answer);
    left(&far).await;
    assert_eq!(listen(&*describer, prompt()).await.words(), whole(TEXT));
    assert_eq!(far.look(|record| record.connections), 1);
}

#[tokio::test]
async fn preparing_opens_the_connection_that_the_request_uses() {
    let authority = Authority::new();
    for speech in [
        Speech::Plain,
        Speech::Secured(authority.issue("localhost")),
        Speech::Two(authority.issue("localhost")),
    ] {
        let far = FarSide::speaking(speech, vec![stream("plain")]);
        let (settings, _file) = trusting(&far.url(), &authority);
        let describer = opened(&settings, Patience::default());
        describer.prepare().await;
        describer.prepare().await;
        assert_eq!(listen(&*describer, prompt()).await.words(), whole(TEXT));
        describer.prepare().await;
        far.look(|record| {
            assert_eq!((record.connections, record.heads.len()), (1, 1));
            let head = &record.heads[0];
            assert_eq!((&*head.target, head.body.len()), ("/", 0));
            assert!(!format!("{head:?}").contains(KEY));
        });
    }
}

#[tokio::test]
async fn preparing_forgives_everything() {
    let describer = opened(
        &settings(&format!("http://127.0.0.1:{}", closed_port())),
        Patience::default(),
    );
    describer.prepare().await;
    let outcome = listen(&*describer, prompt()).await;
    assert!(
        matches!(outcome.failure, Some(Failure::ConnectionRefused { .. })),
        "{outcome:?}"
    );
}

/// Asks a server that only a proxy can reach.
async fn ask_through_proxy(describer: &dyn Describer) -> Outcome {
    describer.prepare().await;
    listen(describer, prompt()).await
}

#[tokio::test]
async fn a_proxy_that_wants_a_password_is_named() {
    let test = "transport::a_proxy_that_wants_a_password_is_named";
    let far = FarSide::start(vec![Reply::new(407)]);
    if inside(test, &[], &[("HTTPS_PROXY", &far.url())]) {
        let describer = opened(&settings("https://model.example"), Patience::default());
        let outcome = ask_through_proxy(&*describer).await;
        assert!(
            matches!(outcome.failure, Some(Failure::Proxy { .. })),
            "{outcome:?}"
        );
    } else {
        let requests = far.requests();
        assert!(
            requests.iter().all(|request| request.method == "CONNECT"),
            "{requests:?}"
        );
        assert!(!requests.is_empty() && !format!("{requests:?}").contains(KEY));
    }
}

#[tokio::test]
async fn a_dead_proxy_is_named() {
    let url = format!("http://127.0.0.1:{}", closed_port());
    if inside(
        "transport::a_dead_proxy_is_named",
        &[],
        &[("https_proxy", &url)],
    ) {
        let describer = opened(&settings("https://model.example"), Patience::default());
        let outcome = ask_through_proxy(&*describer).await;
        assert!(
            matches!(outcome.failure, Some(Failure::Proxy { .. })),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_dead_socks_proxy_is_named() {
    let url = format!("socks5h://127.0.0.1:{}", closed_port());
    if inside(
        "transport::a_dead_socks_proxy_is_named",
        &[],
        &[("ALL_PROXY", &url)],
    ) {
        let describer = opened(&settings("https://model.example"), Patience::default());
        let outcome = ask_through_proxy(&*describer).await;
        assert!(
            matches!(outcome.failure, Some(Failure::Proxy { .. })),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_proxy_carries_the_secured_connection() {
    let test = "transport::a_proxy_carries_the_secured_connection";
    let authority = Authority::new();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), authority.pem()).unwrap();
    let path = file.path().to_str().unwrap();
    let speech = Speech::Secured(authority.issue("model.example"));
    let model = FarSide::speaking(speech, vec![stream("plain")]);
    let proxy = FarSide::start(vec![Reply::tunnel(model.port())]);
    if inside(
        test,
        &[],
        &[("HTTPS_PROXY", &proxy.url()), ("ALOUD_TEST_CA", path)],
    ) {
        let mut settings = settings("https://model.example");
        settings.ca_file = Some(std::env::var_os("ALOUD_TEST_CA").unwrap().into());
        assert_eq!(ask_with(&settings).await.words(), whole(TEXT));
    } else {
        assert_eq!(model.requests()[0].header("x-goog-api-key"), Some(KEY));
        assert!(!format!("{:?}", proxy.requests()).contains(KEY));
    }
}

#[tokio::test]
async fn this_machine_is_never_reached_through_a_proxy() {
    let test = "transport::this_machine_is_never_reached_through_a_proxy";
    let proxy = format!("http://127.0.0.1:{}", closed_port());
    let variables = [
        ("HTTP_PROXY", &*proxy),
        ("HTTPS_PROXY", &proxy),
        ("ALL_PROXY", &proxy),
    ];
    if inside(test, &[], &variables) {
        let far = FarSide::start(vec![stream("plain")]);
        for url in [far.url(), far.url().replace("127.0.0.1", "localhost")] {
            assert_eq!(
                ask_with(&settings(&url)).await.words(),
                whole(TEXT),
                "{url}"
            );
        }
    }
}

/// Not a gate but a figure: how long it takes from the call to the last byte at the server.
#[tokio::test]
async fn the_request_leaves_quickly() {
    let far = FarSide::start(vec![stream("plain")]);
    let describer = opened(&settings(&far.url()), Patience::default());
    let mut heavy = prompt();
    heavy.image.as_mut().unwrap().bytes = (0..300_000_u32)
        .map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let mut times = Vec::new();
    for _ in 0..21 {
        describer.prepare().await;
        let prompt = heavy.clone();
        let begun = Instant::now();
        assert_eq!(listen(&*describer, prompt).await.words(), whole(TEXT));
        times.push(far.look(|record| record.requests.last().unwrap().at) - begun);
    }
    times.remove(0);
    times.sort();
    println!(
        "describe() to last request byte, 300 KB, warm: median {:?}, worst {:?}",
        times[10], times[19]
    );
    assert_eq!(far.look(|record| record.connections), 1);
}
