//! The icon as the desktop sees it: the object `org.kde.StatusNotifierItem`. It has no `Activate` on
//! purpose: hosts then open the menu, which is the same with mouse and keyboard.

use zbus::Connection;
use zbus::zvariant::ObjectPath;

use super::icon::{self, Pixmap};
use super::{APP_ID, View, menu};
use crate::wording;

/// Where the icon is on the bus.
pub(super) const PATH: &str = "/StatusNotifierItem";
const INTERFACE: &str = "org.kde.StatusNotifierItem";

/// Serves the icon's properties.
pub(super) struct Item {
    view: View,
}

impl Item {
    pub(super) fn new(view: View) -> Self {
        Self { view }
    }

    fn state(&self) -> String {
        wording::state(&self.view.status.borrow())
    }
}

#[zbus::interface(name = "org.kde.StatusNotifierItem")]
impl Item {
    #[zbus(property)]
    fn category(&self) -> &str {
        "ApplicationStatus"
    }

    #[zbus(property)]
    fn id(&self) -> &str {
        APP_ID
    }

    #[zbus(property)]
    fn title(&self) -> String {
        self.state()
    }

    /// What screen readers say on desktops that come from Ayatana.
    #[zbus(property)]
    fn icon_accessible_desc(&self) -> String {
        self.state()
    }

    #[zbus(property)]
    fn status(&self) -> &str {
        "Active"
    }

    #[zbus(property)]
    fn window_id(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn icon_name(&self) -> &str {
        ""
    }

    #[zbus(property)]
    fn icon_theme_path(&self) -> &str {
        ""
    }

    #[zbus(property)]
    fn icon_pixmap(&self) -> Vec<Pixmap> {
        icon::pixmaps(icon::Shape::of(&self.view.status.borrow()))
    }

    #[zbus(property)]
    fn tool_tip(&self) -> (String, Vec<Pixmap>, String, String) {
        let problems = self.view.status.borrow().problems.join("\n");
        (String::new(), Vec::new(), self.state(), plain(&problems))
    }

    #[zbus(property)]
    fn item_is_menu(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn menu(&self) -> ObjectPath<'static> {
        ObjectPath::from_static_str_unchecked(menu::PATH)
    }
}

/// A text in which hosts that read tooltips as HTML find no mark.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Tells whoever shows the icon to look at it again.
pub(super) async fn tell(connection: &Connection) -> zbus::Result<()> {
    for signal in ["NewTitle", "NewIcon", "NewToolTip"] {
        let none: Option<&str> = None;
        connection
            .emit_signal(none, PATH, INTERFACE, signal, &())
            .await?;
    }
    Ok(())
}
