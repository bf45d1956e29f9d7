//! What the daemon's loop is told to do: the mind's only way out.

use std::time::Duration;

use crate::event::{Description, Outcome, RequestId, State};
use crate::request::Request;
use crate::utterance::{Cue, Moment, Utterance};

/// An answer with what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question, where it was one.
    pub question: Option<String>,
    /// The answer.
    pub description: Description,
}

/// What the loop is told to do, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Play a sound.
    Sound(Cue, Moment),
    /// Silence speech.
    Hush,
    /// Silence speech, and say this where an answer was being spoken.
    BreakOff(Utterance),
    /// Start a request; the one before it has been abandoned.
    Begin(RequestId, Request),
    /// Cancel the running request.
    Abandon,
    /// Leave all connections to providers; none is there any more.
    Disconnect,
    /// Keep the frozen picture for the configured time from now.
    Keep,
    /// Forget the frozen picture and what was said about it.
    Forget,
    /// Keep the words of an answer in the history, if the person has switched it on.
    Remember(Answered),
    /// Watch the clipboard for copied pictures, or no longer.
    Watch(bool),
    /// Tell when the clipboard has rested for so long from now on.
    Rest(Duration),
    /// Drop from the history what it keeps about the frozen picture.
    Unremember,
    /// Note for a daemon that comes after a crash whether anything may be kept.
    NotePrivate(bool),
    /// Ask the person for a question in a window.
    Enter(RequestId),
    /// Close that window.
    Leave,
    /// Present a text that belongs to a press, or to none.
    Present(Option<RequestId>, Utterance),
    /// Tell followers that a press has ended, with the reason when it failed.
    End(RequestId, Outcome, Option<String>),
    /// Put a text on the clipboard and report how it went.
    Copy(RequestId, String),
    /// Show what the daemon is doing.
    Show(State),
    /// Read the configuration again, open the doors anew and report that it is done.
    Reopen(RequestId),
    /// End the daemon.
    Quit,
}
