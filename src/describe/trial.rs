//! A small picture of our own making, to try whether a provider looks at pictures. Nothing of the
//! user is in it.

use crate::failure::Failure;
use crate::picture::{Layout, Limits, Picture};
use crate::prompt::{Prompt, Resolution};
use crate::request::Request;
use crate::surroundings::Surroundings;

/// The edge of the picture; models see badly below it (Anthropic's vision guide: 200 pixels).
const EDGE: u32 = 200;

/// Below this, thinking that cannot be turned off eats the answer whole.
const MAX_TOKENS: u32 = 1024;

/// Asks for one word about a red square.
///
/// # Errors
/// None that a square could cause.
pub(super) fn prompt() -> Result<Prompt, Failure> {
    let frame = [200, 30, 30, 255].repeat((EDGE * EDGE) as usize);
    let stride = EDGE as usize * 4;
    let picture = Picture::new(frame.into(), Layout::Rgbx, EDGE, EDGE, stride)?;
    let image = picture.encode(&Limits::QUICK)?;
    Ok(Prompt {
        instruction: String::new(),
        question: "Which colour is this picture? Answer with one word.".to_owned(),
        turns: Vec::new(),
        earlier: None,
        image: Some(image),
        resolution: Resolution::Low,
        max_tokens: MAX_TOKENS,
        request: Request::default(),
        picture,
        surroundings: Surroundings::default(),
    })
}
