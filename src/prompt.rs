//! What the model is told, by subject, mode, detail, language and surroundings.

/// Everything a describer needs: a picture on the wire and the words beside it.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Standing orders: who the model speaks for and how.
    pub instruction: String,
    /// The request of this moment, with the surroundings as facts.
    pub question: String,
    /// The picture as it is sent.
    pub image: crate::picture::Encoded,
    /// How closely the model shall look.
    pub resolution: Resolution,
    /// The most tokens the answer may have, thinking included.
    pub max_tokens: u32,
}

/// How closely the model looks at the picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// Enough for one sentence.
    Low,
    /// The right one for screens.
    #[default]
    High,
    /// To read small text exactly.
    Ultra,
}
