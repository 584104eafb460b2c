// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/fix_schedule.h"
#include "ui/panels/panel.h"

#include <QColor>

#include <array>
#include <optional>

class QLabel;
class QToolButton;

namespace tickscope::ui {

class ToggleSwitch;

/// The commits as switches, made from fix_table; what later kernels mended is folded below. A switch tells the story on
/// another kernel, from its start; its menu also changes the kernel while it runs. It stands as at the instant shown,
/// and says where it will stand otherwise.
class FixesPanel final : public FrameWidget {
    Q_OBJECT

public:
    explicit FixesPanel(QWidget* parent = nullptr);
    ToggleSwitch& switchOf(Fix fix) const { return *m_fixes[static_cast<std::size_t>(fix)].toggle; }
    QToolButton& menuButtonOf(Fix fix) const { return *m_fixes[static_cast<std::size_t>(fix)].menu; }
    QString noteOf(Fix fix) const;  ///< "off at 0.150 s", or the commit

protected:
    void refresh() override;

private:
    struct Row {
        ToggleSwitch* toggle = nullptr;
        QLabel* title = nullptr;
        QLabel* note = nullptr;
        QToolButton* menu = nullptr;
        QString commit;
        cmd::SetFixes on, off;
    };

    QWidget* makeRow(Row& row, QString const& title, QString const& commit);
    void connectRow(Row const& row);
    void showMenu(Row const& row);
    QWidget* makeLaterRows();
    void makeUnfold();
    void showRow(Row const& row, bool on, QString const& tip, bool matters, SwitchSchedule const& schedule);

    /// What the rows say now; a frame that says the same costs nothing.
    struct Shown {
        KernelConfig config;
        FixSchedules schedules;
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
