// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/run_program.h"

#include "core/engine/call.h"
#include "core/engine/draw.h"
#include "core/engine/interrupted_call.h"
#include "core/kernel/burst.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/signal_send.h"

#include <algorithm>

namespace tickscope {

// A CPU whose programs do so many ops in one instant will never let time go on.
static constexpr std::uint32_t most_ops_of_a_cpu = 1'000'000;

// Nor will CPUs that wake each other for ever, a few ops each. Many threads may well do something at one instant.
static bool too_many_ops(Machine const& machine, std::uint64_t ops)
{
    constexpr std::uint64_t always_allowed = 16'000'000;
    return ops > always_allowed && ops > always_allowed + 1000 * machine.tasks.size();
}

static std::uint32_t take_loops(Machine& machine, std::uint32_t count)
{
    if (count == 0)
        return ProgramState::none;
    auto const free = std::find_if(machine.free_loops.rbegin(), machine.free_loops.rend(),
                                   [count](FreeLoops const& loops) { return loops.count == count; });
    if (free != machine.free_loops.rend()) {
        std::uint32_t const first = free->first;
        std::fill_n(machine.loop_counters.begin() + first, count, 0);
        *free = machine.free_loops.back();
        machine.free_loops.pop_back();
        return first;
    }
    auto const first = static_cast<std::uint32_t>(machine.loop_counters.size());
    machine.loop_counters.resize(machine.loop_counters.size() + count);
    return first;
}

static void give_back_loops(Machine& machine, World const& world, ProgramState const& state)
{
    if (state.loops != ProgramState::none)
        machine.free_loops.push_back({state.loops, world.programs[state.program].loops});
}

void start_program(Kernel& k, World const& world, TaskId task, std::uint32_t program)
{
    ProgramState& state = k.task(task).program;
    state = {};
    state.program = program;
    state.loops = take_loops(k.machine, world.programs[program].loops);
}

void enter_mode(Kernel& k, Task& task, CpuMode mode)
{
    if (task.mode == mode)
        return;
    task.mode = mode;
    k.report(traced::Mode{task.id, mode});
}

static std::uint32_t take_frame(Machine& machine)
{
    if (machine.free_frames.empty()) {
        machine.frames.emplace_back();
        return static_cast<std::uint32_t>(machine.frames.size() - 1);
    }
    std::uint32_t const frame = machine.free_frames.back();
    machine.free_frames.pop_back();
    return frame;
}

// setup_rt_frame(): what the thread was doing waits until the handler is through.
static void enter_handler(Kernel& k, World const& world, TaskId id, Delivered const& signal)
{
    std::uint32_t const frame = take_frame(k.machine);
    Task& task = k.task(id);
    k.machine.frames[frame] = {task.program, task.signals.blocked, signal.sig};
    start_program(k, world, id, signal.program);
    task.program.frame = frame;
    task.program.exit_wanted = k.machine.frames[frame].program.exit_wanted;
    task.program.handled = k.machine.frames[frame].program.handled;
    if (!signal.nodefer)
        task.signals.blocked |= signal_bit(signal.sig);
    recalc_sigpending(k, task);
}

// What is waited for may have come while something else was done.
static void end_spin_if_over(Kernel& k, World const& world, Task& task)
{
    if (!task.program.in_burst)
        return;
    auto const* spin = std::get_if<instr::Spin>(&current_op(world, task));
    if (spin != nullptr && is_spin_over(k.machine, task.program, *spin))
        task.program.remaining = Nanos::zero();
}

// rt_sigreturn(): the mask is as it was, and what it lets through now is taken before the program goes on.
static void leave_handler(Kernel& k, World const& world, TaskId id)
{
    Task& task = k.task(id);
    std::uint32_t const frame = task.program.frame;
    give_back_loops(k.machine, world, task.program);
    InterruptedProgram const& interrupted = k.machine.frames[frame];
    bool const exit_wanted = task.program.exit_wanted;
    SignalSet const handled = task.program.handled | signal_bit(interrupted.sig);
    task.program = interrupted.program;
    task.program.exit_wanted = exit_wanted;
    task.program.handled = handled;
    end_spin_if_over(k, world, task);
    sigprocmask(k, id, MaskHow::Set, interrupted.blocked);
    k.machine.free_frames.push_back(frame);
}

// do_signal(): true if the thread is gone or has stopped.
static bool take_signals(Kernel& k, World const& world, TaskId id)
{
    interrupt_call(k, world, id);
    while (auto const signal = get_signal_to_deliver(k, id)) {
        if (signal->stops)
            return true;
        CauseScope const because{k, signal->cause};
        if (signal->action == SignalAction::Default) {
            exit_process(k, world, id, 0, signal->sig);
            return true;
        }
        charge_overhead(k, k.cpu, k.config().costs.signal);
        end_interrupted_call(k, world, id, signal->restart);
        enter_handler(k, world, id, *signal);
    }
    k.task(id).program.restart = SyscallRestart::None;
    return false;
}

static void begin_burst(Kernel& k, Task& task, instr::Burst const& burst)
{
    task.program.in_burst = true;
    task.program.remaining = draw(burst.length, k.machine.random_state);
    enter_mode(k, task, burst.mode);
}

// Longer than any scenario; what has run so long begins anew.
static constexpr Nanos spin_length = Nanos{std::int64_t{50} * 365 * 86'400 * 1'000'000'000};

static void begin_spin(Kernel& k, Task& task, instr::Spin const& spin)
{
    task.program.in_burst = true;
    task.program.remaining = is_spin_over(k.machine, task.program, spin) ? Nanos::zero() : spin_length;
    enter_mode(k, task, CpuMode::User);
}

// A burst inside a call leaves the kernel with the call.
static void end_burst(Kernel& k, World const& world, Task& task)
{
    Instr const& instruction = current_op(world, task);
    task.program.in_burst = false;
    if (auto const* spin = std::get_if<instr::Spin>(&instruction)) {
        if (!is_spin_over(k.machine, task.program, *spin) && !task.program.burst_cut)
            return;  // begun anew
        if (spin->signal != 0)
            task.program.handled &= ~signal_bit(spin->signal);
    }
    task.program.burst_cut = false;
    ++task.program.pc;
    auto const* burst = std::get_if<instr::Burst>(&instruction);
    if (burst == nullptr || !burst->in_call)
        enter_mode(k, task, CpuMode::User);
}

static void start_loop(Kernel& k, Task& task, instr::LoopStart const& loop)
{
    k.machine.loop_counters[task.program.loops + loop.slot] = loop.count;
    task.program.pc = loop.count == 0 ? loop.past : task.program.pc + 1;
}

static void end_loop(Kernel& k, Task& task, instr::LoopEnd const& loop)
{
    std::uint64_t& left = k.machine.loop_counters[task.program.loops + loop.slot];
    --left;
    task.program.pc = left == 0 ? task.program.pc + 1 : loop.body;
}

// One step of the current task's program; false if it does not run on from here.
static bool step_program(Kernel& k, World const& world, TaskId id)
{
    Instr const& instruction = world.programs[k.task(id).program.program].code[k.task(id).program.pc];
    Task& task = k.task(id);
    if (auto const* burst = std::get_if<instr::Burst>(&instruction)) {
        begin_burst(k, task, *burst);
        return true;
    }
    if (auto const* spin = std::get_if<instr::Spin>(&instruction)) {
        begin_spin(k, task, *spin);
        return true;
    }
    if (auto const* start = std::get_if<instr::LoopStart>(&instruction)) {
        start_loop(k, task, *start);
        return true;
    }
    if (auto const* end = std::get_if<instr::LoopEnd>(&instruction)) {
        end_loop(k, task, *end);
        return true;
    }
    if (std::holds_alternative<instr::HandlerReturn>(instruction)) {
        leave_handler(k, world, id);
        return true;
    }
    OpResult const result = do_instruction(k, world, id, instruction);
    Task& after = k.task(id);  // the op may have made threads
    if (result == OpResult::Done || result == OpResult::Yielded) {
        ++after.program.pc;
        after.program.stage = OpStage::Fresh;
    }
    if (result == OpResult::Exited)
        give_back_loops(k.machine, world, after.program);
    return result == OpResult::Done || result == OpResult::Jumped;
}

bool has_to_leave_user_mode(Task const& task)
{
    return task.mode == CpuMode::User && !task.uninterruptible &&
        (task.signals.sigpending || task.signals.relock || task.program.exit_wanted);
}

// Signals are taken, and exits asked for from outside obeyed, where the thread is in user mode.
static bool leaves_now(Kernel& k, World const& world, TaskId id)
{
    Task const& task = k.task(id);
    if (!has_to_leave_user_mode(task))
        return false;
    if (task.program.exit_wanted) {
        exit_thread(k, world, id, 0);
        return true;
    }
    return take_signals(k, world, id);
}

// A program from outside takes the place of the old one between two ops, once handlers are through.
static void take_next_program(Kernel& k, World const& world, TaskId id)
{
    Task& task = k.task(id);
    if (task.next_program == ProgramState::none)
        return;
    bool const between_ops = task.program.frame == ProgramState::none && task.program.stage == OpStage::Fresh;
    if (!between_ops)
        return;
    ProgramState const old = task.program;
    give_back_loops(k.machine, world, old);
    start_program(k, world, id, task.next_program);
    task.program.exit_wanted = old.exit_wanted;
    task.program.handled = old.handled;
    task.next_program = ProgramState::none;
    enter_mode(k, task, CpuMode::User);
}

// The current task goes on where its burst ended or a signal stopped it; false if it does not run on from here.
static bool go_on(Kernel& k, World const& world, TaskId id)
{
    Task& task = k.task(id);
    if (has_exited(task))
        return false;
    if (task.program.in_burst && task.program.remaining == Nanos::zero())
        end_burst(k, world, task);
    if (leaves_now(k, world, id))
        return false;
    if (!k.task(id).program.in_burst)
        take_next_program(k, world, id);
    return k.task(id).program.in_burst || step_program(k, world, id);
}

// The last of do_exit() takes its time, with preemption off.
static bool has_exit_tail(Task const& task) { return has_exited(task) && task.program.remaining > Nanos::zero(); }
static bool runs_on(Kernel const& k, CpuId cpu, Task const& task)
{
    bool const has_burst_left = task.program.in_burst && task.program.remaining > Nanos::zero();
    return has_burst_left && !has_to_leave_user_mode(task) &&
        !(need_resched(k.machine, cpu) && preemptible(k.machine, cpu));
}

void return_to_user(Kernel& k, World const& world, CpuId cpu)
{
    k.cpu = cpu;
    for (std::uint32_t ops = 0;; ++ops) {
        if (need_resched(k.machine, cpu) && preemptible(k.machine, cpu))
            schedule(k, cpu);
        Maybe<TaskId> const curr = k.rq(cpu).curr;
        if (!curr)
            return;
        if (ops == most_ops_of_a_cpu || too_many_ops(k.machine, ++k.ops)) {
            k.machine.stuck_task = curr;
            return;
        }
        k.stop_point();
        pause_burst(k, cpu);
        if (!go_on(k, world, *curr)) {
            if (has_exit_tail(k.task(*curr))) {
                resume_burst(k, cpu);
                return;
            }
            schedule(k, cpu);
        } else if (runs_on(k, cpu, k.task(*curr))) {
            resume_burst(k, cpu);
            return;
        }
    }
}

}
