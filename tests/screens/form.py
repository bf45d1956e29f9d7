# A form of Qt widgets at a fixed place, without a word that a window manager would add.
import sys
from PyQt5.QtWidgets import *

application = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Berth")
form = QFormLayout(window)
form.addRow("Name of the ship", QLineEdit("Aurora of Kiel"))
form.addRow("Length in metres", QLineEdit("118.5"))
kind = QComboBox()
kind.addItems(["Passenger ferry", "Tug"])
form.addRow("Kind", kind)
power = QCheckBox("Needs power from the shore")
power.setChecked(True)
form.addRow(power)
berths = QListWidget()
berths.addItems(["Berth 1, free from 14:00", "Berth 2, closed for repairs", "Berth 3, taken by the tug Bernhard"])
form.addRow(berths)
form.addRow(QLabel("The fee is 260 euros a night."))
form.addRow(QPushButton("Reserve the berth"))
window.setGeometry(1080, 40, 560, 480)
window.show()
application.exec_()
