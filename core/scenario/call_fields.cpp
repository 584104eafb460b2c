// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/call_fields.h"

#include "core/kernel/signal_names.h"

namespace tickscope {

static constexpr CallFieldInfo call_fields[]{
    {CallName::ClockGettime, "value", Unit::Time},
    {CallName::Getitimer, "value", Unit::Time},
    {CallName::Getitimer, "interval", Unit::Time},
    {CallName::Setitimer, "value", Unit::Time},
    {CallName::Setitimer, "interval", Unit::Time},
    {CallName::TimerSettime, "value", Unit::Time},
    {CallName::TimerSettime, "interval", Unit::Time},
    {CallName::TimerGettime, "value", Unit::Time},
    {CallName::TimerGettime, "interval", Unit::Time},
    {CallName::TimerGetoverrun, "overrun", Unit::Count},
    {CallName::Getrusage, "utime", Unit::Time},
    {CallName::Getrusage, "stime", Unit::Time},
    {CallName::Times, "utime", Unit::Time},
    {CallName::Times, "stime", Unit::Time},
    {CallName::Times, "cutime", Unit::Time},
    {CallName::Times, "cstime", Unit::Time},
    {CallName::SchedRrGetInterval, "value", Unit::Time},
    {CallName::Sigwait, "signal", Unit::Text, TextOf::Signal},
    {CallName::Sigwait, "overrun", Unit::Count},
    {CallName::Wait, "child", Unit::Text, TextOf::Process},
    {CallName::Wait, "code", Unit::Count},
    {CallName::Wait, "signal", Unit::Text, TextOf::Signal},
    {CallName::Spawn, "thread", Unit::Text, TextOf::Thread},
    {CallName::Fork, "child", Unit::Text, TextOf::Process},
    {CallName::Barrier, "serial", Unit::Count},
    {CallName::Every, "late", Unit::Count},
};

std::vector<CallFieldInfo> fields_of_call(CallName call)
{
    std::vector<CallFieldInfo> fields;
    for (CallFieldInfo const& field : call_fields)
        if (field.call == call)
            fields.push_back(field);
    return fields;
}

namespace {

struct AsValue {
    Machine const& machine;
    NameTable const& names;

    Value operator()(Nanos time) const { return {Unit::Time, time.count(), {}}; }
    Value operator()(std::int64_t number) const { return {Unit::Count, number, {}}; }
    Value operator()(Tgid process) const { return {Unit::Text, 0, process_name(names, machine, process)}; }
    Value operator()(TaskId thread) const { return {Unit::Text, 0, thread_path(names, machine, thread)}; }
    Value operator()(SignalNumber signal) const { return {Unit::Text, 0, signal_name(signal.number)}; }
};

}

Value call_value(CallField const& field, Machine const& machine, NameTable const& names)
{
    return std::visit(AsValue{machine, names}, field.value);
}

}
