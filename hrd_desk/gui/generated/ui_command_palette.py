"""Compiled from ui/command_palette.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QLineEdit,
    QListView, QSizePolicy, QVBoxLayout, QWidget)

class Ui_CommandPalette(object):
    def setupUi(self, CommandPalette):
        if not CommandPalette.objectName():
            CommandPalette.setObjectName(u"CommandPalette")
        CommandPalette.setMinimumSize(QSize(620, 440))
        self.layout_1 = QVBoxLayout(CommandPalette)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(12, 12, 12, 12)
        self.words = QLineEdit(CommandPalette)
        self.words.setObjectName(u"words")

        self.layout_1.addWidget(self.words)

        self.commands = QListView(CommandPalette)
        self.commands.setObjectName(u"commands")
        self.commands.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.commands.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_1.addWidget(self.commands)


        self.retranslateUi(CommandPalette)

        QMetaObject.connectSlotsByName(CommandPalette)
    # setupUi

    def retranslateUi(self, CommandPalette):
        CommandPalette.setWindowTitle(_(u"Commands \u2013 HRD Desk"))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(_(u"Letters of a command"))
#endif // QT_CONFIG(accessibility)
        self.words.setPlaceholderText(_(u"some letters of a command, a field or a section"))
#if QT_CONFIG(accessibility)
        self.commands.setAccessibleName(_(u"Commands"))
#endif // QT_CONFIG(accessibility)
    # retranslateUi
