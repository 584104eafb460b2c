// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace_log.h"

#include "core/base/verify.h"
#include "core/trace/trace_coding.h"

#include <algorithm>

namespace tickscope {

// The last chunk that begins at or before n.
static std::size_t chunk_holding(std::vector<std::shared_ptr<TraceChunk const>> const& chunks, std::uint64_t n)
{
    auto const after = std::upper_bound(chunks.begin(), chunks.end(), n, [](std::uint64_t wanted, auto const& chunk) {
        return wanted < chunk->first_n;
    });
    return static_cast<std::size_t>(after - chunks.begin()) - 1;
}

TraceCursor::TraceCursor(TraceView const& view, std::uint64_t from)
    : m_view{&view}
    , m_n{std::max(from, view.m_first)}
{
    if (at_end())
        return;
    std::uint64_t const wanted = m_n;
    enter(chunk_holding(*view.m_chunks, wanted));
    while (m_n < wanted)
        next();
}

void TraceCursor::enter(std::size_t chunk)
{
    auto const& chunks = *m_view->m_chunks;
    m_chunk = chunk;
    m_n = chunks[chunk]->first_n;
    m_chunk_end = chunk + 1 < chunks.size() ? chunks[chunk + 1]->first_n : m_view->m_size;
    m_in = chunks[chunk]->data.get();
    m_state = {};
}

TraceEvent const& TraceCursor::next()
{
    if (m_n == m_chunk_end)
        enter(m_chunk + 1);
    m_in = coding::decode(m_in, m_n++, m_event, m_state);
    return m_event;
}

TraceEvent TraceView::at(std::uint64_t n) const
{
    VERIFY(n >= m_first && n < m_size);
    return TraceCursor{*this, n}.next();
}

std::uint64_t TraceView::lower_bound(SimTime t) const
{
    if (m_first == m_size)
        return m_size;
    auto const after = std::lower_bound(m_chunks->begin(), m_chunks->end(), t,
                                        [](auto const& chunk, SimTime wanted) { return chunk->first_at < wanted; });
    std::uint64_t found = after == m_chunks->end() ? m_size : std::min(m_size, (*after)->first_n);
    if (after != m_chunks->begin())
        each((*std::prev(after))->first_n, found, [&](TraceEvent const& event) {
            if (event.at >= t)
                found = event.n;
            return event.at < t;
        });
    return found;
}

void TraceLog::record(TraceEvent const& event)
{
    if (event.n == m_size) [[likely]]
        append(event);
    else if (event.n < m_size)
        compare(event);
    else {
        // A listener that comes late begins where it came; nobody skips numbers afterwards.
        VERIFY(m_chunks.empty());
        m_size = event.n;
        append(event);
    }
}

void TraceLog::append(TraceEvent const& event)
{
    if (m_tail == nullptr || TraceChunk::capacity - m_used < coding::max_event_bytes) [[unlikely]]
        open_chunk(event.n, event.at);
    m_used = static_cast<std::size_t>(coding::encode(m_tail + m_used, event, m_state) - m_tail);
    ++m_size;
}

void TraceLog::open_chunk(std::uint64_t n, SimTime at)
{
    if (m_tail != nullptr)
        close_chunk();
    std::shared_ptr<coding::Byte> memory{new coding::Byte[TraceChunk::capacity], std::default_delete<coding::Byte[]>{}};
    m_tail = memory.get();
    m_used = 0;
    m_state = {};
    m_chunks.push_back(std::make_shared<TraceChunk const>(TraceChunk{n, at, 0, std::move(memory)}));
    m_shared.reset();
    keep_to_budget();
}

// Views may share the chunk that ends here, so it stays as it is, and one that knows its size takes its place.
void TraceLog::close_chunk()
{
    TraceChunk full = *m_chunks.back();
    full.used = m_used;
    m_full_bytes += m_used;
    m_chunks.back() = std::make_shared<TraceChunk const>(std::move(full));
    m_check = {};
    m_tail = nullptr;
    m_used = 0;
}

void TraceLog::keep_to_budget()
{
    if (m_chunks.empty())
        return;
    auto const last = std::prev(m_chunks.end());
    auto keep = m_chunks.begin();
    for (; keep != last && m_full_bytes > m_budget && (*std::next(keep))->first_n <= m_keep_from; ++keep)
        m_full_bytes -= (*keep)->used;
    if (keep == m_chunks.begin())
        return;
    m_chunks.erase(m_chunks.begin(), keep);
    m_check = {};
    m_shared.reset();
}

void TraceLog::set_budget(std::uint64_t bytes)
{
    m_budget = bytes;
    keep_to_budget();
}

void TraceLog::compare(TraceEvent const& event)
{
    if (event.n < first_n()) {
        if (m_replay_sink != nullptr)
            m_replay_sink->record(event);
        return;
    }
    // What follows a difference differs too, and says nothing new.
    if (m_diverged_at && event.n >= *m_diverged_at)
        return;
    if (m_check.n != event.n || m_check.n == m_check.chunk_end)
        place_check_at(event.n);
    coding::Byte scratch[coding::max_event_bytes];
    auto const size = static_cast<std::size_t>(coding::encode(scratch, event, m_check.state) - scratch);
    if (!std::equal(scratch, scratch + size, m_check.at)) {
        m_diverged_at = event.n;
        m_check = {};
        return;
    }
    m_check.at += size;
    ++m_check.n;
}

void TraceLog::place_check_at(std::uint64_t n)
{
    std::size_t const chunk = chunk_holding(m_chunks, n);
    m_check = {m_chunks[chunk]->first_n,
               chunk + 1 < m_chunks.size() ? m_chunks[chunk + 1]->first_n : m_size,
               m_chunks[chunk]->data.get(),
               {}};
    TraceEvent event;
    while (m_check.n < n)
        m_check.at = coding::decode(m_check.at, m_check.n++, event, m_check.state);
}

void TraceLog::forget_from(std::uint64_t n)
{
    if (n >= m_size)
        return;
    if (n <= first_n()) {
        m_chunks.clear();
        m_full_bytes = 0;
        m_tail = nullptr;
        m_used = 0;
    } else
        cut_at(n);
    m_size = n;
    m_check = {};
    m_shared.reset();
    if (m_diverged_at && *m_diverged_at >= n)
        m_diverged_at.reset();
}

// The chunk that holds n is copied up to there: views may share it, and go on seeing all of it.
void TraceLog::cut_at(std::uint64_t n)
{
    std::size_t const keep = chunk_holding(m_chunks, n);
    place_check_at(n);
    for (std::size_t chunk = keep; chunk < m_chunks.size(); ++chunk)
        m_full_bytes -= m_chunks[chunk]->used;
    TraceChunk const whole = *m_chunks[keep];
    m_chunks.resize(keep);
    m_tail = nullptr;
    m_used = 0;
    if (whole.first_n == n)
        return;
    coding::Byte const* const begin = whole.data.get();
    std::shared_ptr<coding::Byte> memory{new coding::Byte[TraceChunk::capacity], std::default_delete<coding::Byte[]>{}};
    std::copy(begin, m_check.at, memory.get());
    m_tail = memory.get();
    m_used = static_cast<std::size_t>(m_check.at - begin);
    m_state = m_check.state;
    m_chunks.push_back(
        std::make_shared<TraceChunk const>(TraceChunk{whole.first_n, whole.first_at, 0, std::move(memory)}));
}

TraceView TraceLog::view() const
{
    if (!m_shared)
        m_shared = std::make_shared<Chunks const>(m_chunks);
    TraceView view;
    view.m_chunks = m_shared;
    view.m_size = m_size;
    view.m_first = first_n();
    view.m_bytes = bytes();
    return view;
}

}
