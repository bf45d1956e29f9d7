//! The accessibility tree of applications that are worse than real ones: endless, circular, silent,
//! or two that claim to be in front.
#![allow(clippy::unwrap_used, missing_docs)]

mod tree;

use std::time::Duration;

use aloud::capture::accessibility::{Active, Caps, Places, Tree};
use aloud::surroundings::Remark;
use atspi::{Role as Told, State as Flag};
use tokio::time::timeout;
use tree::fake::{Fake, Object, ROOT};
use tree::{PATIENT, Session, assert_unread, said};

/// What a press waits for the first words.
const BUDGET: Duration = Duration::from_millis(80);
/// What the same may take on a busy machine; without a limit it would take for ever.
const BOUND: Duration = Duration::from_secs(2);

fn framed(path: &str) -> Option<Object> {
    match path {
        ROOT => Some(Object::new(Told::Application, "fake", &["/frame"])),
        "/frame" => Some(Object::new(Told::Frame, "Frame", &["/a"]).with(Flag::Active)),
        _ => None,
    }
}

/// Ten in ten, five levels deep: 111,110 objects.
fn huge(path: &str) -> Object {
    let level = path.matches('/').count();
    let count = if level <= 6 { 10 } else { 0 };
    framed(path).unwrap_or_else(|| Object::new(Told::Label, path, &[]).counting(count))
}

#[tokio::test]
async fn huge_tree_is_cut() {
    let session = Session::start().await;
    let fake = Fake::start(&session, huge).await;
    let tree = session.tree();
    let caps = Caps {
        nodes: 500,
        depth: 60,
    };
    let found = timeout(PATIENT * 4, tree.window(None, PATIENT, caps))
        .await
        .unwrap();
    assert!(found.partial);
    // The frame is one of them, and it is not told.
    assert_eq!(found.controls.len(), 499);
    assert_eq!(found.controls[1].name.as_deref(), Some("/a/0"));
    assert_eq!(found.controls[2].name.as_deref(), Some("/a/0/0"));
    let roles = fake
        .asked("/a")
        .into_iter()
        .filter(|asked| asked.ends_with(" Name"));
    assert!(roles.count() <= 500);

    let caps = Caps {
        nodes: 100_000,
        depth: 3,
    };
    let found = timeout(PATIENT * 4, tree.window(None, PATIENT, caps))
        .await
        .unwrap();
    assert!(found.partial);
    assert_eq!(found.controls.len(), 1 + 10);

    let all = Caps {
        nodes: 200_000,
        depth: 60,
    };
    let found = timeout(BOUND, tree.window(None, BUDGET, all))
        .await
        .unwrap();
    assert!(found.partial);
    assert_eq!(found.window.as_deref(), Some("Frame"));
}

fn flat(path: &str) -> Object {
    let object = |path| Object::new(Told::TreeTable, path, &[]).counting(100_000);
    let cell = |path| Object::new(Told::TableCell, path, &[]);
    framed(path).unwrap_or_else(|| {
        if path == "/a" {
            object(path)
        } else {
            cell(path)
        }
    })
}

#[tokio::test]
async fn long_table_is_not_listed() {
    let session = Session::start().await;
    let fake = Fake::start(&session, flat).await;
    let found = session
        .tree()
        .window(None, PATIENT * 4, Caps::default())
        .await;
    assert!(found.partial);
    assert_eq!(found.controls[1].name.as_deref(), Some("/a/0"));
    assert!(found.controls.len() < 1_000);
    let listed = "org.a11y.atspi.Accessible GetChildren".to_owned();
    assert!(!fake.asked("/a").contains(&listed));
}

fn cyclic(path: &str) -> Object {
    framed(path).unwrap_or_else(|| match path {
        "/a" => Object::new(Told::Label, "a", &["/b", "/frame", "/a"]),
        _ => Object::new(Told::Label, "b", &["/a", "/b"]),
    })
}

#[tokio::test]
async fn tree_that_contains_itself_ends() {
    let session = Session::start().await;
    let _fake = Fake::start(&session, cyclic).await;
    let found = session.tree().window(None, PATIENT, Caps::default()).await;
    assert!(!found.partial);
    assert_eq!(said(&found.controls), ["text a", "text b"]);
}

fn protected(path: &str) -> Object {
    framed(path).unwrap_or_else(|| match path {
        "/a" => Object::new(Told::PasswordText, "Pin", &["/a/text"]).with(Flag::Focused),
        _ => Object::new(Told::Entry, "CANARY", &[]),
    })
}

#[tokio::test]
async fn protected_field_is_asked_for_no_text() {
    let session = Session::start().await;
    let fake = Fake::start(&session, protected).await;
    let tree = session.tree();
    let found = tree.focus(None, PATIENT).await;
    assert_unread(&found);
    assert_unread(&tree.window(None, PATIENT, Caps::default()).await);
    let asked = fake.asked("/a");
    assert!(asked.iter().any(|asked| asked.ends_with("GetRole")));
    let holding = ["org.a11y.atspi.Text", "org.a11y.atspi.Value"];
    let text = asked
        .iter()
        .find(|asked| holding.iter().any(|text| asked.starts_with(text)));
    assert_eq!(text, None);
}

