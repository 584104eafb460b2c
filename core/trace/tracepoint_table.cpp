// SPDX-License-Identifier: GPL-3.0-or-later
// The tracepoints of include/trace/events/{sched,timer,signal}.h that this machine passes, with their fields in order.
#include "core/trace/tracepoint.h"

#include <array>

namespace tickscope::tracepoints {

using enum TracepointType;

static constexpr TracepointField switch_fields[]{
    {"prev_comm=", Comm, "prev_comm"},     {" prev_pid=", Int, "prev_pid"},        {" prev_prio=", Int, "prev_prio"},
    {" prev_state=", State, "prev_state"}, {" ==> next_comm=", Comm, "next_comm"}, {" next_pid=", Int, "next_pid"},
    {" next_prio=", Int, "next_prio"}};
static constexpr TracepointField wakeup_fields[]{
    {"comm=", Comm, "comm"}, {" pid=", Int, "pid"}, {" prio=", Int, "prio"}, {" target_cpu=", Cpu, "target_cpu"}};
static constexpr TracepointField migrate_fields[]{{"comm=", Comm, "comm"},
                                                  {" pid=", Int, "pid"},
                                                  {" prio=", Int, "prio"},
                                                  {" orig_cpu=", Int, "orig_cpu"},
                                                  {" dest_cpu=", Int, "dest_cpu"}};
static constexpr TracepointField fork_fields[]{{"comm=", Comm, "parent_comm"},
                                               {" pid=", Int, "parent_pid"},
                                               {" child_comm=", Comm, "child_comm"},
                                               {" child_pid=", Int, "child_pid"}};
static constexpr TracepointField task_fields[]{{"comm=", Comm, "comm"}, {" pid=", Int, "pid"}, {" prio=", Int, "prio"}};
static constexpr TracepointField runtime_fields[]{{"comm=", Comm, "comm"},
                                                  {" pid=", Int, "pid"},
                                                  {" runtime=", Long, "runtime"},
                                                  {" [ns] vruntime=", Long, "vruntime"}};
static constexpr TracepointField itimer_state_fields[]{
    {"which=", Int, "which"},    {" expires=", Long, "expires"},          {" it_value=", Long, "value_sec"},
    {".", Micros, "value_usec"}, {" it_interval=", Long, "interval_sec"}, {".", Micros, "interval_usec"}};
static constexpr TracepointField itimer_expire_fields[]{
    {"which=", Int, "which"}, {" pid=", Int, "pid"}, {" now=", Long, "now"}};
static constexpr TracepointField tick_stop_fields[]{{"success=", Int, "success"}};
static constexpr TracepointField generate_fields[]{
    {"sig=", Int, "sig"},  {" errno=", Int, "errno"}, {" code=", Int, "code"}, {" comm=", Comm, "comm"},
    {" pid=", Int, "pid"}, {" grp=", Int, "group"},   {" res=", Int, "result"}};
static constexpr TracepointField deliver_fields[]{{"sig=", Int, "sig"},
                                                  {" errno=", Int, "errno"},
                                                  {" code=", Int, "code"},
                                                  {" sa_handler=", Address, "sa_handler"},
                                                  {" sa_flags=", Address, "sa_flags"}};
static constexpr TracepointField text_field[]{{"", Text, "text"}};
static constexpr TracepointField print_field[]{{"", Text, "buf"}};

constinit Tracepoint const sched_switch{"sched", "sched_switch", switch_fields};
constinit Tracepoint const sched_waking{"sched", "sched_waking", wakeup_fields};
constinit Tracepoint const sched_wakeup{"sched", "sched_wakeup", wakeup_fields};
constinit Tracepoint const sched_wakeup_new{"sched", "sched_wakeup_new", wakeup_fields};
constinit Tracepoint const sched_migrate_task{"sched", "sched_migrate_task", migrate_fields};
constinit Tracepoint const sched_process_fork{"sched", "sched_process_fork", fork_fields};
constinit Tracepoint const sched_process_exit{"sched", "sched_process_exit", task_fields};
constinit Tracepoint const sched_process_wait{"sched", "sched_process_wait", task_fields};
constinit Tracepoint const sched_stat_runtime{"sched", "sched_stat_runtime", runtime_fields, " [ns]"};
constinit Tracepoint const itimer_state{"timer", "itimer_state", itimer_state_fields};
constinit Tracepoint const itimer_expire{"timer", "itimer_expire", itimer_expire_fields};
constinit Tracepoint const tick_stop{"timer", "tick_stop", tick_stop_fields, " dependency=NONE"};
constinit Tracepoint const signal_generate{"signal", "signal_generate", generate_fields};
constinit Tracepoint const signal_deliver{"signal", "signal_deliver", deliver_fields};
constinit Tracepoint const print{"ftrace", "print", print_field};

static constexpr std::size_t kinds = std::variant_size_v<Traced>;

static std::array<Tracepoint, kinds> const& own_table()
{
    static auto const names = []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<std::string, kinds>{"tickscope_" + std::string{std::variant_alternative_t<I, Traced>::ev}...};
    }
    (std::make_index_sequence<kinds>{});
    static auto const table = [] {
        std::array<Tracepoint, kinds> rows;
        for (std::size_t i = 0; i < kinds; ++i)
            rows[i] = {"tickscope", names[i], text_field};
        return rows;
    }();
    return table;
}

Tracepoint const& own(std::size_t kind) { return own_table()[kind]; }

std::vector<Tracepoint const*> all()
{
    std::vector<Tracepoint const*> rows{&print,
                                        &sched_switch,
                                        &sched_waking,
                                        &sched_wakeup,
                                        &sched_wakeup_new,
                                        &sched_migrate_task,
                                        &sched_process_fork,
                                        &sched_process_exit,
                                        &sched_process_wait,
                                        &sched_stat_runtime,
                                        &itimer_state,
                                        &itimer_expire,
                                        &tick_stop,
                                        &signal_generate,
                                        &signal_deliver};
    for (Tracepoint const& row : own_table())
        rows.push_back(&row);
    return rows;
}

}
