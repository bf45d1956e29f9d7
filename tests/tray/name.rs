//! Aloud's name on the bus, by which the desktop knows that it runs.

use std::time::Duration;

use aloud::autostart::APP_ID;
use rustix::process::Signal;

use crate::call;
use crate::desktop::{Desktop, Options, Part, Ready, eventually};
use crate::home::{ENVIRONMENT, Home, a_while, configuration};

/// The process that has Aloud's name on the bus; none where nobody has it.
fn named(desktop: &Desktop) -> Option<u32> {
    let bus = [
        "org.freedesktop.DBus",
        "/",
        "org.freedesktop.DBus.GetConnectionUnixProcessID",
    ];
    let told = call(desktop, bus, &[APP_ID]).ok()?;
    let number = told.trim().strip_prefix("(uint32 ")?;
    number.trim_end_matches(",)").parse().ok()
}

#[test]
fn the_name_on_the_bus_is_the_daemon_s_as_long_as_it_runs() {
    let mut home = Home::open(&Options::default(), Vec::new());
    let ours = Some(home.daemon.process_id());
    let becomes = |home: &Home, owner: Option<u32>| {
        eventually("the name on the bus", || match named(&home.desktop) {
            now if now == owner => Ok(()),
            now => Err(now),
        });
    };
    becomes(&home, ours);
    home.desktop.signal(Part::Bus, "KILL");
    home.desktop.start_part(Part::Bus);
    becomes(&home, ours);
    home.daemon.signal(Signal::TERM);
    home.daemon.ended();
    becomes(&home, None);
}

#[test]
fn a_name_that_another_has_on_the_bus_is_left_to_it() {
    let desktop = Desktop::start(&Options::default());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let bus = desktop.variable("DBUS_SESSION_BUS_ADDRESS").unwrap();
    let other = runtime.block_on(async {
        let builder = zbus::connection::Builder::address(bus).unwrap();
        builder.name(APP_ID).unwrap().build().await.unwrap()
    });
    let other_s = Some(std::process::id());
    assert_eq!(named(&desktop), other_s);
    let configuration = configuration("http://127.0.0.1:9", "");
    let daemon = desktop.daemon(&configuration, &ENVIRONMENT, Ready::Keys);
    eventually("what the lock's watch says", || {
        let log = daemon.log();
        log.contains("the name on the bus is another's")
            .then_some(())
            .ok_or(log)
    });
    assert_eq!(named(&desktop), other_s);
    // Nobody waits for it, either.
    drop((other, runtime));
    a_while(Duration::from_millis(500));
    assert_eq!(named(&desktop), None);
    assert!(desktop.aloud(&["status"]).status.success());
}