fn first_of_two(path: &str) -> Object {
    framed(path).unwrap_or_else(|| Object::new(Told::Label, "first", &[]))
}

fn second_of_two(path: &str) -> Object {
    match path {
        "/frame" => Object::new(Told::Frame, "Second", &["/a"]).with(Flag::Active),
        path => framed(path).unwrap_or_else(|| Object::new(Told::Label, "second", &[])),
    }
}

#[tokio::test]
async fn window_system_decides_between_two_claims() {
    let session = Session::start().await;
    let _first = Fake::start(&session, first_of_two).await;
    let _second = Fake::start(&session, second_of_two).await;
    for title in ["Frame", "Second", "Frame"] {
        let active = Active {
            title: Some(title.into()),
            pid: None,
            ..Active::default()
        };
        let found = session.tree().focus(Some(&active), PATIENT).await;
        assert_eq!(found.window.as_deref(), Some(title));
    }
}

/// Like a window of Chromium: it has the focus in it, but does not call itself active.
fn modest(path: &str) -> Object {
    match path {
        "/frame" => Object::new(Told::Frame, "Frame", &["/a"]),
        path => framed(path)
            .unwrap_or_else(|| Object::new(Told::Entry, "field", &[]).with(Flag::Focused)),
    }
}

/// Listed from the last one, like the children of a grid in GTK; a list keeps its own order.
fn grid(path: &str) -> Object {
    framed(path).unwrap_or_else(|| match path {
        "/a" => Object::new(Told::Panel, "", &["/e", "/d", "/c", "/b", "/list"]),
        "/b" => Object::new(Told::Label, "top left", &[]).at(0, 0, 100, 20),
        "/c" => Object::new(Told::Label, "top right", &[]).at(100, 4, 100, 20),
        "/d" => Object::new(Told::Label, "middle", &[]).at(0, 30, 200, 20),
        "/e" => Object::new(Told::Label, "bottom", &[]).at(0, 90, 200, 20),
        "/list" => Object::new(Told::ListBox, "", &["/list/2", "/list/1"]).at(0, 60, 200, 20),
        "/list/1" => Object::new(Told::ListItem, "first", &[]).at(0, 60, 200, 10),
        _ => Object::new(Told::ListItem, "second", &[]).at(0, 70, 200, 10),
    })
}

#[tokio::test]
async fn grid_is_read_by_rows() {
    let session = Session::start().await;
    let _fake = Fake::start(&session, grid).await;
    let found = session.tree().window(None, PATIENT, Caps::default()).await;
    let expected = [
        "text top left",
        "text top right",
        "text middle",
        "list item second",
        "list item first",
        "text bottom",
    ];
    assert_eq!(said(&found.controls), expected);
}

#[tokio::test]
async fn window_behind_is_not_taken_for_the_active_one() {
    let session = Session::start().await;
    let _fake = Fake::start(&session, modest).await;
    let tree = session.tree();
    let terminal = Active {
        title: Some("Terminal".into()),
        pid: Some(1),
        ..Active::default()
    };
    for active in [None, Some(&Active::default()), Some(&terminal)] {
        let found = tree.focus(active, PATIENT).await;
        assert_eq!(found.remarks, [Remark::NothingTold]);
        assert_eq!((found.window, found.focus), (None, None));
    }
    let title = Some("Frame".to_owned());
    let pid = Some(std::process::id());
    let by_title = Active {
        title,
        pid: None,
        ..Active::default()
    };
    let by_process = Active {
        title: None,
        pid,
        ..Active::default()
    };
    for active in [by_title, by_process] {
        let found = tree.focus(Some(&active), PATIENT).await;
        assert_eq!(found.window.as_deref(), Some("Frame"));
        assert!(found.focus.is_some());
    }
}

#[tokio::test]
async fn unknown_places_are_left_out() {
    let session = Session::start().await;
    let _fake = Fake::start(&session, cyclic).await;
    let tree = Tree::of(session.address.clone(), Places::Unknown);
    let found = tree.window(None, PATIENT, Caps::default()).await;
    assert_eq!(said(&found.controls), ["text a", "text b"]);
    assert!(found.controls.iter().all(|control| control.area.is_none()));
    assert_eq!(found.remarks, [Remark::PlacesUnknown]);
}

fn silent(path: &str) -> Object {
    match path {
        "/frame" => Object::new(Told::Frame, "Frame", &[]).with(Flag::Active),
        path => framed(path).unwrap(),
    }
}

#[tokio::test]
async fn window_that_tells_nothing_is_said() {
    let session = Session::start().await;
    let tree = session.tree();
    assert_eq!(
        tree.focus(None, PATIENT).await.remarks,
        [Remark::NothingTold]
    );
    let _fake = Fake::start(&session, silent).await;
    let found = tree.window(None, PATIENT, Caps::default()).await;
    assert_eq!(found.window.as_deref(), Some("Frame"));
    assert_eq!(found.remarks, [Remark::NothingTold]);
}
