// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"

#include "core/base/verify.h"

#include <algorithm>

namespace tickscope {

static_assert(Playback::slice_events < Keyframes::first_spacing, "a run stops often enough to keep every keyframe");

Timeline::Timeline(Scenario const& scenario, RunBounds bounds)
    : m_playback{scenario, &m_record.log(), bounds}
    , m_submitted(scenario.events.size(), false)
{
    m_keyframes.keep({machine(), 0, world()});
    m_task_table = std::make_shared<TaskTable const>(TaskTable::of(machine()));
}

bool Timeline::step()
{
    if (!m_playback.step())
        return false;
    keep_up();
    return true;
}

void Timeline::run_until(SimTime until, std::function<bool()> const& goes_on)
{
    run_until(until, commands().size(), goes_on);
}

// A replay stops at every keyframe that it meets, to see whether it comes to the same.
void Timeline::run_until(SimTime until, std::size_t applied, std::function<bool()> const& goes_on)
{
    m_playback.run_until(until, applied,
                         {.next_stop = [this] { return m_keyframes.next_after(now()); },
                          .goes_on =
                              [&] {
                                  keep_state();
                                  return !goes_on || goes_on();
                              }});
    keep_up();
}

void Timeline::keep_state()
{
    if (m_keyframes.wants(machine()))
        m_keyframes.keep({machine(), commands_applied(), world()});
    else if (!m_differs_at && m_keyframes.contradict(machine(), commands_applied()))
        m_differs_at = machine().reported;
    m_record.note(machine());
}

std::optional<std::uint64_t> Timeline::diverged_at() const
{
    return m_record.diverged_at() ? m_record.diverged_at() : m_differs_at;
}

void Timeline::keep_up()
{
    m_reached = std::max(m_reached, now());
    m_record.note(machine());
    if (m_task_table->lacks(machine()))
        m_task_table = std::make_shared<TaskTable const>(TaskTable::of(machine()));
}

void Timeline::restore(Keyframe const& keyframe)
{
    m_playback.restore(keyframe.machine, keyframe.world, keyframe.commands_applied);
    m_record.restored(machine());
}

void Timeline::seek(SimTime target) { seek(target, commands().size()); }

void Timeline::seek(SimTime target, std::size_t applied)
{
    VERIFY(applied <= commands().size());
    VERIFY(applied == commands().size() || commands()[applied].at >= target);
    Keyframe const* keyframe = &m_keyframes.at_or_before(target);
    if (keyframe->commands_applied > applied)
        keyframe = &m_keyframes.before(target);
    if (now() > target || now() < keyframe->machine.now || commands_applied() > applied) {
        // Where the trace is made again, there is to be something to read before the instant, too.
        if (keyframe->machine.reported < log().first_n())
            keyframe = &m_keyframes.before(keyframe->machine.now);
        restore(*keyframe);
    }
    run_until(target, applied);
}

void Timeline::seek_boot() { restore(m_keyframes.before(SimTime{})); }

bool Timeline::step_back()
{
    Machine const here = machine();
    std::size_t const applied = commands_applied();
    Keyframe const& from = m_keyframes.before(here.now);
    auto const is_here = [&] { return commands_applied() == applied && now() == here.now && machine() == here; };
    restore(from);
    if (is_here())
        return false;
    std::size_t steps = 0;
    while (next_at() <= here.now && step()) {
        if (is_here())
            break;
        ++steps;
    }
    restore(from);
    while (steps-- > 0)
        step();
    return true;
}

// What a person did later goes; the scenario's own events still lie ahead.
void Timeline::forget_submitted()
{
    std::size_t const applied = commands_applied();
    auto const happened = commands().first(applied);
    std::vector<CommandAt> kept{happened.begin(), happened.end()};
    for (std::size_t i = applied; i < commands().size(); ++i)
        if (!m_submitted[i])
            kept.push_back(commands()[i]);
    m_submitted.resize(applied);
    m_submitted.resize(kept.size(), false);
    m_playback.set_commands(std::move(kept));
}

/// Which of `commands` are not the scenario's own.
static std::vector<bool> submitted_among(std::span<CommandAt const> commands, Scenario const& scenario)
{
    std::vector<CommandAt> const scenarios = in_order(scenario.events);
    std::vector<bool> submitted(commands.size(), true);
    std::size_t next = 0;
    for (std::size_t i = 0; i < commands.size() && next < scenarios.size(); ++i)
        if (commands[i] == scenarios[next]) {
            submitted[i] = false;
            ++next;
        }
    return submitted;
}

// Cuts the record at the present state, of which the first `applied` commands are part.
void Timeline::forget_what_follows(std::size_t applied)
{
    m_keyframes.forget_after(now(), applied);
    if (log().size() > machine().reported)
        ++m_epoch;
    m_record.forget_after(machine());
    m_playback.engine().listen(&m_record.log());
    m_reached = now();
    m_task_table = std::make_shared<TaskTable const>(TaskTable::of(machine()));
}

// Up to where the command would happen nothing changes, so that is where the record is cut.
void Timeline::forget_from_command(std::size_t first, SimTime at)
{
    if (at > m_reached)
        return;
    if (commands_applied() > first || now() > at)
        restore(m_keyframes.before(at));
    run_until(at, first);
    forget_what_follows(first);
}

void Timeline::adopt(std::span<CommandAt const> commands)
{
    std::span<CommandAt const> const mine = this->commands();
    auto const [ours, theirs] = std::mismatch(mine.begin(), mine.end(), commands.begin(), commands.end());
    if (ours == mine.end() && theirs == commands.end())
        return;
    SimTime const at = std::min(ours == mine.end() ? never : ours->at, theirs == commands.end() ? never : theirs->at);
    forget_from_command(static_cast<std::size_t>(ours - mine.begin()), at);
    m_playback.set_commands({commands.begin(), commands.end()});
    m_submitted = submitted_among(commands, world()->scenario);
}

void Timeline::submit(Command command)
{
    m_playback.engine().run_until(now());
    forget_submitted();
    auto const next = static_cast<std::ptrdiff_t>(commands_applied());
    std::vector<CommandAt> with_it{commands().begin(), commands().end()};
    with_it.insert(with_it.begin() + next, {now(), std::move(command)});
    m_playback.set_commands(std::move(with_it));
    m_submitted.insert(m_submitted.begin() + next, true);

    forget_what_follows(commands_applied());
    m_playback.apply_next_command();
    m_keyframes.keep({machine(), commands_applied(), world()});
    keep_up();
}

}
