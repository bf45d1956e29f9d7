//! The protocol's roles and states in our words; what matters to no listener is left out. Their
//! numbers are in `atspi-constants.h` of at-spi2-core.

use atspi::{Role as Told, State as Flag, StateSet};

use crate::surroundings::{Role, State};

/// The protocol's role with this number; a number of a newer protocol is a control like any other.
pub(super) fn told(number: u32) -> Told {
    Told::try_from(number).unwrap_or(Told::Unknown)
}

/// The states in the two words of the wire; those of a newer protocol are left out.
pub(super) fn flags(words: &[u32]) -> StateSet {
    let low = words.first().copied().unwrap_or_default();
    let high = words.get(1).copied().unwrap_or_default();
    let bits = u64::from(high) << 32 | u64::from(low);
    (0..u64::BITS)
        .filter_map(|bit| StateSet::from_bits(bits & (1 << bit)).ok())
        .fold(StateSet::empty(), |all, one| all | one)
}

/// What is said of a control with this role.
pub(super) fn role(told: Told, flags: StateSet) -> Role {
    windows(told)
        .or_else(|| inputs(told, flags))
        .or_else(|| collections(told))
        .or_else(|| texts(told))
        .unwrap_or(Role::Other)
}

fn windows(told: Told) -> Option<Role> {
    Some(match told {
        Told::Alert => Role::Alert,
        Told::Application => Role::Application,
        Told::Dialog | Told::ColorChooser | Told::FontChooser | Told::OptionPane => Role::Dialog,
        Told::FileChooser => Role::FileChooser,
        Told::Frame | Told::Window | Told::InternalFrame => Role::Window,
        Told::Notification | Told::InfoBar => Role::Notification,
        Told::ToolTip => Role::ToolTip,
        Told::Panel
        | Told::Filler
        | Told::Grouping
        | Told::RootPane
        | Told::LayeredPane
        | Told::GlassPane
        | Told::ScrollPane
        | Told::SplitPane
        | Told::Viewport
        | Told::RedundantObject
        | Told::Unknown
        | Told::Invalid => Role::Group,
        _ => return None,
    })
}

fn inputs(told: Told, flags: StateSet) -> Option<Role> {
    Some(match told {
        Told::Button | Told::PushButtonMenu => Role::Button,
        Told::ToggleButton => Role::ToggleButton,
        Told::CheckBox => Role::CheckBox,
        Told::RadioButton => Role::RadioButton,
        Told::ComboBox => Role::ComboBox,
        Told::PasswordText => Role::PasswordField,
        Told::Text if flags.contains(Flag::MultiLine) => Role::TextArea,
        Told::Entry if flags.contains(Flag::MultiLine) => Role::TextArea,
        Told::Text if !flags.intersects(Flag::Editable | Flag::Focusable) => Role::Text,
        Told::Text | Told::Entry | Told::Autocomplete | Told::Editbar => Role::TextField,
        Told::Terminal => Role::Terminal,
        Told::Slider | Told::Dial => Role::Slider,
        Told::SpinButton => Role::SpinButton,
        Told::ProgressBar | Told::LevelBar | Told::Rating => Role::ProgressBar,
        Told::ScrollBar => Role::ScrollBar,
        Told::Calendar => Role::Calendar,
        Told::DateEditor => Role::DateField,
        Told::Menu | Told::PopupMenu => Role::Menu,
        Told::MenuBar => Role::MenuBar,
        Told::MenuItem | Told::TearoffMenuItem => Role::MenuItem,
        Told::CheckMenuItem => Role::CheckMenuItem,
        Told::RadioMenuItem => Role::RadioMenuItem,
        Told::Link => Role::Link,
        _ => return None,
    })
}

fn collections(told: Told) -> Option<Role> {
    Some(match told {
        Told::List | Told::ListBox | Told::DescriptionList => Role::List,
        Told::ListItem | Told::DescriptionTerm | Told::DescriptionValue => Role::ListItem,
        Told::PageTab => Role::Tab,
        Told::PageTabList => Role::TabList,
        Told::Table | Told::TreeTable => Role::Table,
        Told::TableRow => Role::Row,
        Told::TableCell => Role::Cell,
        Told::TableColumnHeader | Told::ColumnHeader => Role::ColumnHeader,
        Told::TableRowHeader | Told::RowHeader => Role::RowHeader,
        Told::Tree => Role::Tree,
        Told::TreeItem => Role::TreeItem,
        Told::ToolBar => Role::ToolBar,
        Told::StatusBar => Role::StatusBar,
        Told::Separator => Role::Separator,
        Told::Form => Role::Form,
        Told::Landmark | Told::Header | Told::Footer => Role::Landmark,
        Told::Article => Role::Article,
        _ => return None,
    })
}

