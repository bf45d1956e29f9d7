//! A provider's error in one form, whichever of the many forms it came in, and the removal of
//! everything that looks like a key. The words kept here may be spoken and logged.

use std::time::{Duration, SystemTime};

use serde_json::Value;

/// The longest message kept; what the user can use of it is at its beginning.
const MESSAGE_LIMIT: usize = 300;

/// The longest wait believed; servers with a broken clock name years.
const WAIT_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

/// A provider's error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Complaint {
    /// The HTTP status, or the number inside an error that came within a stream.
    pub(super) status: u16,
    /// The provider's word for the kind of error.
    pub(super) code: String,
    /// The provider's sentence without keys.
    pub(super) message: String,
    /// The part of the request that the provider finds fault with.
    pub(super) param: String,
    /// Reasons and quota names from the details.
    pub(super) marks: Vec<String>,
    /// The wait that the server wishes.
    pub(super) wait: Option<Duration>,
    /// The body was a web page.
    pub(super) page: bool,
    /// The server asked us not to come back with this request.
    pub(super) hopeless: bool,
}

impl Complaint {
    /// Reads the body of an HTTP error.
    pub(super) fn of_body(status: u16, body: &[u8]) -> Self {
        if let Ok(value) = serde_json::from_slice::<Value>(body)
            && let Some(complaint) = Self::of_json(&value, status)
        {
            return complaint;
        }
        Self {
            status,
            page: is_page(body),
            ..Self::default()
        }
    }

    /// Finds the error in any of the forms in use: `{"error":{}}`, the same in an array,
    /// `{"error":"text"}`, and flat `{"message","code"}`.
    pub(super) fn of_json(value: &Value, status: u16) -> Option<Self> {
        let value = match value {
            Value::Array(list) => list.first()?,
            other => other,
        };
        let error = match value.get("error") {
            Some(Value::String(message)) => {
                return Some(Self {
                    status,
                    message: plain(message),
                    ..Self::default()
                });
            }
            Some(error) if error.is_object() => error,
            Some(_) => return None,
            None if value.get("message").is_some() => value,
            None => return None,
        };
        let text = |name: &str| error.get(name).and_then(Value::as_str);
        let number = error.get("code").and_then(Value::as_u64);
        let details = error.get("details").and_then(Value::as_array);
        let details = details.map_or(&[][..], Vec::as_slice);
        Some(Self {
            status: number
                .and_then(|code| u16::try_from(code).ok())
                .filter(|_| status < 400)
                .unwrap_or(status),
            code: text("status")
                .or_else(|| text("code"))
                .or_else(|| text("type"))
                .map(plain)
                .unwrap_or_default(),
            message: text("message").map(plain).unwrap_or_default(),
            param: text("param").map(plain).unwrap_or_default(),
            marks: details.iter().flat_map(marks).collect(),
            wait: details
                .iter()
                .filter_map(|detail| detail.get("retryDelay")?.as_str())
                .find_map(|delay| seconds(delay.strip_suffix('s')?)),
            page: false,
            hopeless: false,
        })
    }

    /// Whether one of the details' marks contains `word`.
    pub(super) fn marked(&self, word: &str) -> bool {
        self.marks.iter().any(|mark| mark.contains(word))
    }

    /// Whether the provider finds fault with this part of the request, by its name or in words.
    pub(super) fn concerns(&self, part: &str) -> bool {
        let names = |text: &str| {
            let after = text
                .match_indices(part)
                .map(|(at, _)| &text[at + part.len()..]);
            let before = text.match_indices(part).map(|(at, _)| &text[..at]);
            let of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            after
                .zip(before)
                .any(|(after, before)| !after.starts_with(of_name) && !before.ends_with(of_name))
        };
        names(&self.param) || self.param.is_empty() && names(&self.message)
    }

    /// The provider's sentence, or at least the status.
    pub(super) fn reason(&self) -> String {
        match (self.message.as_str(), self.code.as_str()) {
            ("", "") => format!("HTTP {}", self.status),
            ("", code) => code.to_owned(),
            (message, _) => message.to_owned(),
        }
    }
}

fn marks(detail: &Value) -> Vec<String> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(plain);
    let violations = detail.get("violations").and_then(Value::as_array);
    let quotas = violations
        .into_iter()
        .flatten()
        .filter_map(|violation| text(violation.get("quotaId")));
    text(detail.get("reason"))
        .into_iter()
        .chain(quotas)
        .collect()
}

/// Whether a body is a web page instead of an answer.
pub(super) fn is_page(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<")
}

/// Reads a `Retry-After` header: seconds, with or without a fraction, or an HTTP date.
pub(super) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    seconds(value).or_else(|| {
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(date(value)?);
        // A date in the past says: now.
        Some(then.duration_since(now).unwrap_or_default().min(WAIT_LIMIT))
    })
}

fn seconds(text: &str) -> Option<Duration> {
    let seconds: f64 = text.trim().parse().ok()?;
    if seconds.is_nan() {
        return None;
    }
    let seconds = seconds.clamp(0.0, WAIT_LIMIT.as_secs_f64());
    Some(Duration::from_secs_f64(seconds))
}

