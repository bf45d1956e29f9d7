//! What comes back over the network before it is understood: its headers, its complaint, its bytes.
//! Nothing is read beyond a limit.

use std::time::{Duration, SystemTime};

use reqwest::Response;
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use tokio::time::timeout;

use super::complaint::{Complaint, retry_after};

/// The most bytes read of an error's body; the useful part is at its beginning.
const ERROR_LIMIT: usize = 64 << 10;

/// Whether a header says this word.
pub(super) fn says(headers: &HeaderMap, name: &reqwest::header::HeaderName, word: &str) -> bool {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.is_some_and(|value| value.to_ascii_lowercase().contains(word))
}

/// What an answer complains of that is no success.
pub(super) async fn complaint(response: Response) -> Complaint {
    let status = response.status().as_u16();
    let header = |name: &str| response.headers().get(name)?.to_str().ok();
    let exactly = header("retry-after-ms").and_then(|text| text.trim().parse().ok());
    let wish = exactly
        .map(Duration::from_millis)
        .or_else(|| retry_after(header(RETRY_AFTER.as_str())?, SystemTime::now()));
    let hopeless = header("x-should-retry") == Some("false");
    let page = says(response.headers(), &CONTENT_TYPE, "text/html");
    // The status alone says enough when the body does not come.
    let limit = Duration::from_secs(2);
    let body = timeout(limit, body(response, ERROR_LIMIT))
        .await
        .unwrap_or_default();
    let mut complaint = Complaint::of_body(status, &body);
    complaint.wait = complaint.wait.or(wish);
    complaint.page |= page;
    complaint.hopeless = hopeless;
    complaint
}

/// As much of a body as comes, at most `limit` bytes and one piece.
pub(super) async fn body(mut response: Response, limit: usize) -> Vec<u8> {
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        body.extend_from_slice(&piece);
        if body.len() > limit {
            break;
        }
    }
    body
}
