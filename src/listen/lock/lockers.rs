//! Screen lockers that tell nobody that they lock: they run for as long as the screen is locked, and
//! so are found among our own processes. They are looked for when that matters, and by nobody else.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Lockers that neither the login manager nor a screen saver's name tells of, by the names of
/// their processes, which the kernel cuts to 15 letters (proc(5), comm).
const LOCKERS: [&str; 9] = [
    "swaylock",
    "hyprlock",
    "waylock",
    "gtklock",
    "i3lock",
    "slock",
    "xsecurelock",
    "xtrlock",
    "alock",
];

/// What tells sessions of one user apart.
const SESSION: [&str; 3] = ["XDG_RUNTIME_DIR", "WAYLAND_DISPLAY", "DISPLAY"];

/// Whether one of them runs in this session, in a few milliseconds; where processes cannot be listed
/// there is none.
pub(super) fn is_running() -> bool {
    if super::xscreensaver::is_locked() {
        return true;
    }
    let owner = |path: &Path| path.metadata().map(|about| about.uid()).ok();
    let Some(ourselves) = owner(Path::new("/proc/self")) else {
        return false;
    };
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .map(|process| process.path())
        .filter(|path| owner(path) == Some(ourselves))
        .filter(|path| {
            let name = std::fs::read_to_string(path.join("comm"));
            name.is_ok_and(|name| LOCKERS.contains(&name.trim_end()))
        })
        .any(|path| is_here(&path))
}

/// Whether a process has nothing in its environment that speaks for another session than ours.
fn is_here(process: &Path) -> bool {
    let Ok(environment) = std::fs::read(process.join("environ")) else {
        // It has ended.
        return false;
    };
    let of = |name: &str| {
        let mut entries = environment.split(|&byte| byte == 0);
        entries.find_map(|entry| entry.strip_prefix(format!("{name}=").as_bytes()))
    };
    SESSION.iter().all(|name| {
        let ours = std::env::var_os(name);
        let both = of(name).zip(ours.as_deref());
        both.is_none_or(|(theirs, ours)| theirs == ours.as_encoded_bytes())
    })
}
