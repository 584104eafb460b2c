// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/models/sentences.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace tickscope::ui {

/// What happened around the instant shown, as a list of sentences. It keeps the numbers of the events that pass its
/// filter and nothing else; a row is decoded when it is painted. New events are sifted as they come, a bounded number a
/// frame. Rows of events that are no longer kept go, and the oldest ones where there are too many.
class EventLogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Text, ColumnCount };
    enum Role { NumberRole = Qt::UserRole, ClassRole, SmallRole, ColourRole, FutureRole };
    /// Of the trace, at one frame: so many events are looked at in about a millisecond.
    static constexpr std::uint64_t siftedAtOnce = 100'000;
    static constexpr std::size_t mostRows = 400'000;

    using QAbstractTableModel::QAbstractTableModel;

    void setFrame(std::shared_ptr<Frame const> frame);
    /// Classes as bits, 1 << EventClass; `words` must all occur in the sentence (empty: all do).
    void setFilter(std::uint32_t classes, QString const& words);
    /// Whether events wait to be sifted: call setFrame() again soon.
    bool behind() const { return m_frame && m_sifted < m_frame->visible_trace().size(); }

    std::uint64_t numberAt(int row) const { return m_numbers[static_cast<std::size_t>(row)]; }
    /// The last row that is not later than the instant, or -1.
    int rowAt(SimTime instant) const;

    int rowCount(QModelIndex const& parent = {}) const override;
    int columnCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role) const override;

    static constexpr std::uint32_t defaultClasses =
        ~(1u << static_cast<unsigned>(EventClass::Scheduling) | 1u << static_cast<unsigned>(EventClass::Idle));

private:
    void startOver();
    void sift();
    void dropOldRows();
    bool passes(TraceEvent const& event) const;

    std::shared_ptr<Frame const> m_frame;
    std::vector<std::uint64_t> m_numbers;
    std::optional<std::uint64_t> m_shown_events;  // the stretch that they are of; none: the newest
    std::uint64_t m_sifted = 0;
    std::uint32_t m_classes = defaultClasses;
    QStringList m_words;
};

}
