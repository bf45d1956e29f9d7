//! Whatever happens to the process, the file or the disk: what was kept before is there, and the
//! person hears once what is wrong.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use aloud::failure::Unkept;

use super::*;

/// Names the folder in which a process of this test writes until it is killed.
const FOLDER: &str = "ALOUD_HISTORY_FOLDER";
/// How many answers it keeps.
const COUNT: u32 = 20;
/// How often it is killed.
const ROUNDS: usize = 100;

/// Keeps numbered answers without end, and prints each number when it must be safe.
fn write_for_ever(folder: &Path, first: u64) {
    let settings = Settings {
        keep: true,
        days: 7,
        count: COUNT,
    };
    let (inbox, _news) = Inbox::open();
    let history = History::open(&settings, Some(folder.into()), inbox).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    runtime.unwrap().block_on(async {
        for number in first.. {
            let text = format!("{number} {}", "words ".repeat(number as usize % 400));
            history.keep(&answer(&text));
            history.finish().await;
            println!("kept {number}");
        }
    });
}

/// The last number that was promised to be kept; waits for the end of the output.
fn promised(output: BufReader<ChildStdout>) -> Option<u64> {
    let lines = output.lines().map_while(Result::ok);
    let numbers = lines.filter_map(|line| line.split_once("kept ")?.1.trim().parse().ok());
    numbers.last()
}

fn random(below: u64) -> u64 {
    RandomState::new().hash_one(0) % below
}

#[test]
fn killed_at_any_moment_the_history_is_whole() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let folder = PathBuf::from(folder);
        let first = fs::read_to_string(folder.join("first")).unwrap();
        return write_for_ever(&folder.join("aloud"), first.parse().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let name = "accidents::killed_at_any_moment_the_history_is_whole";
    let settings = Settings {
        keep: true,
        days: 7,
        count: COUNT,
    };
    let (mut newest, mut written) = (0, 0);
    for round in 0..ROUNDS {
        fs::write(folder.path().join("first"), (newest + 1).to_string()).unwrap();
        let mut writer: Child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(writer.stdout.take().unwrap());
        // Half of them are killed at once, the others while they are at it.
        let mut line = String::new();
        while round % 2 == 1 && !line.contains("kept ") {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "nothing is kept");
        }
        std::thread::sleep(Duration::from_micros(random(40_000)));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let safe = promised(output).unwrap_or(newest);

        let store = Store::open(&folder.path().join("aloud")).unwrap();
        assert!(!store.replaced(), "round {round}: damaged");
        let numbers: Vec<u64> = store
            .read(&settings)
            .unwrap()
            .iter()
            .map(|said| said.text.split(' ').next().unwrap().parse().unwrap())
            .collect();
        let last = numbers.first().copied().unwrap_or(0);
        assert!(last >= safe, "round {round}: {safe} was lost, {numbers:?}");
        let all: Vec<u64> = (1..=last).rev().take(COUNT as usize).collect();
        assert_eq!(numbers, all, "round {round}");
        written += last - newest;
        newest = last;
    }
    assert!(written > ROUNDS as u64 / 2, "only {written} were written");
}

#[tokio::test]
async fn a_damaged_history_is_said_put_aside_and_begun_anew() {
    let mut kept = Kept::new(100);
    let file = kept.path().join("history.sqlite");
    let aside = kept.path().join("history-damaged.sqlite");
    for text in ["one", "two", "three"] {
        kept.keep(answer(&text.repeat(2000))).await;
    }
    let whole = fs::read(&file).unwrap();
    let flipped: Vec<u8> = whole.iter().map(|byte| byte ^ 0x10).collect();
    let mut inside = whole.clone();
    inside[4096..].iter_mut().for_each(|byte| *byte ^= 0x55);
    let mut newer = whole.clone();
    // The number of the layout, as a later version of the program may write it.
    newer[60..64].copy_from_slice(&9_u32.to_be_bytes());
    let alien = {
        let path = kept.folder.path().join("alien");
        let other = rusqlite::Connection::open(&path).unwrap();
        other.execute_batch("CREATE TABLE said (text)").unwrap();
        drop(other);
        fs::read(path).unwrap()
    };
    let text = b"no database at all, but long enough to be taken for one".repeat(100);
    for damage in [flipped, inside, newer, alien, text, whole[..5000].to_vec()] {
        fs::write(&file, &damage).unwrap();
        kept.keep(answer("After the damage.")).await;
        assert_eq!(kept.told(), [News::HistoryReplaced]);
        assert_eq!(kept.texts(), ["After the damage."]);
        assert_eq!(fs::read(&aside).unwrap(), damage);
    }
    // A file of no length is a new one.
    fs::write(&file, "").unwrap();
    kept.keep(answer("Begun.")).await;
    assert_eq!(kept.told(), []);
    assert_eq!(kept.texts(), ["Begun."]);
}

#[tokio::test]
async fn while_another_program_holds_it_nobody_waits_and_it_is_said_once() {
    let mut kept = Kept::new(100);
    kept.keep(answer("Before.")).await;
    let file = rusqlite::Connection::open(kept.path().join("history.sqlite")).unwrap();
    file.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let begun = std::time::Instant::now();
    for _ in 0..2 {
        kept.history.keep(&answer("Meanwhile."));
    }
    assert!(begun.elapsed() < Duration::from_millis(100));
    let asked = kept.aloud(&["history", "forget"]);
    assert_eq!(asked.status.code(), Some(1), "{asked:?}");
    let said = String::from_utf8(asked.stderr).unwrap();
    assert!(said.starts_with("Not everything is deleted."), "{said}");
    for _ in 0..4 {
        kept.history.finish().await;
    }
    let busy = News::HistoryUnwritable {
        reason: Unkept::Busy,
    };
    assert_eq!(kept.told(), [busy]);
    drop(file);
    kept.keep(answer("After.")).await;
    assert_eq!(kept.texts(), ["After.", "Before."]);
    assert_eq!(kept.told(), []);
}
