//! What is known about a picture without looking at it: the application, the window, the place of
//! the crop, and what the accessibility tree tells of them. It reaches the model as facts beside
//! the picture, and the person as the first words.

use crate::picture::Rect;

mod secrets;

/// Facts about where a picture comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The application's name.
    pub application: Option<String>,
    /// The title of the active window.
    pub window: Option<String>,
    /// The control that has the keyboard focus.
    pub focus: Option<Control>,
    /// The text selected in the focused control; never that of a protected field.
    pub selected_text: Option<String>,
    /// Dialogs and alerts, the active one first; it may be the active window itself.
    pub dialogs: Vec<Dialog>,
    /// The visible texts and controls of the active window in reading order, without those of
    /// [`dialogs`](Self::dialogs).
    pub controls: Vec<Control>,
    /// How many visible buttons, links and images have no name.
    pub unnamed: usize,
    /// A protected field has the focus; what it holds was not read.
    pub password: bool,
    /// The time or the number of nodes ran out before everything was read.
    pub partial: bool,
    /// Where the picture's corner is on the screen; none for what is no part of the screen, or
    /// where that is not told.
    pub origin: Option<(i32, i32)>,
    /// The windows on the screen from front to back, the active one among them; empty where the
    /// window system does not tell.
    pub windows: Vec<Window>,
    /// The number of monitors in the picture, when it shows the desktop.
    pub monitors: Option<u32>,
    /// What the person has been told of this already, while the answer was on its way.
    pub heard: Option<String>,
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
    /// No application claims the active window, or it tells nothing of what is in it: it was
    /// started without accessibility, or has none.
    NothingTold,
    /// The desktop does not tell where on the screen a control is.
    PlacesUnknown,
    /// There is no accessibility bus, so no application can tell anything.
    NoAccessibility,
    /// The focused control was asked for, but its place is not known: this is its window.
    WindowInstead,
    /// A part of the screen was asked for, but the desktop does not tell where it is: this is the
    /// whole screen.
    ScreenInstead,
}

/// A window as the window system knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its title.
    pub title: Option<String>,
    /// The application's name.
    pub application: Option<String>,
    /// Where it is on the screen, frame included.
    pub area: Rect,
    /// It is the one that is looked at: the active one, or that under the pointer.
    pub active: bool,
}

impl Window {
    /// Whether it is the same one as another of an earlier moment, its title or its place changed.
    pub fn is_like(&self, other: &Self) -> bool {
        self.application == other.application
            && (self.title == other.title || self.area == other.area)
    }
}

impl Surroundings {
    /// Adds what the accessibility tree knows to what is known of the picture.
    pub fn add_tree(&mut self, tree: Self) {
        // The window system's names were taken together with the picture.
        let known = std::mem::take(self);
        let mut remarks = known.remarks;
        remarks.extend(tree.remarks);
        *self = Self {
            application: known.application.or(tree.application),
            window: known.window.or(tree.window),
            origin: known.origin,
            windows: known.windows,
            monitors: known.monitors,
            heard: known.heard,
            remarks,
            ..tree
        };
    }
}

/// A dialog, alert or notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    /// Dialog, alert, notification or file chooser.
    pub role: Role,
    /// Its title.
    pub name: Option<String>,
    /// It is the active window, or has the focus in it.
    pub active: bool,
    /// Its texts and controls in reading order.
    pub controls: Vec<Control>,
}

/// A text or control of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// What it is.
    pub role: Role,
    /// Its label, or the text itself.
    pub name: Option<String>,
    /// What it holds: the text of a field, the number of a slider; never that of a protected field.
    pub value: Option<String>,
    /// How it is, in the order in which it is said.
    pub states: Vec<State>,
    /// Where it is on the screen; none where the desktop does not tell.
    pub area: Option<Rect>,
    /// How many of the controls before it enclose it.
    pub depth: usize,
}

impl Control {
    /// Whether it is in `state`.
    pub fn is(&self, state: State) -> bool {
        self.states.contains(&state)
    }
}

/// Makes an enum whose variants know their words in English.
macro_rules! spoken {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $words:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("Said as \"", $words, "\".")] $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The words for it in English, as a model is told; `wording` has those for the ear.
            pub fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)* }
            }
        }
    };
}

spoken! {
    /// What a control is; toolkits' finer differences are gone where no listener needs them.
    Role {
        Alert = "alert",
        Application = "application",
        Article = "article",
        Audio = "audio",
        Button = "button",
        Calendar = "calendar",
        Canvas = "drawing area",
        Cell = "cell",
        CheckBox = "check box",
        CheckMenuItem = "check menu item",
        ColumnHeader = "column header",
        ComboBox = "combo box",
        DateField = "date field",
        Dialog = "dialog",
        Document = "document",
        FileChooser = "file chooser",
        Form = "form",
        Group = "group",
        Heading = "heading",
        Image = "image",
        Landmark = "landmark",
        Link = "link",
        List = "list",
        ListItem = "list item",
        Math = "formula",
        Menu = "menu",
        MenuBar = "menu bar",
        MenuItem = "menu item",
        Notification = "notification",
        PasswordField = "password field",
        ProgressBar = "progress bar",
        RadioButton = "radio button",
        RadioMenuItem = "radio menu item",
        Row = "row",
        RowHeader = "row header",
        ScrollBar = "scroll bar",
        Separator = "separator",
        Slider = "slider",
        SpinButton = "spin button",
        StatusBar = "status bar",
        Tab = "tab",
        TabList = "tab list",
        Table = "table",
        Terminal = "terminal",
        Text = "text",
        TextArea = "text area",
        TextField = "text field",
        ToggleButton = "toggle button",
        ToolBar = "tool bar",
        ToolTip = "tool tip",
        Tree = "tree",
        TreeItem = "tree item",
        Video = "video",
        Window = "window",
        Other = "control",
    }
}

spoken! {
    /// How a control is.
    State {
        Focused = "focused",
        Selected = "selected",
        Checked = "checked",
        NotChecked = "not checked",
        PartlyChecked = "partly checked",
        Pressed = "pressed",
        NotPressed = "not pressed",
        Expanded = "expanded",
        Collapsed = "collapsed",
        Disabled = "disabled",
        ReadOnly = "read only",
        Required = "required",
        Invalid = "invalid",
        Busy = "busy",
        Default = "default",
        Visited = "visited",
    }
}
