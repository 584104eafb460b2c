// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace tickscope::ui {

/// The processes and threads of a frame. What a cell says is looked up when it is painted, so that a frame costs
/// what is on the screen; rows are made anew only when somebody came or went.
class TaskTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Cpu, Utime, Stime, Exec, ColumnCount };
    enum Role { ProcessRole = Qt::UserRole, ThreadRole, NoteRole, ColourRole, FaintRole };

    using QAbstractItemModel::QAbstractItemModel;

    void setFrame(std::shared_ptr<Frame const> frame);

    QModelIndex indexOf(Tgid process) const;
    QModelIndex indexOf(TaskId thread) const;
    Maybe<Tgid> processAt(QModelIndex const& index) const;
    Maybe<TaskId> threadAt(QModelIndex const& index) const;  ///< none on a process's and on the dead threads' row
    /// Processes with this many threads or fewer are shown unfolded at first.
    static constexpr std::size_t unfoldedThreads = 64;

    QModelIndex index(int row, int column, QModelIndex const& parent = {}) const override;
    QModelIndex parent(QModelIndex const& child) const override;
    int rowCount(QModelIndex const& parent = {}) const override;
    int columnCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Process {
        Tgid id{};
        std::vector<TaskId> threads;
        bool has_dead = false;

        bool operator==(Process const&) const = default;
    };

    static std::vector<Process> processesOf(Machine const& machine);
    void announceValues();
    QVariant processData(Process const& process, int column, int role) const;
    QVariant threadData(TaskId thread, int column, int role) const;
    QVariant deadData(Tgid process, int column, int role) const;

    std::shared_ptr<Frame const> m_frame;
    std::vector<Process> m_processes;
};

}
