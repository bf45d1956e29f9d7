//! The accessibility tree of real applications: GTK, Qt and Chromium.
#![allow(clippy::unwrap_used, missing_docs)]

mod tree;

use std::io::Read;
use std::time::Duration;

use aloud::capture::accessibility::{Active, Caps, Places, Tree};
use aloud::surroundings::{Control, Dialog, Remark, Role, State, Surroundings};
use tokio::time::timeout;
use tree::{PATIENT, Session, assert_unread, find, focus, said, send, titled, window, window_of};

/// What a press waits for the first words.
const BUDGET: Duration = Duration::from_millis(80);
/// What the same may take on a busy machine; without a limit it would take for ever.
const BOUND: Duration = Duration::from_secs(2);

#[tokio::test]
async fn gtk_entry_has_focus_and_selection() {
    let session = Session::start().await;
    let entry = [
        "--entry",
        "--title=Ask",
        "--text=Your name",
        "--entry-text=Ada",
    ];
    let _zenity = session.run("zenity", &entry);
    let tree = session.tree();
    let found = focus(&tree, titled("Ask")).await;
    assert_eq!(found.application.as_deref(), Some("zenity"));
    let field = found.focus.unwrap();
    assert_eq!(field.role, Role::TextField);
    assert_eq!(field.name.as_deref(), Some("Your name"));
    assert_eq!(field.value.as_deref(), Some("Ada"));
    assert!(field.is(State::Focused));
    let area = field.area.unwrap();
    assert!(area.x > 0 && area.y > 0 && area.width > 50 && area.height > 10);
    assert_eq!(found.selected_text.as_deref(), Some("Ada"));
    assert_eq!(found.dialogs.len(), 1);
    assert!(!found.password && !found.partial);

    let found = window(&tree, |found| found.focus.is_some()).await;
    let expected = [
        "text Your name",
        "text field Your name",
        "button Cancel",
        "button OK",
    ];
    assert_eq!(said(&found.dialogs[0].controls), expected);
    assert!(found.controls.is_empty());
}

#[tokio::test]
async fn gtk_error_is_a_dialog() {
    let session = Session::start().await;
    let _zenity = session.run(
        "zenity",
        &["--error", "--title=Oh", "--text=The disk is full."],
    );
    let found = window(&session.tree(), titled("Oh")).await;
    let dialog = &found.dialogs[0];
    assert_eq!((dialog.role, dialog.active), (Role::Dialog, true));
    find(&dialog.controls, Role::Text, "The disk is full.");
    assert!(find(&dialog.controls, Role::Button, "OK").is(State::Focused));
}

#[tokio::test]
async fn gtk_form_is_read_with_its_bar_and_its_button_without_a_name() {
    let session = Session::start().await;
    let _form = session.widgets("form_gtk.py", &[]);
    let found = window(&session.tree(), titled("Print owls")).await;
    let field = found.focus.as_ref().unwrap();
    assert_eq!(field.name.as_deref(), Some("Copies"));
    assert_eq!(field.value.as_deref(), Some("Three"));
    assert_eq!(found.selected_text.as_deref(), Some("Thr"));
    // What must be heard comes before what can be done.
    let [bar] = &found.dialogs[..] else {
        panic!("{found:#?}");
    };
    assert_eq!((bar.role, bar.active), (Role::Notification, false));
    find(&bar.controls, Role::Text, "The printer is out of paper.");
    find(&bar.controls, Role::Button, "Retry");
    let expected = [
        "text Copies",
        "text field Copies",
        "button -",
        "button Turn the page",
        "button Print",
    ];
    assert_eq!(said(&found.controls), expected);
    assert_eq!(found.unnamed, 1);
}

#[tokio::test]
async fn gtk_message_is_an_alert() {
    let session = Session::start().await;
    let _form = session.widgets("form_gtk.py", &["alert"]);
    let found = window(&session.tree(), titled("Warning")).await;
    let alert = &found.dialogs[0];
    assert_eq!(
        (alert.role, alert.active),
        (Role::Alert, true),
        "{found:#?}"
    );
    find(&alert.controls, Role::Text, "The owls are upside down.");
    assert!(said(&alert.controls).contains(&"button Cancel".to_owned()));
}

#[tokio::test]
async fn gtk_password_is_never_read() {
    let session = Session::start().await;
    let mut zenity = session.run_heard("zenity", &["--password", "--title=Secret"]);
    let tree = session.tree();
    focus(&tree, titled("Secret")).await;
    assert!(
        session
            .run("xdotool", &["type", "CANARY"])
            .0
            .wait()
            .unwrap()
            .success()
    );
    for _ in 0..20 {
        assert_unread(&tree.focus(None, PATIENT).await);
        assert_unread(&tree.window(None, PATIENT, Caps::default()).await);
    }
    session.run("xdotool", &["key", "Return"]).0.wait().unwrap();
    let mut typed = String::new();
    let mut output = zenity.0.stdout.take().unwrap();
    output.read_to_string(&mut typed).unwrap();
    assert_eq!(typed.trim(), "CANARY");
}