/// Seconds since 1970 of a date in the one form that HTTP still writes (RFC 9110, 5.6.7).
fn date(text: &str) -> Option<u64> {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    let (_, rest) = text.trim().split_once(", ")?;
    let parts: Vec<&str> = rest.split([' ', ':']).collect();
    let [day, month, year, hour, minute, second, "GMT"] = parts[..] else {
        return None;
    };
    let mut months = MONTHS.chunks(3);
    let month = months.position(|name| name == month.as_bytes())? as u64 + 1;
    let number = |text: &str, most: u64| text.parse::<u64>().ok().filter(|number| *number <= most);
    let (day, year) = (number(day, 31)?.max(1), number(year, 9999)?);
    // Days by the civil calendar, with years that begin in March.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year.saturating_sub(1), month + 9)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    let days = days.checked_sub(719_468)?;
    Some(days * 86_400 + number(hour, 23)? * 3_600 + number(minute, 59)? * 60 + number(second, 60)?)
}

/// The beginning of a text on one line, without anything that looks like a key.
fn plain(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    redact(&line).chars().take(MESSAGE_LIMIT).collect()
}

/// Replaces everything that looks like a key by a mark.
pub(super) fn redact(text: &str) -> String {
    const STARTS: [&str; 3] = ["AIza", "AQ.", "sk-"];
    const BEARER: &str = "bearer ";
    let of_key = |letter: char| letter.is_ascii_alphanumeric() || "-_.*/+=~".contains(letter);
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    let mut begins = true;
    while let Some(letter) = rest.chars().next() {
        let word = rest.get(..BEARER.len()).filter(|_| begins);
        let bearer = word.is_some_and(|word| word.eq_ignore_ascii_case(BEARER));
        let (kept, key) = rest.split_at(if bearer { BEARER.len() } else { 0 });
        let after = key.trim_start_matches(of_key);
        let starts = begins && STARTS.iter().any(|start| key.starts_with(start));
        if (bearer || starts) && after.len() < key.len() {
            clean.push_str(kept);
            clean.push_str("[key]");
            rest = after;
            continue;
        }
        clean.push(letter);
        begins = !letter.is_ascii_alphanumeric();
        rest = &rest[letter.len_utf8()..];
    }
    clean
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_form_of_an_error_is_read() {
        let full = json!({"error": {"code": 503, "message": "m", "status": "UNAVAILABLE"}});
        for (body, code, message) in [
            (full.clone(), "UNAVAILABLE", "m"),
            (json!([full]), "UNAVAILABLE", "m"),
            (json!({"error": "text"}), "", "text"),
            (
                json!({"type": "error", "error": {"type": "overloaded_error", "message": "m"}}),
                "overloaded_error",
                "m",
            ),
            (
                json!({"object": "error", "message": "m", "code": 400}),
                "",
                "m",
            ),
            (
                json!({"error": {"code": "invalid_request", "message": "m"}}),
                "invalid_request",
                "m",
            ),
        ] {
            let complaint = Complaint::of_body(418, body.to_string().as_bytes());
            assert_eq!(
                (complaint.status, &*complaint.code, &*complaint.message),
                (418, code, message),
                "{body}"
            );
        }
        assert_eq!(Complaint::of_json(&full, 200).unwrap().status, 503);
        assert!(Complaint::of_body(413, b" <html>").page);
        assert_eq!(Complaint::of_body(500, b"").reason(), "HTTP 500");
        assert!(Complaint::of_json(&json!({"candidates": []}), 200).is_none());
    }

    #[test]
    fn nothing_that_looks_like_a_key_remains() {
        let text = redact(
            "key:AIzaSyA-b_c, 'AQ.Ab8.x' sk-proj-1*** and bearer abc.DEF= or risk-free Bearer",
        );
        assert_eq!(
            text,
            "key:[key], '[key]' [key] and bearer [key] or risk-free Bearer"
        );
    }

    #[test]
    fn waits_are_read_and_clamped() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_770);
        let wait = |text| retry_after(text, now);
        assert_eq!(wait("7"), Some(Duration::from_secs(7)));
        assert_eq!(wait("0.5"), Some(Duration::from_millis(500)));
        assert_eq!(
            wait("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(Duration::from_secs(7))
        );
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:00 GMT"), Some(Duration::ZERO));
        assert_eq!(wait("Thu, 29 Feb 2096 00:00:00 GMT"), Some(WAIT_LIMIT));
        assert_eq!(wait("-5"), Some(Duration::ZERO));
        assert_eq!(wait("1e9"), Some(WAIT_LIMIT));
        assert_eq!(wait("inf"), Some(WAIT_LIMIT));
        for absurd in [
            "NaN",
            "soon",
            "",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "x, 99999999999999999999 Nov 1 1:1:1 GMT",
        ] {
            assert_eq!(wait(absurd), None, "{absurd}");
        }
    }
}
