//! What sway tells on its socket (the sway-ipc manual page): the tree of its windows. Nothing is ever
//! asked of it that changes anything.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Deserialize;

use super::places::{LONGEST, Place, Told, left, named};
use crate::picture::Rect;

/// What every message begins with.
const MAGIC: &[u8; 6] = b"i3-ipc";

/// The question for all outputs, and that for the tree of windows.
const GET_OUTPUTS: u32 = 3;
const GET_TREE: u32 = 4;

/// Deeper than any person nests windows; a tree that is deeper is no tree.
const DEEPEST: usize = 64;

#[derive(Deserialize)]
struct Node {
    #[serde(default)]
    id: i64,
    #[serde(default)]
    focused: bool,
    visible: Option<bool>,
    rect: Area,
    window_rect: Area,
    deco_rect: Area,
    name: Option<String>,
    app_id: Option<String>,
    pid: Option<u32>,
    window_properties: Option<Properties>,
    #[serde(default)]
    nodes: Vec<Node>,
    #[serde(default)]
    floating_nodes: Vec<Node>,
    #[serde(default)]
    focus: Vec<i64>,
}

#[derive(Deserialize)]
struct Properties {
    class: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
struct Area {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

#[derive(Deserialize)]
struct Output {
    scale: Option<f64>,
}

/// Where sway listens, if this is its session.
pub(super) fn socket() -> Option<PathBuf> {
    let socket = std::env::var_os("SWAYSOCK").filter(|socket| !socket.is_empty())?;
    let socket = PathBuf::from(socket);
    if socket.exists() {
        return Some(socket);
    }
    // A sway that was started anew has another number in the name of its socket.
    let folder = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)?;
    let sockets = std::fs::read_dir(folder).ok()?.flatten();
    let sockets = sockets.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("sway-ipc.") && name.ends_with(".sock")
    });
    sockets
        .max_by_key(|entry| entry.metadata().and_then(|about| about.modified()).ok())
        .map(|entry| entry.path())
}

/// The windows, and how dense the monitors are.
pub(super) fn ask(socket: &Path, deadline: Instant) -> io::Result<Told> {
    let mut stream = UnixStream::connect(socket)?;
    let tree: Node = serde_json::from_slice(&question(&mut stream, GET_TREE, deadline)?)?;
    let outputs: Vec<Output> =
        serde_json::from_slice(&question(&mut stream, GET_OUTPUTS, deadline)?)?;
    let scales = outputs.iter().filter_map(|output| output.scale);
    let mut told = Told {
        density: scales.fold(1.0, f64::max),
        monitor: tree.latest().and_then(|output| output.rect.rect()),
        ..Told::default()
    };
    tree.gather(&mut told.windows, 0);
    Ok(told)
}

fn question(stream: &mut UnixStream, kind: u32, deadline: Instant) -> io::Result<Vec<u8>> {
    let mut message = MAGIC.to_vec();
    message.extend(0u32.to_ne_bytes());
    message.extend(kind.to_ne_bytes());
    stream.set_write_timeout(left(deadline)?)?;
    stream.write_all(&message)?;
    let mut head = [0; 14];
    read(stream, &mut head, deadline)?;
    let number = |at: usize| {
        let bytes = head.get(at..at + 4)?;
        Some(u32::from_ne_bytes(bytes.try_into().ok()?))
    };
    let (Some(length), Some(answered)) = (number(6), number(10)) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    if &head[..6] != MAGIC || answered != kind || length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut answer = vec![0; length as usize];
    read(stream, &mut answer, deadline)?;
    Ok(answer)
}

/// Fills the buffer, all of it within the deadline.
fn read(stream: &mut UnixStream, mut buffer: &mut [u8], deadline: Instant) -> io::Result<()> {
    while !buffer.is_empty() {
        stream.set_read_timeout(left(deadline)?)?;
        match stream.read(buffer) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(length) => buffer = &mut buffer[length..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

impl Node {
    /// Adds the windows that can be seen, from front to back.
    fn gather(&self, windows: &mut Vec<Place>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        windows.extend(self.window());
        for floating in self.floating_nodes.iter().rev() {
            floating.gather(windows, depth + 1);
        }
        // What was focused last comes first; monitors, too.
        let rank = |node: &&Node| self.focus.iter().position(|&id| id == node.id);
        let mut nodes: Vec<_> = self.nodes.iter().collect();
        nodes.sort_by_key(|node| rank(node).unwrap_or(usize::MAX));
        for node in nodes {
            node.gather(windows, depth + 1);
        }
    }

    /// The child that was focused last.
    fn latest(&self) -> Option<&Node> {
        let latest = self.focus.first()?;
        self.nodes.iter().find(|node| node.id == *latest)
    }

    /// This node as a window, if it is one that can be seen.
    fn window(&self) -> Option<Place> {
        if self.pid.is_none() || self.visible != Some(true) {
            return None;
        }
        let below = self.rect.rect()?;
        // The title bar stands above the rectangle and is counted apart.
        let bar = self.deco_rect.height.max(0);
        let area = Rect {
            y: below.y.saturating_sub(bar),
            height: below.height.saturating_add_signed(bar),
            ..below
        };
        let content = self.window_rect.rect().map_or(below, |inside| Rect {
            x: below.x.saturating_add(inside.x),
            y: below.y.saturating_add(inside.y),
            ..inside
        });
        let class = self.window_properties.as_ref();
        let class = class.and_then(|properties| properties.class.clone());
        Some(Place {
            title: named(self.name.clone()),
            application: named(self.app_id.clone()).or_else(|| named(class)),
            pid: self.pid,
            area,
            content,
            active: self.focused,
        })
    }
}

impl Area {
    fn rect(self) -> Option<Rect> {
        let length = |length: i32| u32::try_from(length).ok().filter(|&length| length > 0);
        Some(Rect {
            x: self.x,
            y: self.y,
            width: length(self.width)?,
            height: length(self.height)?,
        })
    }
}
