//! What comes out of the describe door for everything a provider may answer: replies in the form
//! of Gemini's documentation, served by a server on this machine, with all the faults of networks.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub
)]

#[path = "replies/asking.rs"]
mod asking;
#[path = "replies/canary.rs"]
mod canary;
mod far_side;
#[path = "replies/requests.rs"]
mod requests;
#[path = "replies/retries.rs"]
mod retries;
#[path = "replies/streams.rs"]
mod streams;
#[path = "replies/transport.rs"]
mod transport;
