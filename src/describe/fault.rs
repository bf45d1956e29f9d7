//! What went wrong on the way to a provider, by what the user can do about it: the transport's
//! errors and the HTTP statuses that mean the same everywhere.

use std::error::Error;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, UdpSocket};

use crate::failure::{Distrust, Failure, Stage};

use super::complaint::{Complaint, redact};

/// What an HTTP status means when the dialect knows nothing better.
pub(super) fn of_status(complaint: &Complaint) -> Failure {
    let reason = complaint.reason();
    match complaint.status {
        300..=399 | 511 => Failure::LoginPage,
        200..=299 | 400 | 404 | 405 if complaint.page => Failure::LoginPage,
        401 => Failure::KeyRefused {
            provider: String::new(),
        },
        402 => Failure::CreditGone,
        403 | 451 => Failure::NotAllowed { reason },
        407 => Failure::Proxy { detail: reason },
        413 => Failure::RequestTooLarge,
        429 => Failure::Busy {
            retry_after: complaint.wait,
        },
        503 | 529 => Failure::Overloaded,
        status @ (408 | 409 | 499 | 500..) => Failure::ProviderBroken { status },
        _ => Failure::RequestRefused { reason },
    }
}

/// A model that is not there.
pub(super) fn missing(model: &str) -> Failure {
    Failure::ModelMissing {
        model: model.to_owned(),
    }
}

/// What a 404 means: the model is not there, or the address leads to no API.
pub(super) fn not_found(complaint: &Complaint, model: &str) -> Failure {
    if complaint.message.to_lowercase().contains("model") {
        return missing(model);
    }
    Failure::Unexpected {
        detail: complaint.reason(),
    }
}

/// Whether a model is said to have no eyes; servers have no word for it but sentences, and
/// llama.cpp says it with status 500.
pub(super) fn is_blindness(complaint: &Complaint) -> bool {
    let message = complaint.message.to_lowercase();
    let blind = [
        "image input is not supported",
        "images are not supported",
        "not support image",
        "not support vision",
        "mmproj",
        "image_url is only supported by certain models",
        "at most 0 image",
        "is not a multimodal model",
    ];
    blind.iter().any(|words| message.contains(words))
}

/// What an error of the connection means.
pub(super) fn of_connection(error: reqwest::Error, host: &str) -> Failure {
    let error = error.without_url();
    let host = host.to_owned();
    let detail = redact(&chain(&error));
    // The connector's own words; its type for them is not public.
    if detail.contains("tunnel error") || detail.contains("socks") {
        return Failure::Proxy { detail };
    }
    if let Some(fault) = find::<rustls::Error>(&error) {
        let trust = distrust(fault);
        return Failure::Untrusted { trust };
    }
    if error.is_timeout() && (error.is_connect() || error.is_dns()) {
        return Failure::TimedOut(Stage::Connect);
    }
    if error.is_dns() {
        return if offline() {
            Failure::Offline
        } else {
            Failure::ServerNotFound { host }
        };
    }
    match kind(&error) {
        Some(io::ErrorKind::ConnectionRefused) => Failure::ConnectionRefused { host },
        Some(io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown) => Failure::Offline,
        Some(io::ErrorKind::HostUnreachable) if offline() => Failure::Offline,
        _ => Failure::ConnectionLost { detail },
    }
}

/// An error with all its causes on one line.
pub(super) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}

/// Looks for a cause of one type, inside I/O errors as well: these do not name what they wrap.
fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(cause) = next {
        if let Some(found) = cause.downcast_ref::<E>() {
            return Some(found);
        }
        let wrapped = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        if let Some(found) = wrapped.and_then(|inner| find::<E>(inner)) {
            return Some(found);
        }
        next = cause.source();
    }
    None
}

fn kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    find::<io::Error>(error).map(io::Error::kind)
}

fn distrust(fault: &rustls::Error) -> Distrust {
    use rustls::CertificateError as Fault;
    match fault {
        rustls::Error::InvalidCertificate(fault) => match fault {
            // A bad signature is a stranger under a known name.
            Fault::UnknownIssuer | Fault::BadSignature => Distrust::UnknownIssuer,
            Fault::Expired
            | Fault::ExpiredContext { .. }
            | Fault::NotValidYet
            | Fault::NotValidYetContext { .. } => Distrust::Expired,
            Fault::NotValidForName | Fault::NotValidForNameContext { .. } => Distrust::WrongHost,
            _ => Distrust::Other,
        },
        _ => Distrust::Other,
    }
}

/// Whether no road leads out of this machine. Connecting a datagram socket sends nothing, it only
/// asks the routing table; the addresses are those reserved for documentation.
fn offline() -> bool {
    let reaches = |socket: io::Result<UdpSocket>, to: std::net::IpAddr| {
        socket.is_ok_and(|socket| socket.connect((to, 9)).is_ok())
    };
    let four = Ipv4Addr::new(203, 0, 113, 1);
    let six = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
    !reaches(UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)), four.into())
        && !reaches(UdpSocket::bind((Ipv6Addr::UNSPECIFIED, 0)), six.into())
}
