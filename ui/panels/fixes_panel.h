// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"

#include <QColor>

#include <array>
#include <optional>

class QLabel;
class QToolButton;

namespace tickscope::ui {

class ToggleSwitch;

/// The commits as switches, made from fix_table; what later kernels mended is folded below. A switch is a
/// command: it takes effect at the instant shown.
class FixesPanel final : public FrameWidget {
    Q_OBJECT

public:
    explicit FixesPanel(QWidget* parent = nullptr);
    ToggleSwitch& switchOf(Fix fix) const { return *m_fixes[static_cast<std::size_t>(fix)].toggle; }

protected:
    void refresh() override;

private:
    struct Row {
        ToggleSwitch* toggle = nullptr;
        QLabel* title = nullptr;
        QLabel* note = nullptr;
    };

    QWidget* makeRow(Row& row, QString const& title, QString const& note);
    QWidget* makeLaterRows();
    void makeUnfold();
    void showRow(Row const& row, bool on, QString const& note, bool matters);

    /// What the rows say now; a frame that says the same costs nothing.
    struct Shown {
        KernelConfig config;
        bool dark = true;
        bool operator==(Shown const&) const = default;
    };

    std::optional<Shown> m_shown;
    std::array<Row, FixSet::width> m_fixes;
    std::array<Row, LaterFixSet::width> m_later;
    QToolButton* m_unfold;
    QWidget* m_later_rows;
};

}
