//! What becomes of keys that are not taken but given by the desktop, as on Wayland.

/// What became of the keys that the desktop itself gives, where programs cannot take any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shortcuts {
    /// It gives programs no keys.
    None(Desktop),
    /// It asks the person in a window whether Aloud may have its keys.
    Asked(Desktop),
    /// It has set no key for these actions, by their names in the configuration.
    Unset(Desktop, Vec<String>),
    /// It has given keys for these actions that do something else as well.
    Shared(Vec<String>),
    /// It does not answer.
    Silent,
    /// The keys are heard after all.
    Heard,
}

/// Whose desktop it is, which only decides how help is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desktop {
    /// GNOME.
    Gnome,
    /// KDE Plasma.
    Plasma,
    /// Any other.
    Other,
}

impl Desktop {
    /// That of the environment.
    pub fn of_session() -> Self {
        let named = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
        let mut words = named.split(':');
        words
            .find_map(|word| match word.to_ascii_lowercase().as_str() {
                "gnome" => Some(Self::Gnome),
                "kde" => Some(Self::Plasma),
                _ => None,
            })
            .unwrap_or(Self::Other)
    }
}
