//! What comes out of the describe door for everything a provider may answer: replies in the form
//! of each provider's documentation, served by a server on this machine, with all the faults of networks.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub
)]

#[path = "replies/anthropic.rs"]
mod anthropic;
#[path = "replies/asking.rs"]
mod asking;
#[path = "replies/canary.rs"]
mod canary;
#[path = "replies/checking.rs"]
mod checking;
#[path = "replies/compatible.rs"]
mod compatible;
#[path = "replies/dialects.rs"]
mod dialects;
mod far_side;
#[path = "replies/openai.rs"]
mod openai;
#[path = "replies/requests.rs"]
mod requests;
#[path = "replies/retries.rs"]
mod retries;
#[path = "replies/rows.rs"]
mod rows;
#[path = "replies/streams.rs"]
mod streams;
#[path = "replies/strict.rs"]
mod strict;
#[path = "replies/transport.rs"]
mod transport;
