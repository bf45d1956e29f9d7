//! The file of the history, an SQLite database (sqlite.org/fileformat2.html). It is opened for one
//! piece of work and closed again, so that an idle daemon holds nothing. What is deleted is written
//! over with zeros; nothing is ever written outside its folder.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags, params};
use serde::Serialize;

use super::{Fault, Settings, folder};

/// Written into the head of the file: "alou".
const APPLICATION: i32 = 0x616c_6f75;
/// The number of the layout below; a file with another one is put aside.
const LAYOUT: i32 = 1;

const TABLE: &str = "CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    subject TEXT NOT NULL,
    question TEXT,
    provider TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    whole INTEGER NOT NULL
) STRICT";

/// How long another process may hold the file; a write of ours takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// One answer that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// When its last word came, in milliseconds since 1970.
    #[serde(skip)]
    pub at: i64,
    /// The same as a date and a time of the day in UTC, as RFC 3339 writes it; empty until it is read.
    #[serde(rename = "at")]
    pub utc: String,
    /// The same in the time of this place; empty until it is read.
    #[serde(skip)]
    pub local: String,
    /// What was looked at, by its name on the command line; of a file its path.
    pub subject: String,
    /// What was asked, where it was a question.
    pub question: Option<String>,
    /// Who answered; empty where the answer was stopped.
    pub provider: String,
    /// The language of the words as a BCP 47 tag.
    pub language: String,
    /// The words.
    pub text: String,
    /// Whether they are the whole answer.
    pub whole: bool,
}

/// The row of an answer; its time is with it, since numbers are used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    id: i64,
    at: i64,
}

/// An opened history.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    folder: PathBuf,
    replaced: bool,
}

impl Store {
    /// Opens the history of this folder and makes it where it is missing. A damaged one is put aside
    /// for a new one.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        folder::make(folder)?;
        match Self::connect(folder) {
            Err(Fault::Damaged) => {
                folder::put_aside(folder)?;
                folder::make(folder)?;
                let store = Self::connect(folder)?;
                Ok(Self {
                    replaced: true,
                    ..store
                })
            }
            result => result,
        }
    }

    /// Opens the history of this folder if there is one.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn find(folder: &Path) -> Result<Option<Self>, Fault> {
        match folder::holds_any(folder) {
            true => Self::open(folder).map(Some),
            false => Ok(None),
        }
    }

    fn connect(folder: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(folder::file(folder), flags)?;
        connection.busy_timeout(PATIENCE)?;
        // What is deleted becomes zeros; nothing is laid down elsewhere; 128 KiB of pages are plenty.
        connection.execute_batch(
            "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -128;
             PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL",
        )?;
        match marks(&connection)? {
            (APPLICATION, LAYOUT, _) => {
                let check = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
                let verdict = connection.query_row("PRAGMA quick_check(1)", [], check)?;
                if verdict != "ok" {
                    return Err(Fault::Damaged);
                }
            }
            // A new file; another process may be making it at the same moment.
            (0, 0, 0) => connection.execute_batch(&format!(
                "BEGIN IMMEDIATE; {}; PRAGMA application_id = {APPLICATION};
                 PRAGMA user_version = {LAYOUT}; COMMIT",
                TABLE.replacen("TABLE", "TABLE IF NOT EXISTS", 1)
            ))?,
            _ => return Err(Fault::Damaged),
        }
        Ok(Self {
            connection,
            folder: folder.to_owned(),
            replaced: false,
        })
    }

    /// Whether a damaged history was put aside for this one.
    pub fn replaced(&self) -> bool {
        self.replaced
    }

    /// Keeps an answer and drops what is beyond the limits, both or neither.
    pub(super) fn keep(&mut self, said: &Said, limits: &Settings) -> Result<Row, Fault> {
        let change = self.connection.transaction()?;
        change.execute(
            "INSERT INTO said (at, subject, question, provider, language, text, whole)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                said.at,
                said.subject,
                said.question,
                said.provider,
                said.language,
                said.text,
                said.whole
            ],
        )?;
        let id = change.last_insert_rowid();
        drop_old(&change, limits)?;
        change.commit()?;
        Ok(Row { id, at: said.at })
    }

    /// Drops what is beyond the limits.
    ///
    /// # Errors
    /// Why nothing could be dropped.
    pub fn tidy(&mut self, limits: &Settings) -> Result<(), Fault> {
        drop_old(&self.connection, limits)
    }

    /// Drops these answers.
    pub(super) fn drop_rows(&mut self, rows: &[Row]) -> Result<(), Fault> {
        let change = self.connection.transaction()?;
        for Row { id, at } in rows {
            change.execute("DELETE FROM said WHERE id = ?1 AND at = ?2", [id, at])?;
        }
        Ok(change.commit()?)
    }

    /// Deletes all answers, and leaves nothing of them in any file of the folder.
    ///
    /// # Errors
    /// Why not; then they may still be there.
    pub fn erase(&mut self) -> Result<(), Fault> {
        self.connection.execute_batch("DELETE FROM said; VACUUM")?;
        folder::erase_aside(&self.folder)
    }

    /// The answers within the limits, the newest first.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub fn read(&self, limits: &Settings) -> Result<Vec<Said>, Fault> {
        let mut query = self.connection.prepare(
            "SELECT at, strftime('%Y-%m-%dT%H:%M:%SZ', at / 1000, 'unixepoch'),
                 strftime('%Y-%m-%d %H:%M', at / 1000, 'unixepoch', 'localtime'),
                 subject, question, provider, language, text, whole
             FROM said WHERE at >= ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let said = query.query_map(params![oldest(limits), limits.count], |row| {
            Ok(Said {
                at: row.get(0)?,
                utc: row.get(1)?,
                local: row.get(2)?,
                subject: row.get(3)?,
                question: row.get(4)?,
                provider: row.get(5)?,
                language: row.get(6)?,
                text: row.get(7)?,
                whole: row.get(8)?,
            })
        })?;
        Ok(said.collect::<Result<_, _>>()?)
    }
}

impl Said {
    /// Whether it holds every word of the search, whatever the case, in whatever part.
    pub fn holds(&self, search: &str) -> bool {
        let parts = [&self.subject, &self.provider, &self.text];
        let all: Vec<_> = parts.into_iter().chain(&self.question).cloned().collect();
        let all = all.join("\n").to_lowercase();
        search
            .to_lowercase()
            .split_whitespace()
            .all(|word| all.contains(word))
    }
}

/// What tells whose file it is: application, layout and number of tables, all of one moment.
fn marks(connection: &Connection) -> Result<(i32, i32, i32), Fault> {
    let moment = connection.unchecked_transaction()?;
    let number = |name| moment.pragma_query_value(None, name, |row| row.get(0));
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables = moment.query_row(tables, [], |row| row.get(0))?;
    Ok((number("application_id")?, number("user_version")?, tables))
}

fn drop_old(connection: &Connection, limits: &Settings) -> Result<(), Fault> {
    connection.execute("DELETE FROM said WHERE at < ?1", [oldest(limits)])?;
    // The number grows with every answer, while the clock may be set back.
    connection.execute(
        "DELETE FROM said WHERE id NOT IN (SELECT id FROM said ORDER BY id DESC LIMIT ?1)",
        [limits.count],
    )?;
    Ok(())
}

/// The moment before which answers are not kept.
fn oldest(limits: &Settings) -> i64 {
    now() - i64::from(limits.days) * 24 * 60 * 60 * 1000
}

/// Milliseconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}
