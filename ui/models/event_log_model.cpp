// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_log_model.h"

#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace tickscope::ui {

/// Which row of events the frame tells of.
static std::optional<std::uint64_t> stretchOf(Frame const& frame)
{
    return frame.replayed ? std::optional{frame.replayed->number} : std::nullopt;
}

void EventLogModel::setFrame(std::shared_ptr<Frame const> frame)
{
    bool const forgot = m_frame &&
        (m_frame->epoch != frame->epoch || m_shown_events != stretchOf(*frame) ||
         m_frame->visible_trace().size() > frame->visible_trace().size());
    bool const moved = m_frame && m_frame->machine->now != frame->machine->now;
    m_frame = std::move(frame);
    m_shown_events = stretchOf(*m_frame);
    if (forgot)
        startOver();
    sift();
    dropOldRows();
    if (moved && !m_numbers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

// A good number at a time, so that what it costs is shared by many frames.
void EventLogModel::dropOldRows()
{
    auto const kept = std::lower_bound(m_numbers.begin(), m_numbers.end(), m_frame->visible_trace().first_n());
    auto gone = static_cast<std::size_t>(kept - m_numbers.begin());
    if (m_numbers.size() > mostRows)
        gone = std::max(gone, m_numbers.size() - mostRows / 4 * 3);
    if (gone == 0 || gone < m_numbers.size() / 8)
        return;
    beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
    m_numbers.erase(m_numbers.begin(), m_numbers.begin() + static_cast<std::ptrdiff_t>(gone));
    endRemoveRows();
}

void EventLogModel::setFilter(std::uint32_t classes, QString const& words)
{
    m_classes = classes;
    m_words = words.split(' ', Qt::SkipEmptyParts);
    startOver();
    if (m_frame)
        sift();
}

void EventLogModel::startOver()
{
    beginResetModel();
    m_numbers.clear();
    m_sifted = 0;
    endResetModel();
}

bool EventLogModel::passes(TraceEvent const& event) const
{
    if (((m_classes >> static_cast<unsigned>(eventClass(event.what))) & 1) == 0)
        return false;
    if (m_words.isEmpty())
        return true;
    Sentence const sentence = sentenceOf(event, namesOf(*m_frame));
    return std::all_of(m_words.begin(), m_words.end(), [&](QString const& word) {
        return sentence.text.contains(word, Qt::CaseInsensitive) || sentence.small.contains(word, Qt::CaseInsensitive);
    });
}

void EventLogModel::sift()
{
    TraceView const& trace = m_frame->visible_trace();
    m_sifted = std::max(m_sifted, trace.first_n());
    std::uint64_t const to = std::min(trace.size(), m_sifted + siftedAtOnce);
    std::vector<std::uint64_t> passed;
    trace.each(m_sifted, to, [&](TraceEvent const& event) {
        if (passes(event))
            passed.push_back(event.n);
    });
    m_sifted = to;
    if (passed.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(passed.size()) - 1);
    m_numbers.insert(m_numbers.end(), passed.begin(), passed.end());
    endInsertRows();
}

int EventLogModel::rowAt(SimTime instant) const
{
    if (!m_frame)
        return -1;
    std::uint64_t const after = m_frame->visible_trace().lower_bound(instant + Nanos{1});
    return static_cast<int>(std::lower_bound(m_numbers.begin(), m_numbers.end(), after) - m_numbers.begin()) - 1;
}

int EventLogModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}
int EventLogModel::columnCount(QModelIndex const& parent) const { return parent.isValid() ? 0 : ColumnCount; }

static QColor classColour(EventClass what)
{
    switch (what) {
    case EventClass::Signal:
        return colours().accent;
    case EventClass::Timer:
        return colours().timer;
    case EventClass::Warning:
        return colours().error;
    case EventClass::Command:
        return colours().warning;
    case EventClass::Process:
        return colours().utime;
    case EventClass::Cpu:
        return colours().stime;
    case EventClass::Device:
        return colours().overhead;
    case EventClass::Idle:
    case EventClass::Scheduling:
        return colours().textFaint;
    }
    return {};
}

QVariant EventLogModel::data(QModelIndex const& index, int role) const
{
    if (!index.isValid() || !m_frame)
        return {};
    std::uint64_t const n = numberAt(index.row());
    if (role == NumberRole)
        return QVariant::fromValue(static_cast<quint64>(n));
    if (role != Qt::DisplayRole && role != SmallRole && role != ClassRole && role != ColourRole && role != FutureRole)
        return {};
    if (n < m_frame->visible_trace().first_n() || n >= m_frame->visible_trace().size())
        return {};
    TraceEvent const event = m_frame->visible_trace().at(n);
    if (role == FutureRole)
        return event.at > m_frame->machine->now;
    if (role == ClassRole)
        return static_cast<int>(eventClass(event.what));
    if (role == ColourRole)
        return classColour(eventClass(event.what));
    if (index.column() == Time)
        return role == Qt::DisplayRole ? secondsText(event.at, 2) : QVariant{};
    Sentence const sentence = sentenceOf(event, namesOf(*m_frame));
    return role == SmallRole ? sentence.small : sentence.text;
}

}
