//! Many clients, slow ones, and those of another user.

use super::*;

#[tokio::test]
async fn a_follower_gets_everything_and_a_requester_its_own_lines_alone() {
    let mut daemon = Daemon::start();
    let mut follower = daemon.client().await;
    assert_eq!(follower.status().version, "test");
    let (mut first, mut second) = (daemon.client().await, daemon.client().await);
    let one = first.send(Command::Repeat).await.unwrap();
    let two = second.send(Command::Copy).await.unwrap();
    assert_eq!(daemon.press().await.id, one);
    assert_eq!(daemon.press().await.id, two);
    daemon
        .status
        .send_modify(|status| status.state = State::Working(Subject::Screen));
    let Some(Line::Status(status)) = within(follower.next()).await else {
        panic!("no status");
    };
    assert_eq!(status.state, State::Working(Subject::Screen));
    assert_eq!(follower.status(), &*status);

    daemon.say(one, "one");
    daemon.say(two, "two");
    daemon.end(two);
    daemon.say(one, "one again");
    daemon.end(one);
    for text in ["one", "two"] {
        assert_eq!(said(within(follower.next()).await), text);
    }
    let ended = within(follower.next()).await;
    assert!(matches!(ended, Some(Line::Ended { id, .. }) if id == two));
    assert_eq!(said(within(follower.next()).await), "one again");

    assert_eq!(said(within(first.next()).await), "one");
    assert_eq!(said(within(first.next()).await), "one again");
    let ended = within(first.next()).await;
    assert!(matches!(ended, Some(Line::Ended { id, .. }) if id == one));
    assert_eq!(within(first.next()).await, None);
    assert_eq!(said(within(second.next()).await), "two");
}

#[tokio::test]
async fn no_line_is_lost_however_quickly_the_daemon_answers() {
    let mut daemon = Daemon::start();
    for _ in 0..200 {
        let mut client = daemon.client().await;
        let sent = tokio::spawn(async move {
            let id = client.send(Command::Repeat).await.unwrap();
            (id, client)
        });
        let press = daemon.press().await;
        daemon.say(press.id, "at once");
        daemon.end(press.id);
        let (id, mut client) = within(sent).await.unwrap();
        assert_eq!(id, press.id);
        assert_eq!(said(within(client.next()).await), "at once");
    }
}

#[tokio::test]
async fn a_client_that_does_not_read_holds_nobody_up_and_is_told_what_it_lost() {
    let mut daemon = Daemon::start();
    let mut slow = daemon.client().await;
    let long = "x".repeat(1000);
    for _ in 0..2000 {
        daemon.say(RequestId(0), &long);
        tokio::task::yield_now().await;
    }
    let mut client = daemon.client().await;
    let id = client.send(Command::Stop).await.unwrap();
    assert_eq!(daemon.press().await.id, id);
    daemon.end(id);
    assert!(matches!(
        within(client.next()).await,
        Some(Line::Ended { .. })
    ));
    let mut lost = 0;
    while lost == 0 {
        match within(slow.next()).await {
            Some(Line::Missed { lines }) => lost = lines,
            Some(Line::Said { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(lost > 100, "{lost}");
}

#[tokio::test]
async fn a_hundred_clients_are_served_or_told_to_come_back() {
    let mut daemon = Daemon::start();
    let path = daemon.path();
    let mut followers = Vec::new();
    let mut refused = 0;
    for _ in 0..100 {
        match socket::connect(&path).await {
            Ok(client) => followers.push(client),
            Err(Unreachable::Refused(reason)) => {
                assert!(reason.starts_with("Too many clients"), "{reason}");
                refused += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((followers.len(), refused), (32, 68));
    daemon.say(RequestId(0), "to all");
    for follower in &mut followers {
        assert_eq!(said(within(follower.next()).await), "to all");
    }
    // The places of those that leave are free again.
    drop(followers);
    for _ in 0..100 {
        let mut client = within(async {
            loop {
                match socket::connect(&path).await {
                    Ok(client) => break client,
                    Err(_) => tokio::task::yield_now().await,
                }
            }
        })
        .await;
        let id = client.send(Command::Repeat).await.unwrap();
        assert_eq!(daemon.press().await.id, id);
        daemon.end(id);
        assert!(matches!(
            within(client.next()).await,
            Some(Line::Ended { .. })
        ));
    }
}

#[tokio::test]
async fn the_end_of_the_daemon_ends_every_conversation() {
    let mut daemon = Daemon::start();
    let mut follower = daemon.client().await;
    let mut requester = daemon.client().await;
    requester.send(Command::Quit).await.unwrap();
    daemon.guard = None;
    assert_eq!(within(follower.next()).await, None);
    assert_eq!(within(requester.next()).await, None);
}

/// A client of another user, who has been let as far as the socket itself.
#[tokio::test]
async fn another_user_is_sent_away_without_a_word() {
    let daemon = Daemon::start();
    let open = |path: PathBuf, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    open(daemon.folder.path().into(), 0o755);
    open(daemon.folder.path().join("aloud"), 0o755);
    open(daemon.path(), 0o666);
    let script = "use IO::Socket::UNIX; $SIG{PIPE} = 'IGNORE'; \
        my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die qq(not connected: $!); \
        print $s qq(\"stop\"\\n); $s->flush; local $/; print qq(heard:), <$s>;";
    let ask = |as_other: bool| {
        let mut process = Process::new(if as_other { "runuser" } else { "perl" });
        if as_other {
            process.args(["-u", "nobody", "--", "perl"]);
        }
        process.arg("-e").arg(script).arg(daemon.path());
        tokio::task::spawn_blocking(move || process.output().unwrap())
    };
    let (other, own) = (ask(true), ask(false));
    let output = within(other).await.unwrap();
    let words = String::from_utf8_lossy(&output.stdout);
    assert_eq!(words, "heard:", "run this test as root: {output:?}");
    // The same client of our own is served, so that it was the user that made the difference.
    let mut daemon = daemon;
    let press = daemon.press().await;
    daemon.end(press.id);
    let output = within(own).await.unwrap();
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains("{\"accepted\""), "{words}");
    assert!(daemon.events.try_recv().is_err());
}
