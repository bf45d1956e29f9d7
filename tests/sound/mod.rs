//! A desktop's sound without a desktop: a private sound server with a null sink, a private speech
//! server, and an ear at the sink's monitor. Everything started here carries a mark in its
//! environment and is ended with the [`Sound`] that started it, never by name.
#![allow(dead_code, clippy::zombie_processes)]

pub mod ear;
pub mod likeness;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The mark in the environment of everything that belongs to one [`Sound`].
const MARK: &str = "ALOUD_TEST_SOUND";

/// How the speech server is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    Running,
    Spawnable,
    Forbidden,
}

pub struct Sound {
    pub folder: TempDir,
    mark: String,
}

/// Polls until it is so, and fails with the name of what was waited for.
pub fn wait_for<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < limit, "in vain: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub fn signal(pid: u32, name: &str) {
    let sent = Command::new("kill")
        .args(["-s", name, &pid.to_string()])
        .status();
    assert!(sent.unwrap().success());
}

impl Sound {
    pub fn start(server: Server) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder
            .path()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let sound = Self { folder, mark };
        for name in [
            "run/pulse",
            "run/speech-dispatcher",
            "home/.config",
            "log",
            "conf",
        ] {
            fs::create_dir_all(sound.path(name)).unwrap();
        }
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(sound.path("run"), private).unwrap();
        sound.write_spy();
        sound.start_pulse();
        sound.write_speech_configuration(server);
        if server == Server::Running {
            sound.start_speech();
        }
        sound
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The real espeak-ng, with a note of every text that it is given on standard input.
    fn write_spy(&self) {
        fs::create_dir_all(self.path("bin")).unwrap();
        let spy = self.path("bin/espeak-ng");
        let script = "#!/bin/sh\ncase \"$*\" in *--stdin*) ;; *) exec /usr/bin/espeak-ng \"$@\";; esac\n\
            given=\"$0.$$\"; cat >\"$given\"; { cat \"$given\"; echo; } >>\"$0.log\"\n\
            exec /usr/bin/espeak-ng \"$@\" <\"$given\"\n";
        fs::write(&spy, script).unwrap();
        let runnable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&spy, runnable).unwrap();
    }

    /// Every text that the espeak-ng program was given.
    pub fn given_to_espeak(&self) -> Vec<String> {
        let log = fs::read_to_string(self.path("bin/espeak-ng.log")).unwrap_or_default();
        log.lines().map(String::from).collect()
    }

    /// What a program needs in order to use this sound and no other.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let home = self.path("home");
        vec![
            (MARK, self.mark.clone().into()),
            ("HOME", home.clone().into()),
            ("XDG_CONFIG_HOME", home.join(".config").into()),
            ("XDG_CACHE_HOME", home.join(".cache").into()),
            ("XDG_DATA_HOME", home.join(".local/share").into()),
            ("XDG_RUNTIME_DIR", self.path("run").into()),
            (
                "PULSE_SERVER",
                format!("unix:{}", self.path("run/pulse/native").display()).into(),
            ),
            ("LANG", "C.UTF-8".into()),
            ("PATH", {
                let mut path = self.path("bin").into_os_string();
                path.push(":");
                path.push(std::env::var_os("PATH").unwrap_or_default());
                path
            }),
        ]
    }

    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .envs(self.environment())
            .env_remove("SPEECHD_ADDRESS")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("PULSE_RUNTIME_PATH")
            .env_remove("PULSE_COOKIE")
            .stdin(Stdio::null());
        command
    }

    fn spawn(&self, command: &mut Command, log: &str) -> Child {
        let log = fs::File::create(self.path("log").join(log)).unwrap();
        command
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap()
    }

    pub fn start_pulse(&self) {
        let socket = self.path("run/pulse/native");
        let _ = fs::remove_file(&socket);
        let script = format!(
            "load-module module-null-sink sink_name=spk rate=48000 channels=2 format=s16le\n\
             load-module module-native-protocol-unix auth-anonymous=1 socket={}\n\
             set-default-sink spk\n",
            socket.display()
        );
        fs::write(self.path("pulse.pa"), script).unwrap();
        let arguments = [
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--disallow-exit=1",
            "--use-pid-file=no",
            "--realtime=no",
            "--high-priority=no",
            "--log-target=stderr",
            "-n",
            "-F",
        ];
        self.spawn(
            self.command("pulseaudio")
                .args(arguments)
                .arg(self.path("pulse.pa")),
            "pulse",
        );
        wait_for("the sound server", Duration::from_secs(20), || {
            self.pactl(&["info"]).then_some(())
        });
    }

    pub fn pactl(&self, arguments: &[&str]) -> bool {
        let mut pactl = self.command("pactl");
        pactl
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        pactl.status().unwrap().success()
    }

    pub fn pactl_says(&self, arguments: &[&str]) -> String {
        let said = self.command("pactl").args(arguments).output().unwrap();
        String::from_utf8_lossy(&said.stdout).into_owned()
    }

    fn write_speech_configuration(&self, server: Server) {
        let conf = self.path("conf");
        let copied = Command::new("cp")
            .args(["-r", "/etc/speech-dispatcher/."])
            .arg(&conf)
            .status();
        assert!(copied.unwrap().success());
        let forbidden = if server == Server::Forbidden {
            "DisableAutoSpawn\n"
        } else {
            ""
        };
        let text = format!(
            "{forbidden}LogLevel 5\nLogDir \"{}\"\nDefaultLanguage en-US\nDefaultVolume 100\n\
             AudioOutputMethod \"pulse\"\nAudioPulseDevice \"default\"\nAudioPulseMinLength 10\n\
             AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"\nDefaultModule espeak-ng\n",
            self.path("log").display()
        );
        fs::write(conf.join("speechd.conf"), text).unwrap();
        // A server that is spawned looks for the same files in the user's folder.
        let user = self.path("home/.config/speech-dispatcher");
        let copied = Command::new("cp").arg("-r").arg(&conf).arg(&user).status();
        assert!(copied.unwrap().success());
    }

    pub fn speech_socket(&self) -> PathBuf {
        self.path("run/speech-dispatcher/speechd.sock")
    }

    pub fn start_speech(&self) {
        let socket = self.speech_socket();
        let _ = fs::remove_file(&socket);
        let mut server = self.command("speech-dispatcher");
        server
            .args(["-s", "-t", "0", "-c", "unix_socket", "-S"])
            .arg(&socket);
        server
            .arg("-C")
            .arg(self.path("conf"))
            .arg("-L")
            .arg(self.path("log"));
        server.arg("-P").arg(self.path("run/speechd.pid"));
        self.spawn(&mut server, "speechd");
        wait_for("the speech server", Duration::from_secs(20), || {
            std::os::unix::net::UnixStream::connect(&socket).ok()
        });
    }

    /// The live processes of this sound with that name.
    pub fn processes(&self, name: &str) -> Vec<u32> {
        let wanted = format!("{MARK}={}", self.mark);
        let belongs = |folder: &Path| {
            let environment = fs::read(folder.join("environ")).unwrap_or_default();
            environment
                .split(|byte| *byte == 0)
                .any(|one| one == wanted.as_bytes())
        };
        let called = |folder: &Path| fs::read_to_string(folder.join("comm")).unwrap_or_default();
        let alive = |folder: &Path| {
            let stat = fs::read_to_string(folder.join("stat")).unwrap_or_default();
            !stat
                .rsplit(')')
                .next()
                .unwrap_or_default()
                .trim_start()
                .starts_with('Z')
        };
        fs::read_dir("/proc")
            .unwrap()
            .flatten()
            .map(|entry| entry.path())
            .filter(|folder| belongs(folder) && alive(folder))
            .filter(|folder| name.is_empty() || called(folder).trim() == name)
            .filter_map(|folder| folder.file_name()?.to_str()?.parse().ok())
            .collect()
    }

    pub fn signal(&self, name: &str, what: &str) {
        let found = self.processes(name);
        assert!(!found.is_empty(), "no process {name}");
        for pid in found {
            signal(pid, what);
        }
    }

    /// Every line that any client sent to the speech server, with the client's number.
    pub fn wire(&self) -> Vec<(String, String)> {
        let log = self.path("log/speech-dispatcher.log");
        let log = fs::read(log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines = log.lines().filter_map(|line| {
            let (head, said) = line.split_once(":DATA:|")?;
            Some((
                head.rsplit(' ').next()?.to_owned(),
                said.trim_end_matches('\r').to_owned(),
            ))
        });
        lines.collect()
    }

    /// Every text that any client gave the speech server, as it stood on the wire, in order.
    pub fn given(&self) -> Vec<String> {
        let mut open: Vec<(String, String)> = Vec::new();
        let mut texts = Vec::new();
        for (client, said) in self.wire() {
            let place = open.iter().position(|(who, _)| *who == client);
            match (place, said.as_str()) {
                (None, command) if command.eq_ignore_ascii_case("SPEAK") => {
                    open.push((client, String::new()))
                }
                (None, _) => {}
                (Some(place), ".") => texts.push(open.remove(place).1),
                (Some(place), line) => {
                    let text = &mut open[place].1;
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(line);
                }
            }
        }
        texts
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = fs::read_to_string(self.path("log/pulse")).unwrap_or_default();
            eprintln!(
                "sound server: {}",
                log.lines().rev().take(3).collect::<Vec<_>>().join(" / ")
            );
        }
        for _ in 0..20 {
            let left = self.processes("");
            if left.is_empty() {
                break;
            }
            for pid in left {
                let _ = Command::new("kill")
                    .args(["-9", &pid.to_string()])
                    .stderr(Stdio::null())
                    .status();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