#[tokio::test]
async fn qt_form_is_read() {
    let session = Session::start().await;
    let _form = session.form(&[]);
    let found = window(&session.tree(), titled("Order form")).await;
    assert_eq!(found.application.as_deref(), Some("birds"));
    let field = found.focus.as_ref().unwrap();
    assert_eq!(field.name.as_deref(), Some("Name"));
    assert_eq!(field.value.as_deref(), Some("Ada Lovelace"));
    assert_eq!(found.selected_text.as_deref(), Some("Ada"));
    let expected = [
        "text Name",
        "text field Name",
        "text Secret",
        "password field Secret",
        "check box News",
        "button -",
        "button Order",
    ];
    assert_eq!(said(&found.controls), expected);
    assert!(find(&found.controls, Role::CheckBox, "News").is(State::Checked));
    assert_eq!(found.unnamed, 1);
    assert!(!format!("{found:?}").contains("CANARY"));
}

#[tokio::test]
async fn qt_tab_does_not_hide_the_focus() {
    let session = Session::start().await;
    let _form = session.form(&["tabs"]);
    let found = focus(&session.tree(), titled("Order form")).await;
    let focus = found.focus.unwrap();
    assert_eq!(focus.role, Role::TextArea);
    assert_eq!(focus.value.as_deref(), Some("Wren"));
}

#[tokio::test]
async fn qt_password_is_never_read() {
    let session = Session::start().await;
    let _form = session.form(&["secret"]);
    let tree = session.tree();
    let found = focus(&tree, titled("Order form")).await;
    assert_unread(&found);
    assert_eq!(found.selected_text, None);
    assert_unread(&tree.window(None, PATIENT, Caps::default()).await);
}

#[tokio::test]
async fn qt_message_is_an_alert() {
    let session = Session::start().await;
    let _form = session.form(&["dialog"]);
    let found = window(&session.tree(), titled("Disk full")).await;
    assert_eq!(found.dialogs.len(), 1, "{found:#?}");
    let dialog = &found.dialogs[0];
    assert_eq!((dialog.role, dialog.active), (Role::Alert, true));
    find(&dialog.controls, Role::Text, "The disk is full.");
    assert!(
        said(&dialog.controls)
            .iter()
            .any(|said| said == "button Retry")
    );
}

#[tokio::test]
async fn chromium_page_is_read_in_its_order() {
    let session = Session::start().await;
    let _browser = session.browser("page.html");
    let active = Active {
        title: Some("Shop of birds - Chromium".into()),
        pid: None,
        ..Active::default()
    };
    let found = window_of(&session.tree(), Some(&active), |found| {
        found
            .focus
            .as_ref()
            .is_some_and(|focus| focus.name.as_deref() == Some("Name"))
            && said(&found.controls)
                .iter()
                .any(|said| said.contains("Robin"))
    })
    .await;
    assert_eq!(found.application.as_deref(), Some("Chromium"));
    let field = found.focus.as_ref().unwrap();
    assert_eq!(field.value.as_deref(), Some("Ada Lovelace"));
    let alerts = found.dialogs.iter().flat_map(|dialog| &dialog.controls);
    let alerts = said(&alerts.cloned().collect::<Vec<_>>());
    assert!(
        alerts.contains(&"text Card declined".to_owned()),
        "{alerts:?}"
    );
    let said = said(&found.controls);
    let begin = said
        .iter()
        .position(|said| said == "heading All birds")
        .unwrap();
    let expected = [
        "heading All birds",
        "text Hello",
        "link owls and",
        "text other birds.",
        "text Name",
        "text field Name",
        "text Secret",
        "password field Secret",
        "check box News",
        "button -",
        "button Order",
        "list item • Wren",
        "list item • Robin",
    ];
    assert_eq!(said[begin..begin + expected.len()], expected);
    assert_eq!(found.unnamed, 1);
    assert!(!format!("{found:?}").contains("CANARY"));
}

#[tokio::test]
async fn chromium_dialog_has_focus_and_selection() {
    let session = Session::start().await;
    let _browser = session.browser("dialog.html");
    let active = Active {
        title: Some("Bird basket - Chromium".into()),
        ..Active::default()
    };
    let found = window_of(&session.tree(), Some(&active), |found| {
        let field = |focus: &Control| focus.name.as_deref() == Some("Reason");
        found.focus.as_ref().is_some_and(field) && !found.dialogs.is_empty()
    })
    .await;
    assert_eq!(found.selected_text.as_deref(), Some("flew"));
    let named = |dialog: &&Dialog| dialog.name.as_deref() == Some("Remove the wren?");
    let dialog = found.dialogs.iter().find(named).unwrap();
    assert!(dialog.active, "{dialog:#?}");
    let expected = [
        "text It cannot be brought back.",
        "text area Reason",
        "button Remove",
        "button Keep",
        "button -",
    ];
    assert_eq!(said(&dialog.controls), expected);
    assert_eq!(found.unnamed, 1);
}

