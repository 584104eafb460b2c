// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/event_queue.h"

#include "core/base/verify.h"

#include <algorithm>

namespace tickscope {

static constexpr std::size_t arity = 4;

EventQueue::Handle EventQueue::schedule(DueKey key)
{
    Handle slot = m_free;
    if (slot == ~Handle{0}) {
        slot = static_cast<Handle>(m_slots.size());
        m_slots.push_back(0);
    } else {
        m_free = m_slots[slot];
    }
    m_heap.emplace_back();
    sift_up(m_heap.size() - 1, {key, slot});
    return slot;
}

void EventQueue::cancel(Handle handle)
{
    VERIFY(handle < m_slots.size() && m_slots[handle] < m_heap.size() && m_heap[m_slots[handle]].slot == handle);
    remove_at(m_slots[handle]);
}

DueKey EventQueue::pop()
{
    DueKey const key = m_heap.front().key;
    remove_at(0);
    return key;
}

void EventQueue::migrate(CpuId from, CpuId to)
{
    for (Entry& entry : m_heap)
        if (entry.key.cpu == from)
            entry.key.cpu = to;
    for (std::size_t i = m_heap.size(); i-- > 0;)
        sift_down(i, m_heap[i]);
}

void EventQueue::place(std::size_t at, Entry const& entry)
{
    m_heap[at] = entry;
    m_slots[entry.slot] = static_cast<std::uint32_t>(at);
}

void EventQueue::sift_up(std::size_t at, Entry const& entry)
{
    Entry const moving = entry;
    while (at > 0 && moving.key < m_heap[(at - 1) / arity].key) {
        place(at, m_heap[(at - 1) / arity]);
        at = (at - 1) / arity;
    }
    place(at, moving);
}

void EventQueue::sift_down(std::size_t at, Entry const& entry)
{
    Entry const moving = entry;
    for (;;) {
        std::size_t const first = at * arity + 1;
        if (first >= m_heap.size())
            break;
        auto const begin = m_heap.begin() + static_cast<std::ptrdiff_t>(first);
        auto const end = m_heap.begin() + static_cast<std::ptrdiff_t>(std::min(first + arity, m_heap.size()));
        auto const least = std::min_element(begin, end, [](Entry const& a, Entry const& b) { return a.key < b.key; });
        if (!(least->key < moving.key))
            break;
        auto const below = static_cast<std::size_t>(least - m_heap.begin());
        place(at, *least);
        at = below;
    }
    place(at, moving);
}

void EventQueue::remove_at(std::size_t at)
{
    Handle const slot = m_heap[at].slot;
    Entry const last = m_heap.back();
    m_heap.pop_back();
    m_slots[slot] = m_free;
    m_free = slot;
    if (at == m_heap.size())
        return;
    if (at > 0 && last.key < m_heap[(at - 1) / arity].key)
        sift_up(at, last);
    else
        sift_down(at, last);
}

}
