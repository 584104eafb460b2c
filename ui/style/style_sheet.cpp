// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/style_sheet.h"

#include <utility>

namespace tickscope::ui {

static char const* const sheet = R"(
QToolTip { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px; padding: 4px 6px; }

QPushButton, QToolButton, QComboBox {
    background: @raised; color: @text; border: 1px solid @line; border-radius: 6px; padding: 4px 10px; min-height: 18px;
}
QToolButton { padding: 4px 6px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @line; }
QPushButton:focus, QToolButton:focus, QComboBox:focus { border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @faint; background: @surface; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled { background: @raised; color: @faint; border-color: @line; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QToolButton[flat="true"], QPushButton[flat="true"] { background: transparent; border-color: transparent; }
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: @hover; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border-color: @accent; }
QToolButton[flat="true"]:checked { background: @hover; color: @accent; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QTimeEdit {
    background: @background; color: @text; border: 1px solid @line; border-radius: 6px; padding: 4px 8px;
    selection-background-color: @accent; selection-color: @onAccent;
}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QTimeEdit:focus { border-color: @accent; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }

QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; selection-background-color: @hover; selection-color: @text; }

QMenu { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 5px; }

QAbstractItemView { background: @surface; color: @text; border: none; outline: 0; }
QTreeView::item, QListView::item, QTableView::item { border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @faint; border: none; padding: 2px 4px; font-weight: 400; font-size: 11px; }
QHeaderView::section:first { padding-left: 14px; }
QHeaderView::section:last { padding-right: 14px; }

QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QTabWidget::pane { border: none; }
QTabWidget::tab-bar { left: 14px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent; padding: 7px 2px 6px 2px; margin-right: 14px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabBar QToolButton { padding: 0; border-radius: 3px; background: @raised; }

QSlider::groove:horizontal { background: @line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @text; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; }

QTextBrowser { background: transparent; border: 1px solid transparent; border-radius: 4px; color: @text; selection-background-color: @accent; selection-color: @onAccent; }
QTextBrowser:focus { border-color: @accent; }
QDialog { background: @surface; }
QLabel { background: transparent; }
QLabel[role="heading"] { color: @muted; font-size: 11px; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[mode="moving"] { color: @good; }
QLabel[mode="still"] { color: @accent; }
QLabel[mode="over"] { color: @muted; }
QLabel[role="faint"] { color: @faint; font-size: 11px; }
QLabel[role="error"] { color: @error; }
QLabel[role="warning"] { color: @warning; font-size: 11px; }
QToolButton[chip="true"] { background: transparent; border-color: @line; border-radius: 12px; padding: 2px 10px; color: @muted; }
QToolButton[chip="true"]:hover { background: @hover; }
QToolButton[chip="true"]:checked { background: @selection; border-color: @accent; color: @text; }
QToolButton[floating="true"] { background: @raised; color: @text; border-color: @accent; }
QPushButton[list="true"] { text-align: left; padding: 4px 6px; color: @text; }
QLabel[role="code"] { color: @muted; background: @background; border-radius: 4px; padding: 6px 8px; }
QToolButton[fold="true"] { background: transparent; border: none; padding: 2px 0; color: @muted; }
QFrame[role="problem"] { background: @surface; border: 1px solid @line; border-left: 3px solid @error; border-radius: 6px; }
QFrame[role="bar"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[role="banner"] { background: @selection; border: none; border-bottom: 1px solid @line; }
QLabel[role="letter"] { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px; font-size: 11px; font-weight: 600; }
QFrame[role="foot"] { background: @surface; border: none; border-top: 1px solid @line; }
QFrame[role="column"] { background: @surface; border: none; }
QFrame[role="card"] { background: @background; border: 1px solid @line; border-radius: 8px; }
QFrame[role="canvas"] { background: @background; border: none; }
)";

QString styleSheet(Colours const& c)
{
    // Longer names first: "@accentHover" begins with "@accent".
    std::pair<char const*, QColor> const names[]{
        {"@accentHover", c.dark ? c.accent.lighter(112) : c.accent.lighter(118)},
        {"@onAccent", c.onAccent},
        {"@background", c.background},
        {"@selection", c.selection},
        {"@surface", c.surface},
        {"@raised", c.raised},
        {"@accent", c.accent},
        {"@muted", c.textMuted},
        {"@faint", c.textFaint},
        {"@hover", c.hover},
        {"@warning", c.warning},
        {"@error", c.error},
        {"@good", c.good},
        {"@line", c.line},
        {"@text", c.text},
    };
    QString text = QString::fromLatin1(sheet);
    for (auto const& [name, colour] : names)
        text.replace(QLatin1String{name}, colour.name());
    return text;
}

}
