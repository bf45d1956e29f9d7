//! What a process weighs and how often it runs, as the kernel counts it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::ops::Sub;
use std::os::unix::net::UnixStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::Desktop;

/// Kilobytes of memory, and threads.
#[derive(Debug, Default)]
pub struct Weight {
    pub pss: u64,
    pub rss: u64,
    pub dirty: u64,
    /// The whole address space, used or not.
    pub size: u64,
    /// The most that was resident since the peak was forgotten.
    pub peak: u64,
    pub threads: usize,
}

/// How often the threads of a process went on, and how long they ran.
#[derive(Debug)]
pub struct Turns {
    pub switches: u64,
    /// Hundredths of a second.
    pub ticks: u64,
}

impl Weight {
    pub fn of(id: u32) -> Self {
        let map = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap();
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        Self {
            pss: field(&map, "Pss:"),
            rss: field(&map, "Rss:"),
            dirty: field(&map, "Private_Dirty:"),
            size: field(&status, "VmSize:"),
            peak: field(&status, "VmHWM:"),
            threads: fs::read_dir(format!("/proc/{id}/task")).unwrap().count(),
        }
    }
}

impl Turns {
    pub fn of(id: u32) -> Self {
        let threads = fs::read_dir(format!("/proc/{id}/task")).unwrap();
        let switches = threads
            .map(|thread| fs::read_to_string(thread.unwrap().path().join("status")).unwrap())
            .map(|status| {
                field(&status, "voluntary_ctxt_switches:")
                    + field(&status, "nonvoluntary_ctxt_switches:")
            })
            .sum();
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
        // The name may hold spaces; user and system time are the 12th and 13th field after it.
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        let ticks = [11, 12].map(|field: usize| fields[field].parse::<u64>().unwrap());
        Self {
            switches,
            ticks: ticks.iter().sum(),
        }
    }
}

impl Sub for Turns {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            switches: self.switches - before.switches,
            ticks: self.ticks - before.ticks,
        }
    }
}

/// How long the threads of a process have run, and how long they waited for a processor.
pub fn processor(id: u32) -> [Duration; 2] {
    let threads = fs::read_dir(format!("/proc/{id}/task")).unwrap();
    let mut sums = [Duration::ZERO; 2];
    for thread in threads {
        // A thread may end while it is looked at.
        let times = fs::read_to_string(thread.unwrap().path().join("schedstat"));
        let times = times.unwrap_or_default();
        for (sum, time) in sums.iter_mut().zip(times.split_whitespace()) {
            *sum += Duration::from_nanos(time.parse().unwrap());
        }
    }
    sums
}

/// Lets the peak begin anew.
pub fn forget_peak(id: u32) {
    fs::write(format!("/proc/{id}/clear_refs"), "5").unwrap();
}

/// Waits until the daemon's greeting names its keys.
pub fn until_keys_are_heard(desktop: &Desktop) {
    let socket = desktop.runtime().join("aloud/socket");
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        let mut greeting = String::new();
        if let Ok(stream) = UnixStream::connect(&socket) {
            // A daemon that is just being killed may leave without a word.
            _ = BufReader::new(stream).read_line(&mut greeting);
        }
        if greeting.contains("Super+Alt+D") {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "the keys are not heard: {greeting}"
        );
        sleep(Duration::from_micros(500));
    }
}

fn field(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.unwrap().split_whitespace().next().unwrap();
    number.parse().unwrap()
}
