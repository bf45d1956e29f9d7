//! The person's consent to pictures of the screen, given and withdrawn in the desktop's own list.
//! Nothing is changed but by these commands, or by an explicit yes in the set-up.

use crate::capture::permission::{self, Permission};
use crate::portal::Trouble;
use crate::wording::permission as words;

/// Allows pictures of the screen from now on; the sentence says so.
///
/// # Errors
/// Why not, as a sentence.
pub async fn allow() -> Result<String, String> {
    permission::allow(None).await.map_err(complaint)?;
    Ok(words::ALLOWED.into())
}

/// Takes the permission back; the sentence says so.
///
/// # Errors
/// Why not, as a sentence.
pub async fn withdraw() -> Result<String, String> {
    permission::withdraw(None).await.map_err(complaint)?;
    Ok(words::WITHDRAWN.into())
}

/// The question whether Aloud may see the screen; none where nobody has to be asked, or nothing can be
/// written down.
pub async fn question() -> Option<String> {
    let wanted = permission::is_wanted().await;
    wanted.then(|| words::SHALL_SEE.into())
}

/// Tells what the desktop remembers.
///
/// # Errors
/// Why that cannot be known, as a sentence.
pub async fn status() -> Result<String, String> {
    let decided = permission::decided(None).await.map_err(complaint)?;
    Ok(match decided {
        Permission::Yes => words::IS_ALLOWED,
        Permission::No => words::IS_REFUSED,
        Permission::Undecided => words::IS_OPEN,
    }
    .into())
}

fn complaint(trouble: Trouble) -> String {
    tracing::debug!(%trouble, "the desktop's list of permissions");
    match trouble {
        Trouble::Absent => words::NOWHERE.into(),
        Trouble::Silent | Trouble::Refused(_) => words::UNANSWERED.into(),
    }
}
