# A window of Qt widgets with a field for a name, a protected one and a button without a name. With the argument
# "dialog" there is a message over it, with "secret" the protected field has the focus, with "tabs" a text below a tab.
import sys
from PyQt5.QtWidgets import *

application = QApplication(sys.argv)
application.setApplicationName("birds")
window = QWidget()
window.setWindowTitle("Order form")
form = QFormLayout(window)
name = QLineEdit("Ada Lovelace")
form.addRow("Name", name)
secret = QLineEdit("CANARY")
secret.setEchoMode(QLineEdit.Password)
form.addRow("Secret", secret)
news = QCheckBox("News")
news.setChecked(True)
form.addRow(news)
form.addRow(QPushButton(""))
form.addRow(QPushButton("Order"))
window.show()
(secret if "secret" in sys.argv else name).setFocus()
(secret if "secret" in sys.argv else name).setSelection(0, 3)
if "dialog" in sys.argv:
    message = QMessageBox(QMessageBox.Critical, "Disk full", "The disk is full.", QMessageBox.Ok | QMessageBox.Retry, window)
    message.open()
if "tabs" in sys.argv:
    tabs = QTabWidget()
    tabs.addTab(QTextEdit("Wren"), "Birds")
    form.addRow(tabs)
    tabs.currentWidget().setFocus()
application.exec_()
