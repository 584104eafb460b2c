// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"

#include <algorithm>

namespace tickscope {

Timeline::Timeline(Scenario const& scenario)
    : m_engine{scenario, &m_record.log()}
    , m_commands{scenario.events}
    , m_submitted(scenario.events.size(), false)
{
    std::stable_sort(m_commands.begin(), m_commands.end(),
                     [](CommandAt const& a, CommandAt const& b) { return a.at < b.at; });
    m_keyframes.keep({machine(), 0, world()});
    m_task_table = std::make_shared<TaskTable const>(TaskTable::of(machine()));
}

// At one instant commands come last: after everything that the instant brings by itself.
bool Timeline::command_is_next() const
{
    return m_applied < m_commands.size() && m_commands[m_applied].at < m_engine.next_at();
}

SimTime Timeline::next_at() const
{
    return command_is_next() ? std::max(now(), m_commands[m_applied].at) : m_engine.next_at();
}

bool Timeline::nothing_left() const { return m_applied == m_commands.size() && m_engine.nothing_left(); }

void Timeline::apply_next_command() { m_engine.apply(m_commands[m_applied++].command); }

bool Timeline::step()
{
    if (command_is_next()) {
        m_engine.run_until(std::max(now(), m_commands[m_applied].at));
        apply_next_command();
    } else if (!m_engine.step())
        return false;
    keep_up();
    return true;
}

void Timeline::run_until(SimTime until) { run_until(until, m_commands.size()); }

void Timeline::run_until(SimTime until, std::size_t applied)
{
    while (m_applied < applied && m_commands[m_applied].at <= until) {
        run_engine_until(m_commands[m_applied].at);
        apply_next_command();
    }
    run_engine_until(until);
    keep_up();
}

/// However quiet a machine was, this long it may be let run before somebody looks how much it has reported.
static Nanos longest_slice(Machine const& machine)
{
    Nanos const all_cpus{std::chrono::seconds{1}};
    return std::clamp(all_cpus / static_cast<std::int64_t>(machine.cpus.size()), Nanos{10'000'000}, all_cpus / 4);
}

// In slices that bring about fewer events than lie between two keyframes, so that there is an occasion to keep one, and
// that are over at once where nothing happens. A replay stops at every keyframe that it meets, to see whether it comes
// to the same.
void Timeline::run_engine_until(SimTime until)
{
    while (now() < until) {
        std::uint64_t const before = machine().reported;
        SimTime const slice_ends = std::max(now() + m_slice, m_engine.next_at());
        m_engine.run_until(std::min({slice_ends, until, m_keyframes.next_after(now())}));
        std::uint64_t const events = machine().reported - before;
        if (events > Keyframes::first_spacing / 4)
            m_slice = std::max(m_slice / 2, Nanos{1'000'000});
        else if (events < Keyframes::first_spacing / 16)
            m_slice = std::min(m_slice * 2, longest_slice(machine()));
        if (m_keyframes.wants(machine()))
            m_keyframes.keep({machine(), m_applied, world()});
        else if (!m_differs_at && m_keyframes.contradict(machine(), m_applied))
            m_differs_at = machine().reported;
        m_record.note(machine());
    }
    m_engine.run_until(until);
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
    m_engine.restore(keyframe.machine, keyframe.world);
    m_applied = keyframe.commands_applied;
    m_record.restored(machine());
}

void Timeline::seek(SimTime target) { seek(target, m_commands.size()); }

void Timeline::seek(SimTime target, std::size_t applied)
{
    Keyframe const* keyframe = &m_keyframes.at_or_before(target);
    if (keyframe->commands_applied > applied)
        keyframe = &m_keyframes.before(target);
    if (now() > target || now() < keyframe->machine.now || m_applied > applied) {
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
    std::size_t const applied = m_applied;
    Keyframe const& from = m_keyframes.before(here.now);
    auto const is_here = [&] { return m_applied == applied && now() == here.now && machine() == here; };
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
    std::vector<CommandAt> kept{m_commands.begin(), m_commands.begin() + static_cast<std::ptrdiff_t>(m_applied)};
    for (std::size_t i = m_applied; i < m_commands.size(); ++i)
        if (!m_submitted[i])
            kept.push_back(std::move(m_commands[i]));
    m_commands = std::move(kept);
    m_submitted.resize(m_applied);
    m_submitted.resize(m_commands.size(), false);
}

/// Which of `commands` are not the scenario's own.
static std::vector<bool> submitted_among(std::vector<CommandAt> const& commands, std::vector<CommandAt> scenarios)
{
    std::stable_sort(scenarios.begin(), scenarios.end(),
                     [](CommandAt const& a, CommandAt const& b) { return a.at < b.at; });
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
    m_engine.listen(&m_record.log());
    m_reached = now();
    m_task_table = std::make_shared<TaskTable const>(TaskTable::of(machine()));
}

// Up to where the command would happen nothing changes, so that is where the record is cut.
void Timeline::forget_from_command(std::size_t first, SimTime at)
{
    if (at > m_reached)
        return;
    if (m_applied > first || now() > at)
        restore(m_keyframes.before(at));
    run_until(at, first);
    forget_what_follows(first);
}

void Timeline::adopt(std::span<CommandAt const> commands)
{
    auto const [ours, theirs] = std::mismatch(m_commands.begin(), m_commands.end(), commands.begin(), commands.end());
    if (ours == m_commands.end() && theirs == commands.end())
        return;
    SimTime const at =
        std::min(ours == m_commands.end() ? never : ours->at, theirs == commands.end() ? never : theirs->at);
    forget_from_command(static_cast<std::size_t>(ours - m_commands.begin()), at);
    m_commands.assign(commands.begin(), commands.end());
    m_submitted = submitted_among(m_commands, world()->scenario.events);
}

void Timeline::submit(Command command)
{
    m_engine.run_until(now());
    forget_submitted();
    m_commands.insert(m_commands.begin() + static_cast<std::ptrdiff_t>(m_applied), {now(), std::move(command)});
    m_submitted.insert(m_submitted.begin() + static_cast<std::ptrdiff_t>(m_applied), true);

    forget_what_follows(m_applied);
    apply_next_command();
    m_keyframes.keep({machine(), m_applied, world()});
    keep_up();
}

}
