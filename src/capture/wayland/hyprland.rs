//! What Hyprland tells on its socket (wiki.hypr.land/IPC): monitors, windows and the pointer, each
//! question on a connection of its own. Nothing is ever asked of it that changes anything.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::places::{LONGEST, Place, Told, left, named};
use crate::picture::Rect;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Client {
    #[serde(default)]
    address: String,
    at: (i32, i32),
    size: (i32, i32),
    class: Option<String>,
    title: Option<String>,
    pid: Option<i64>,
    #[serde(default)]
    mapped: bool,
    #[serde(default)]
    hidden: bool,
    #[serde(default)]
    floating: bool,
    workspace: Workspace,
    #[serde(default, rename = "focusHistoryID")]
    focus_history: i64,
}

#[derive(Deserialize, Default)]
struct Workspace {
    #[serde(default)]
    id: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Monitor {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
    scale: Option<f64>,
    #[serde(default)]
    transform: u8,
    #[serde(default)]
    focused: bool,
    #[serde(default)]
    active_workspace: Workspace,
    #[serde(default)]
    special_workspace: Workspace,
}

#[derive(Deserialize)]
struct Active {
    address: Option<String>,
}

#[derive(Deserialize)]
struct Pointer {
    x: i32,
    y: i32,
}

/// Where Hyprland listens, if this is its session.
pub(super) fn socket() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let instance = named("HYPRLAND_INSTANCE_SIGNATURE")?;
    let folder = PathBuf::from(named("XDG_RUNTIME_DIR")?);
    Some(folder.join("hypr").join(instance).join(".socket.sock"))
}

/// The windows, the monitors and the pointer.
pub(super) fn ask(socket: &Path, deadline: Instant) -> io::Result<Told> {
    let monitors: Vec<Monitor> = answer(socket, "monitors", deadline)?;
    let mut clients: Vec<Client> = answer(socket, "clients", deadline)?;
    // Without an active window the answer is an empty object.
    let active: Active = answer(socket, "activewindow", deadline)?;
    let pointer: Option<Pointer> = answer(socket, "cursorpos", deadline).ok();
    let shown = |workspace: i64| {
        let mut monitors = monitors.iter();
        monitors.any(|monitor| {
            // No special workspace has the number 0, which is told where none is open.
            monitor.active_workspace.id == workspace
                || (workspace != 0 && monitor.special_workspace.id == workspace)
        })
    };
    clients.retain(|client| client.mapped && !client.hidden && shown(client.workspace.id));
    clients.sort_by_key(|client| (!client.floating, client.focus_history));
    let place = |client: Client| {
        let area = rect(client.at, client.size)?;
        Some(Place {
            active: active.address.as_deref() == Some(&client.address),
            title: named(client.title),
            application: named(client.class),
            pid: client.pid.and_then(|pid| u32::try_from(pid).ok()),
            area,
            content: area,
        })
    };
    Ok(Told {
        windows: clients.into_iter().filter_map(place).collect(),
        density: monitors
            .iter()
            .filter_map(|monitor| monitor.scale)
            .fold(1.0, f64::max),
        monitor: monitors
            .iter()
            .find(|monitor| monitor.focused)
            .and_then(Monitor::area),
        pointer: pointer.map(|pointer| (pointer.x, pointer.y)),
    })
}

