//! The real daemon on a desktop of its own, its log beside it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, DirEntry, File};
use std::path::PathBuf;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::{Desktop, eventually, signal};

/// A running daemon; it is killed when the test ends.
pub struct Daemon {
    process: Child,
    log: PathBuf,
    socket: PathBuf,
}

/// How far a daemon must be before the test goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// It hears its keys.
    Keys,
    /// It answers on its socket; on a desktop without a display there are no keys to be heard.
    Socket,
    /// It has been started, and no more; for daemons that are to fail.
    Started,
}

impl Daemon {
    pub(super) fn start(
        desktop: &Desktop,
        program: &[&str],
        config: &[u8],
        environment: &[(&str, &str)],
        ready: Ready,
    ) -> Self {
        let file = desktop.folder().join("config.toml");
        // Reading every picture first is tried where it matters; elsewhere it would only take time.
        let text = str::from_utf8(config).unwrap_or_default();
        // What is broken stays as it is.
        let whole = toml::from_str::<toml::Table>(text).is_ok();
        let privacy: &[u8] = match whole && !text.contains("[privacy]") {
            true => b"\n[privacy]\nsecrets = \"send\"\n",
            false => b"",
        };
        fs::write(&file, [config, privacy].concat()).unwrap();
        let log = desktop.folder().join("aloud.log");
        let written = File::options().create(true).append(true).open(&log);
        let line = [program, &[env!("CARGO_BIN_EXE_aloud"), "daemon"]].concat();
        let process = desktop
            .command(line[0])
            .args(&line[1..])
            .env("ALOUD_CONFIG", &file)
            .env("ALOUD_LOG", "debug")
            .env("RUST_BACKTRACE", "1")
            .envs(environment.iter().copied())
            .stderr(written.unwrap())
            .spawn()
            .unwrap();
        let socket = desktop.runtime().join("aloud/socket");
        let mut daemon = Self {
            process,
            log,
            socket,
        };
        daemon.wait_until(desktop, ready);
        daemon
    }

    fn wait_until(&mut self, desktop: &Desktop, ready: Ready) {
        if ready == Ready::Started {
            return;
        }
        eventually("a ready daemon", || {
            let ended = self.process.try_wait().unwrap();
            assert_eq!(ended, None, "the daemon ended: {}", self.log());
            let status = desktop.aloud(&["status"]);
            let said = String::from_utf8_lossy(&status.stdout).to_lowercase();
            let keys = ready == Ready::Socket || said.contains("super+alt+");
            if status.status.success() && keys {
                Ok(())
            } else {
                Err(status)
            }
        });
    }

    /// Everything that the daemon has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// The daemon's process, to be weighed and watched.
    pub fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Sends the daemon a signal.
    pub fn signal(&self, name: Signal) {
        signal(self.process_id(), name);
    }

    /// Waits until the daemon has ended by itself, and gives its exit status.
    pub fn ended(&mut self) -> ExitStatus {
        eventually("the daemon's end", || {
            self.process.try_wait().unwrap().ok_or("it runs on")
        })
    }

    /// Memory that is the daemon's alone, in bytes.
    pub fn memory(&self) -> u64 {
        let map = format!("/proc/{}/smaps_rollup", self.process_id());
        let map = fs::read_to_string(map).unwrap();
        map.lines()
            // Unchanged pages of the program's file are alone only until another process shares them.
            .filter(|line| line.starts_with("Private_Dirty"))
            .filter_map(|line| line.split_whitespace().nth(1))
            .map(|kilobytes| kilobytes.parse::<u64>().unwrap() * 1024)
            .sum()
    }

    /// How often the daemon's threads wait and go on in that time. One that ends meanwhile
    /// takes its count along.
    pub fn wakeups_in(&self, time: Duration) -> u64 {
        let before = self.waits();
        thread::sleep(time);
        let after = self.waits().into_iter();
        after
            .map(|(thread, waits)| waits - before.get(&thread).copied().unwrap_or(0))
            .sum()
    }

    /// How often each thread has waited and gone on since it began.
    fn waits(&self) -> BTreeMap<OsString, u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.process_id())).unwrap();
        let waits = |thread: DirEntry| {
            let status = fs::read_to_string(thread.path().join("status")).ok()?;
            let line = status
                .lines()
                .find(|line| line.starts_with("voluntary_ctxt_switches"))?;
            let waits = line.rsplit('\t').next()?.parse().ok()?;
            Some((thread.file_name(), waits))
        };
        threads.filter_map(|thread| waits(thread.ok()?)).collect()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        if !matches!(self.process.try_wait(), Ok(Some(_))) {
            _ = self.process.kill();
            _ = self.process.wait();
            // The next one on this desktop comes as after a clean end; whoever wants a crash sends a signal.
            _ = fs::remove_file(&self.socket);
        }
        if thread::panicking() {
            eprintln!("the daemon's log:\n{}", self.log());
        }
    }
}
