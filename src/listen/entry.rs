//! Asks the person for a question in a small window: by the desktop's own dialog programs, which
//! screen readers know. The window names itself, Escape leaves it, and the desktop gives the focus
//! back to where it was.

use std::io::ErrorKind;
use std::process::Stdio;

use futures_util::future::BoxFuture;
use tokio::process::Command;

use crate::failure::Failure;
use crate::wording::menu::QUESTION;

/// A dialog program: how it is told the window's title and label; it writes the text when the
/// person accepts, and ends with code 1 when they do not.
struct Candidate {
    program: &'static str,
    arguments: fn(&str) -> Vec<String>,
}

const CANDIDATES: [Candidate; 3] = [
    Candidate {
        program: "zenity",
        arguments: |label| {
            let label = format!("--text={label}");
            ["--entry", "--title=Aloud", &label]
                .map(str::to_owned)
                .to_vec()
        },
    },
    Candidate {
        program: "kdialog",
        arguments: |label| {
            ["--title", "Aloud", "--inputbox", label]
                .map(str::to_owned)
                .to_vec()
        },
    },
    Candidate {
        program: "yad",
        arguments: |label| {
            let label = format!("--text={label}");
            ["--entry", "--title=Aloud", &label]
                .map(str::to_owned)
                .to_vec()
        },
    },
];

/// Asks for a question; none when the person leaves the window or types nothing. Dropping the
/// future closes the window.
pub fn question() -> BoxFuture<'static, Result<Option<String>, Failure>> {
    Box::pin(async {
        let mut tried = Vec::new();
        for candidate in &CANDIDATES {
            match ask(candidate).await {
                Ok(question) => return Ok(question),
                Err(reason) => tried.push(format!("{}: {reason}", candidate.program)),
            }
        }
        let detail = tried.join("; ");
        tracing::warn!(detail, "no window for a question");
        Err(Failure::NoEntry { detail })
    })
}

async fn ask(candidate: &Candidate) -> Result<Option<String>, String> {
    let mut command = Command::new(candidate.program);
    command
        .args((candidate.arguments)(&QUESTION.to_string()))
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let output = command.output().await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => "not installed".to_owned(),
        _ => error.to_string(),
    })?;
    match output.status.code() {
        Some(0) => {
            let text = String::from_utf8_lossy(&output.stdout);
            Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
        }
        // Without a display they end with the same code as when the person leaves.
        Some(1) if !complains_of_display(&output.stderr) => Ok(None),
        _ => {
            let complaint = String::from_utf8_lossy(&output.stderr);
            let first = complaint.lines().next().unwrap_or("no reason");
            Err(first.chars().take(200).collect())
        }
    }
}

fn complains_of_display(complaint: &[u8]) -> bool {
    String::from_utf8_lossy(complaint)
        .to_lowercase()
        .contains("display")
}
