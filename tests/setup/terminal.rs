//! A real terminal with the program in it, and a person who types when something is asked.
#![allow(dead_code)]

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::{Arc, Mutex};

use crate::desktop::{Desktop, eventually};

pub struct Terminal {
    process: Child,
    keyboard: ChildStdin,
    screen: Arc<Mutex<String>>,
    /// How much of the screen was answered already.
    read: usize,
}

impl Terminal {
    /// Types a command of the program into a terminal on the desktop.
    pub fn open(desktop: &Desktop, arguments: &str, variables: &[(&'static str, String)]) -> Self {
        // `script` gives the program a terminal of its own and shows here what it shows there.
        let line = format!("exec {} {arguments}", env!("CARGO_BIN_EXE_aloud"));
        let mut process = desktop
            .command("/usr/bin/script")
            .args([
                "--quiet",
                "--flush",
                "--return",
                "--command",
                &line,
                "/dev/null",
            ])
            .env("SHELL", "/bin/sh")
            .envs(
                variables
                    .iter()
                    .map(|(name, value)| (*name, value.as_str())),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let screen = Arc::new(Mutex::new(String::new()));
        let (mut shown, ours) = (process.stdout.take().unwrap(), screen.clone());
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = shown.read(&mut chunk) {
                let text = String::from_utf8_lossy(&chunk[..count]).replace('\r', "");
                ours.lock().unwrap().push_str(&text);
            }
        });
        Self {
            keyboard: process.stdin.take().unwrap(),
            process,
            screen,
            read: 0,
        }
    }

    /// Waits until this is shown, behind what was answered already.
    #[track_caller]
    pub fn sees(&mut self, text: &str) {
        let read = self.read;
        let end = eventually(&format!("{text:?} on the screen"), || {
            let screen = self.screen.lock().unwrap();
            match screen[read..].find(text) {
                Some(place) => Ok(read + place + text.len()),
                None => Err(screen[read..].to_owned()),
            }
        });
        self.read = end;
    }

    /// The same behind another text.
    #[track_caller]
    pub fn sees_after(&mut self, before: &str, text: &str) {
        let screen = self.screen.lock().unwrap().clone();
        self.read = screen.rfind(before).unwrap();
        self.sees(text);
    }

    /// Waits for a question and for the sign that something may be typed, and types.
    #[track_caller]
    pub fn answer(&mut self, question: &str, line: &str) {
        self.sees(question);
        if !question.starts_with("Key for") {
            self.sees("\n> ");
        }
        // A hidden question switches the echo off right behind the sign.
        std::thread::sleep(std::time::Duration::from_millis(100));
        writeln!(self.keyboard, "{line}").unwrap();
    }

    /// Answers what the set-up asks first, and who shall describe.
    #[track_caller]
    pub fn begin(&mut self, describes: &str) {
        for (asked, typed) in [
            ("Do you hear it?", "y"),
            ("The speed is", ""),
            ("another voice", ""),
            ("Who shall describe", describes),
        ] {
            self.answer(asked, typed);
        }
    }

    /// Answers everything up to the keys; this computer itself describes.
    #[track_caller]
    pub fn up_to_the_keys(&mut self) {
        self.begin("5");
        self.answer("describes the screen is", "");
    }

    /// Presses Control C.
    pub fn interrupt(&mut self) {
        self.sees("> ");
        std::thread::sleep(std::time::Duration::from_millis(100));
        self.keyboard.write_all(b"\x03").unwrap();
    }

    /// Waits for the end; gives the exit code and everything that was shown.
    #[track_caller]
    pub fn end(mut self) -> (i32, String) {
        let status = eventually("the end", || {
            let ended = self.process.try_wait().unwrap();
            ended.ok_or_else(|| self.screen.lock().unwrap().clone())
        });
        std::thread::sleep(std::time::Duration::from_millis(100));
        let screen = self.screen.lock().unwrap().clone();
        (status.code().unwrap(), screen)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}
