# A window of GTK widgets with a field, a bar that tells of an error, a button that has an icon alone and one that has a
# tooltip besides. With the argument "alert" there is a message over it.
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import GdkPixbuf, GLib, Gtk

GLib.set_prgname("owls")
window = Gtk.Window(title="Print owls")
box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
window.add(box)
bar = Gtk.InfoBar(message_type=Gtk.MessageType.ERROR)
bar.get_content_area().add(Gtk.Label(label="The printer is out of paper."))
bar.add_button("Retry", Gtk.ResponseType.OK)
box.add(bar)
copies = Gtk.Entry(text="Three")
label = Gtk.Label(label="Copies", mnemonic_widget=copies)
box.add(label)
box.add(copies)
icon = GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, False, 8, 16, 16)
icon.fill(0x2040C0FF)
box.add(Gtk.Button(image=Gtk.Image.new_from_pixbuf(icon), always_show_image=True))
told = Gtk.Button(image=Gtk.Image.new_from_pixbuf(icon), always_show_image=True)
told.set_tooltip_text("Turn the page")
box.add(told)
box.add(Gtk.Button(label="Print"))
window.connect("destroy", Gtk.main_quit)
window.show_all()
copies.grab_focus()
copies.select_region(0, 3)
if "alert" in sys.argv:
    message = Gtk.MessageDialog(
        transient_for=window,
        message_type=Gtk.MessageType.WARNING,
        buttons=Gtk.ButtonsType.OK_CANCEL,
        text="The owls are upside down.",
    )
    message.show()
Gtk.main()
