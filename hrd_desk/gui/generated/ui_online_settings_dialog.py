"""Compiled from ui/online_settings_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QFormLayout, QHBoxLayout, QLineEdit, QListWidgetItem,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.short_list import ShortList

class Ui_OnlineSettingsDialog(object):
    def setupUi(self, OnlineSettingsDialog):
        if not OnlineSettingsDialog.objectName():
            OnlineSettingsDialog.setObjectName(u"OnlineSettingsDialog")
        OnlineSettingsDialog.setMinimumSize(QSize(600, 0))
        self.layout_11 = QVBoxLayout(OnlineSettingsDialog)
        self.layout_11.setSpacing(10)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(24, 24, 24, 24)
        self.explanation = PlainLabel(OnlineSettingsDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_11.addWidget(self.explanation)

        self.is_on = QCheckBox(OnlineSettingsDialog)
        self.is_on.setObjectName(u"is_on")

        self.layout_11.addWidget(self.is_on)

        self.layout_8 = QFormLayout()
        self.layout_11.addLayout(self.layout_8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.label_provider = PlainLabel(OnlineSettingsDialog)
        self.label_provider.setObjectName(u"label_provider")

        self.layout_8.setWidget(0, QFormLayout.ItemRole.LabelRole, self.label_provider)

        self.provider = QComboBox(OnlineSettingsDialog)
        self.provider.setObjectName(u"provider")

        self.layout_8.setWidget(0, QFormLayout.ItemRole.FieldRole, self.provider)

        self.label_server = PlainLabel(OnlineSettingsDialog)
        self.label_server.setObjectName(u"label_server")

        self.layout_8.setWidget(1, QFormLayout.ItemRole.LabelRole, self.label_server)

        self.server = QLineEdit(OnlineSettingsDialog)
        self.server.setObjectName(u"server")

        self.layout_8.setWidget(1, QFormLayout.ItemRole.FieldRole, self.server)

        self.label_proxy = PlainLabel(OnlineSettingsDialog)
        self.label_proxy.setObjectName(u"label_proxy")

        self.layout_8.setWidget(2, QFormLayout.ItemRole.LabelRole, self.label_proxy)

        self.proxy = QLineEdit(OnlineSettingsDialog)
        self.proxy.setObjectName(u"proxy")

        self.layout_8.setWidget(2, QFormLayout.ItemRole.FieldRole, self.proxy)



        self.asks_each_time = QCheckBox(OnlineSettingsDialog)
        self.asks_each_time.setObjectName(u"asks_each_time")

        self.layout_11.addWidget(self.asks_each_time)

        self.disclosure = PlainLabel(OnlineSettingsDialog)
        self.disclosure.setObjectName(u"disclosure")
        self.disclosure.setWordWrap(True)

        self.layout_11.addWidget(self.disclosure)

        self.rate = PlainLabel(OnlineSettingsDialog)
        self.rate.setObjectName(u"rate")
        self.rate.setWordWrap(True)

        self.layout_11.addWidget(self.rate)

        self.sent_heading = PlainLabel(OnlineSettingsDialog)
        self.sent_heading.setObjectName(u"sent_heading")
        self.sent_heading.setWordWrap(True)

        self.layout_11.addWidget(self.sent_heading)

        self.sent = ShortList(OnlineSettingsDialog)
        self.sent.setObjectName(u"sent")

        self.layout_11.addWidget(self.sent)

        self.problem = PlainLabel(OnlineSettingsDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)

        self.layout_11.addWidget(self.problem)

        self.layout_10 = QHBoxLayout()
        self.layout_11.addLayout(self.layout_10)
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.clear = QPushButton(OnlineSettingsDialog)
        self.clear.setObjectName(u"clear")
        self.clear.setAutoDefault(False)

        self.layout_10.addWidget(self.clear)

        self.spacer_9 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.spacer_9)

        self.save = QPushButton(OnlineSettingsDialog)
        self.save.setObjectName(u"save")
        self.save.setAutoDefault(True)

        self.layout_10.addWidget(self.save)

        self.cancel = QPushButton(OnlineSettingsDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_10.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_provider.setBuddy(self.provider)
        self.label_server.setBuddy(self.server)
        self.label_proxy.setBuddy(self.proxy)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OnlineSettingsDialog)

        self.clear.setDefault(False)
        self.save.setDefault(True)
        self.cancel.setDefault(False)


        QMetaObject.connectSlotsByName(OnlineSettingsDialog)
    # setupUi

    def retranslateUi(self, OnlineSettingsDialog):
        OnlineSettingsDialog.setWindowTitle(_(u"Asking online \u2013 HRD Desk"))
        self.explanation.setText(_(u"Places are found on this computer. What no list has can be asked of a server; then others learn of it."))
        self.is_on.setText(_(u"&Allow questions to a server"))
        self.label_provider.setText(_(u"&Kind of server"))
        self.label_server.setText(_(u"&Own server"))
        self.label_proxy.setText(_(u"&Proxy"))
        self.proxy.setPlaceholderText(_(u"none; socks5h://127.0.0.1:9050 for Tor"))
        self.asks_each_time.setText(_(u"&Confirm each question"))
        self.disclosure.setText("")
        self.rate.setText("")
        self.sent_heading.setText(_(u"What was sent so far"))
#if QT_CONFIG(accessibility)
        self.sent.setAccessibleName(_(u"What was sent so far"))
#endif // QT_CONFIG(accessibility)
        self.problem.setText("")
        self.clear.setText(_(u"&Forget what was sent"))
        self.save.setText(_(u"&Save"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
