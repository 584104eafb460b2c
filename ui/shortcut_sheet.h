// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;

namespace tickscope::ui {

/// All keys on one sheet, in the groups that the actions name.
class ShortcutSheet final : public QDialog {
    Q_OBJECT

public:
    ShortcutSheet(QList<QAction*> const& actions, QWidget* parent);
};

/// The property of an action that names its group: "Time", "Files" ...
inline constexpr char const* actionGroup = "group";
/// The property of an action with other words that people look for it by, with spaces between.
inline constexpr char const* actionSynonyms = "synonyms";

}