#[tokio::test]
async fn a_screen_reader_is_known_by_its_name_and_by_the_switch() {
    let session = Session::start().await;
    let bus = session.bus().await;
    for name in [
        "org.gnome.Orca1.Service",
        "org.gnome.Orca.Service",
        "org.gnome.Orca.KeyboardMonitor",
    ] {
        let tree = session.tree();
        assert!(!tree.screen_reader(PATIENT).await, "before {name}");
        bus.request_name(name).await.unwrap();
        assert!(tree.screen_reader(PATIENT).await, "{name}");
        bus.release_name(name).await.unwrap();
    }
    let value = zbus::zvariant::Value::from(true);
    bus.call_method(
        Some("org.a11y.Bus"),
        "/org/a11y/bus",
        Some("org.freedesktop.DBus.Properties"),
        "Set",
        &("org.a11y.Status", "ScreenReaderEnabled", value),
    )
    .await
    .unwrap();
    assert!(session.tree().screen_reader(PATIENT).await);
}

#[tokio::test]
async fn stopped_application_delays_no_other() {
    let session = Session::start().await;
    let tree = session.tree();
    let stopped = session.run("zenity", &["--entry", "--title=Stopped"]);
    focus(&tree, titled("Stopped")).await;
    let _other = session.run("zenity", &["--entry", "--title=Other"]);
    focus(&tree, titled("Other")).await;
    send(stopped.0.id(), "-STOP");
    let found = timeout(BOUND, tree.focus(None, BUDGET)).await.unwrap();
    assert_eq!(found.window.as_deref(), Some("Other"));
    assert!(found.focus.is_some());
    // Also when the window system says that another window is in front.
    let unknown = Active {
        title: Some("Elsewhere".into()),
        pid: Some(1),
        ..Active::default()
    };
    let found = timeout(BOUND, tree.focus(Some(&unknown), BUDGET))
        .await
        .unwrap();
    assert_eq!(found.window.as_deref(), Some("Other"));
}

#[tokio::test]
async fn stopped_application_in_front_costs_the_budget() {
    let session = Session::start().await;
    let tree = session.tree();
    let stopped = session.run("zenity", &["--entry", "--title=Stopped"]);
    focus(&tree, titled("Stopped")).await;
    send(stopped.0.id(), "-STOP");
    let found = timeout(BOUND, tree.focus(None, BUDGET)).await.unwrap();
    assert_eq!(found.focus, None);
    assert!(found.partial && found.remarks.is_empty());
    let found = timeout(BOUND, tree.window(None, BUDGET, Caps::default()))
        .await
        .unwrap();
    assert!(found.controls.is_empty());
    send(stopped.0.id(), "-CONT");
    focus(&tree, titled("Stopped")).await;
}

#[tokio::test]
async fn without_a_bus_nothing_is_known() {
    let tree = Tree::of("unix:path=/nonexistent/bus".into(), Places::Screen);
    let found = timeout(BOUND, tree.window(None, PATIENT, Caps::default())).await;
    let nothing = Surroundings {
        remarks: vec![Remark::NoAccessibility],
        ..Surroundings::default()
    };
    assert_eq!(found.unwrap(), nothing);
    assert!(!tree.screen_reader(PATIENT).await);
    assert!(!tree.connect(PATIENT).await);
}

#[tokio::test]
async fn restarted_registry_is_found_again() {
    let session = Session::start().await;
    let tree = session.tree();
    let _zenity = session.run("zenity", &["--entry", "--title=Ask"]);
    focus(&tree, titled("Ask")).await;
    send(owner(&session, "org.a11y.atspi.Registry").await, "-KILL");
    let _other = session.run("zenity", &["--entry", "--title=Other"]);
    focus(&tree, titled("Other")).await;
}

#[tokio::test]
async fn restarted_bus_is_found_again() {
    let session = Session::start().await;
    let tree = session.tree();
    let zenity = session.run("zenity", &["--entry", "--title=Ask"]);
    focus(&tree, titled("Ask")).await;
    // The launcher is asked for first: it may notice that its bus is gone, and go, too.
    let launcher = process(&session.bus().await, "org.a11y.Bus").await;
    send(owner(&session, "org.freedesktop.DBus").await, "-KILL");
    send(launcher, "-KILL");
    drop(zenity);
    let _other = session.run("zenity", &["--entry", "--title=Other"]);
    focus(&tree, titled("Other")).await;
}

async fn owner(session: &Session, name: &str) -> u32 {
    process(&session.accessibility().await, name).await
}

async fn process(bus: &zbus::Connection, name: &str) -> u32 {
    let bus_name = "org.freedesktop.DBus";
    let path = "/org/freedesktop/DBus";
    let method = "GetConnectionUnixProcessID";
    let reply = bus
        .call_method(Some(bus_name), path, Some(bus_name), method, &(name,))
        .await;
    reply.unwrap().body().deserialize().unwrap()
}
