// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fix_notes.h"

#include "core/kernel/fix_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

namespace {

/// Fixes with one and the same reason share a sentence.
struct Note {
    std::string reason;
    std::string_view state;  ///< "on" or "off"
    std::vector<std::string_view> keys;
};

}

static void add(std::vector<Note>& notes, std::string_view key, std::string_view state, std::string reason)
{
    if (reason.empty())
        return;
    auto note = std::ranges::find_if(notes, [&](Note const& n) { return n.reason == reason && n.state == state; });
    if (note == notes.end())
        note = notes.insert(note, {std::move(reason), state, {}});
    note->keys.push_back(key);
}

static bool is_deliberate(FixInfo const& info, KernelConfig const& config)
{
    return info.is_deliberate ? info.is_deliberate(config) : config.fixes.has(info.fix);
}

static bool is_deliberate(LaterFixInfo const& info, KernelConfig const& config)
{
    return info.is_deliberate ? info.is_deliberate(config) : config.later_fixes.has(info.fix);
}

std::vector<std::string> notes_on_fixes(KernelConfig const& config)
{
    std::vector<Note> notes;
    for (FixInfo const& info : fix_table)
        if (is_deliberate(info, config))
            add(notes, info.key, config.fixes.has(info.fix) ? "on" : "off", why_inert(info.fix, config));
    for (LaterFixInfo const& info : later_fix_table)
        if (is_deliberate(info, config))
            add(notes, info.key, "on", why_inert(info.fix, config));
    std::vector<std::string> sentences;
    for (Note const& note : notes)
        sentences.push_back(fmt::format("{} {} {}, which changes nothing: {}", fmt::join(note.keys, ", "),
                                        note.keys.size() == 1 ? "is" : "are", note.state, note.reason));
    return sentences;
}

}