fn texts(told: Told) -> Option<Role> {
    Some(match told {
        Told::Heading => Role::Heading,
        Told::Image | Told::Icon | Told::ImageMap | Told::DesktopIcon | Told::Animation => {
            Role::Image
        }
        Told::Canvas | Told::DrawingArea | Told::CHART => Role::Canvas,
        Told::DocumentFrame
        | Told::DocumentWeb
        | Told::DocumentText
        | Told::DocumentEmail
        | Told::DocumentSpreadsheet
        | Told::DocumentPresentation => Role::Document,
        Told::Video => Role::Video,
        Told::Audio => Role::Audio,
        Told::Math => Role::Math,
        Told::Label
        | Told::Static
        | Told::Caption
        | Told::Paragraph
        | Told::Section
        | Told::BlockQuote
        | Told::Comment
        | Told::Footnote
        | Told::Definition
        | Told::Log
        | Told::Marquee
        | Told::Timer
        | Told::Mark
        | Told::Subscript
        | Told::Superscript
        | Told::ContentInsertion
        | Told::ContentDeletion
        | Told::Suggestion
        | Told::AcceleratorLabel => Role::Text,
        _ => return None,
    })
}

/// What is said of a control's states.
pub(super) fn states(role: Role, flags: StateSet) -> Vec<State> {
    let has = |flag: Flag| flags.contains(flag);
    let partly = has(Flag::Indeterminate);
    let editable = matches!(role, Role::TextField | Role::TextArea);
    [
        (State::Focused, has(Flag::Focused)),
        (State::Selected, has(Flag::Selected)),
        (State::Checked, checkable(role) && has(Flag::Checked)),
        (State::PartlyChecked, checkable(role) && partly),
        (
            State::NotChecked,
            checkable(role) && !partly && !has(Flag::Checked),
        ),
        (State::Pressed, role == Role::ToggleButton && pressed(flags)),
        (
            State::NotPressed,
            role == Role::ToggleButton && !pressed(flags),
        ),
        (State::Expanded, has(Flag::Expanded)),
        (
            State::Collapsed,
            has(Flag::Collapsed) || has(Flag::Expandable) && !has(Flag::Expanded),
        ),
        (
            State::Disabled,
            acts(role) && !flags.intersects(Flag::Enabled | Flag::Sensitive),
        ),
        (
            State::ReadOnly,
            editable && (has(Flag::ReadOnly) || !has(Flag::Editable)),
        ),
        (State::Required, has(Flag::Required)),
        (State::Invalid, has(Flag::InvalidEntry)),
        (State::Busy, has(Flag::Busy)),
        (State::Default, has(Flag::IsDefault)),
        (State::Visited, has(Flag::Visited)),
    ]
    .into_iter()
    .filter_map(|(state, holds)| holds.then_some(state))
    .collect()
}

/// GTK tells a toggle button's state as checked, others as pressed.
fn pressed(flags: StateSet) -> bool {
    flags.intersects(Flag::Checked | Flag::Pressed)
}

fn checkable(role: Role) -> bool {
    matches!(
        role,
        Role::CheckBox | Role::RadioButton | Role::CheckMenuItem | Role::RadioMenuItem
    )
}

/// Whether a person can do something with a control of this role.
pub(super) fn acts(role: Role) -> bool {
    checkable(role)
        || matches!(
            role,
            Role::Button
                | Role::ToggleButton
                | Role::Link
                | Role::TextField
                | Role::TextArea
                | Role::PasswordField
                | Role::ComboBox
                | Role::Slider
                | Role::SpinButton
                | Role::MenuItem
                | Role::Menu
                | Role::Tab
        )
}

/// Whether this is a window over another, or a message in one.
pub(super) fn interrupts(role: Role) -> bool {
    matches!(
        role,
        Role::Dialog | Role::Alert | Role::FileChooser | Role::Notification
    )
}
