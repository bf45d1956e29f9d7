//! What is known about a picture without looking at it: the application, the window, the place of
//! the crop. It reaches the model as facts beside the picture.

/// Facts about where a picture comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The application's name.
    pub application: Option<String>,
    /// The title of the active window.
    pub window: Option<String>,
    /// The number of monitors in the picture, when it shows the desktop.
    pub monitors: Option<u32>,
    /// What the person should know about the picture itself, as wording chooses to say it.
    pub remarks: Vec<Remark>,
}

/// A truth about the picture that must be said with the answer or told to the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remark {
    /// A part of the window lies outside the screen and is not in the picture.
    PartlyOffScreen,
    /// Only the first frame of an animation or the first page of several is shown.
    FirstFrame,
}
