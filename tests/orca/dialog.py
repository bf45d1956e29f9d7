"""A dialog with a title, a text and a button that has the focus, as GTK 3 has it: what every Orca reads."""

import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk  # noqa: E402

dialog = Gtk.Dialog(title=sys.argv[1])
dialog.get_content_area().add(Gtk.Label(label=sys.argv[2]))
dialog.add_button("OK", Gtk.ResponseType.OK).grab_focus()
dialog.show_all()
dialog.run()