fn answer<T: DeserializeOwned>(socket: &Path, question: &str, deadline: Instant) -> io::Result<T> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_write_timeout(left(deadline)?)?;
    stream.write_all(format!("j/{question}").as_bytes())?;
    let mut answer = Vec::new();
    let mut piece = [0; 8192];
    loop {
        stream.set_read_timeout(left(deadline)?)?;
        match stream.read(&mut piece)? {
            0 => break,
            length => answer.extend_from_slice(&piece[..length]),
        }
        if answer.len() > LONGEST as usize {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    Ok(serde_json::from_slice(&answer)?)
}

impl Monitor {
    /// Its place in the desktop's units; its size is told in pixels, before it is turned.
    #[allow(clippy::cast_possible_truncation)]
    fn area(&self) -> Option<Rect> {
        let scale = self.scale.filter(|&scale| scale > 0.0).unwrap_or(1.0);
        let units = |pixels: i32| (f64::from(pixels) / scale).round() as i32;
        let size = match self.transform % 2 {
            0 => (units(self.width), units(self.height)),
            _ => (units(self.height), units(self.width)),
        };
        rect((self.x, self.y), size)
    }
}

fn rect((x, y): (i32, i32), (width, height): (i32, i32)) -> Option<Rect> {
    let length = |length: i32| u32::try_from(length).ok().filter(|&length| length > 0);
    Some(Rect {
        x,
        y,
        width: length(width)?,
        height: length(height)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::net::UnixListener;
    use std::time::Duration;

    use super::*;

    /// Answers as the wiki of Hyprland shows it, one question a connection.
    fn mock(listener: &UnixListener) {
        for _ in 0..4 {
            let (mut stream, _) = listener.accept().unwrap();
            let mut question = [0; 64];
            let length = stream.read(&mut question).unwrap();
            let answer = match &question[..length] {
                b"j/monitors" => {
                    r#"[{"id":0,"name":"DP-1","x":0,"y":0,"width":3840,"height":2160,"scale":1.50,
                    "transform":0,"focused":false,"activeWorkspace":{"id":1,"name":"1"},"specialWorkspace":{"id":0}},
                    {"id":1,"name":"DP-2","x":2560,"y":0,"width":1920,"height":1080,"scale":1.00,"transform":1,
                    "focused":true,"activeWorkspace":{"id":2,"name":"2"},"specialWorkspace":{"id":0}}]"#
                }
                b"j/clients" => {
                    r#"[{"address":"0xa","mapped":true,"hidden":false,"at":[20,30],"size":[800,600],
                    "workspace":{"id":1,"name":"1"},"floating":false,"class":"foot","title":"Build","pid":41,
                    "focusHistoryID":1},
                    {"address":"0xb","mapped":true,"hidden":false,"at":[2600,40],"size":[500,400],
                    "workspace":{"id":2,"name":"2"},"floating":false,"class":"firefox","title":"News","pid":42,
                    "focusHistoryID":0},
                    {"address":"0xc","mapped":true,"hidden":false,"at":[0,0],"size":[500,400],
                    "workspace":{"id":3,"name":"3"},"floating":true,"class":"mpv","title":"Film","pid":43,
                    "focusHistoryID":2}]"#
                }
                b"j/activewindow" => r#"{"address":"0xb","mapped":true,"title":"News"}"#,
                b"j/cursorpos" => r#"{"x":2700,"y":100}"#,
                other => panic!("{other:?}"),
            };
            stream.write_all(answer.as_bytes()).unwrap();
        }
    }

    #[test]
    fn a_mock_of_hyprland_is_understood() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let listener = UnixListener::bind(&socket).unwrap();
        let answering = std::thread::spawn(move || mock(&listener));
        let told = ask(&socket, Instant::now() + Duration::from_secs(10)).unwrap();
        answering.join().unwrap();
        let titles: Vec<_> = told
            .windows
            .iter()
            .map(|window| (window.title.as_deref().unwrap(), window.active))
            .collect();
        assert_eq!(titles, [("News", true), ("Build", false)]);
        assert_eq!(told.windows[0].area, rect((2600, 40), (500, 400)).unwrap());
        assert_eq!(told.windows[0].pid, Some(42));
        assert_eq!(told.monitor, rect((2560, 0), (1080, 1920)));
        assert_eq!(told.pointer, Some((2700, 100)));
        assert!((told.density - 1.5).abs() < 1e-9);
    }

    #[test]
    fn a_mock_of_a_hung_hyprland_costs_the_deadline() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let _never_answers = UnixListener::bind(&socket).unwrap();
        let begun = Instant::now();
        let limit = Duration::from_millis(100);
        let told = ask(&socket, begun + limit);
        assert!(told.is_err());
        assert!((limit..10 * limit).contains(&begun.elapsed()));
    }
}
