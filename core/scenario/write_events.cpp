// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/quantities.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

#include <algorithm>

namespace tickscope {

namespace {

struct CommandWriter {
    YamlText& keys;

    static YamlText process(std::string const& name) { return YamlText::map().add("process", YamlText::text(name)); }
    static YamlText thread(std::string const& name) { return YamlText::map().add("thread", YamlText::text(name)); }
    static std::string number(CpuId cpu) { return std::to_string(index_of(cpu)); }

    void operator()(cmd::Offline const& command) const { keys.add("offline", number(command.cpu)); }
    void operator()(cmd::Online const& command) const { keys.add("online", number(command.cpu)); }
    void operator()(cmd::Kill const& command) const
    {
        YamlText whom = command.process.empty() ? thread(command.thread) : process(command.process);
        keys.add("kill", whom.add("signal", signal_name(command.signal)));
    }
    void operator()(cmd::ExitThread const& command) const { keys.add("exit_thread", YamlText::text(command.thread)); }
    void operator()(cmd::Setitimer const& command) const
    {
        keys.add("setitimer",
                 process(command.process)
                     .add("which", std::string{word_for(words::itimers, command.which)})
                     .add("value", format_time(command.value))
                     .add("interval", format_time(command.interval)));
    }
    void operator()(cmd::SetrlimitCpu const& command) const
    {
        YamlText limits = process(command.process);
        write_cpu_limits(limits, command.limit);
        keys.add("setrlimit_cpu", std::move(limits));
    }
    void operator()(cmd::Renice const& command) const
    {
        keys.add(
            "renice",
            YamlText::map().add("thread", YamlText::text(command.thread)).add("nice", std::to_string(command.nice)));
    }
    void operator()(cmd::Setaffinity const& command) const
    {
        keys.add("setaffinity",
                 YamlText::map().add("thread", YamlText::text(command.thread)).add("cpus", write_cpus(command.cpus)));
    }
    void operator()(cmd::ReadClock const& command) const { keys.add("read_clock", YamlText::text(command.process)); }
    void operator()(cmd::SampleTimer const& command) const
    {
        keys.add("sample_timer", YamlText::text(command.process));
    }
    void operator()(cmd::SetFixes const& command) const
    {
        YamlText changes = YamlText::map();
        for (auto const& [fix, on] : command.fixes)
            changes.add(info_of(fix).key, on ? "true" : "false");
        for (auto const& [fix, on] : command.later)
            changes.add(info_of(fix).key, on ? "true" : "false");
        keys.add("fix", std::move(changes));
    }
    void operator()(cmd::RtcAlarm const& command) const
    {
        keys.add("rtc_alarm", command.time.empty() ? YamlText::word("off") : YamlText::text(command.time));
    }
    void operator()(cmd::RtcUpdate const& command) const { keys.add("rtc_update", command.on ? "on" : "off"); }
    void operator()(cmd::RtcPeriodic const& command) const
    {
        keys.add("rtc_periodic", command.hz == 0 ? "off" : std::to_string(command.hz));
    }
    void operator()(cmd::Run const& command) const
    {
        keys.add("run", write_process(*command.process, YamlText::Layout::Compact));
    }
    void operator()(cmd::Spawn const& command) const
    {
        keys.add("spawn",
                 process(command.process).add("thread", write_thread(*command.thread, YamlText::Layout::Compact)));
    }
    void operator()(cmd::Program const& command) const
    {
        keys.add("program", thread(command.thread).add("do", write_program(command.ops)));
    }
    void operator()(cmd::EndBurst const& command) const { keys.add("end_burst", YamlText::text(command.thread)); }
    void operator()(cmd::SetScheduler const& command) const
    {
        YamlText set = thread(command.thread).add("policy", std::string{word_for(words::policies, command.policy)});
        if (is_rt(command.policy))
            set.add("priority", std::to_string(command.priority));
        keys.add("setscheduler", std::move(set));
    }
    void operator()(cmd::TimerCreate const& command) const
    {
        op::TimerCreate const& timer = command.timer;
        words::SimpleClock const clock{timer.clock.scope, timer.clock.kind};
        YamlText create = process(command.process)
                              .add("id", YamlText::text(timer.id))
                              .add("clock", std::string{word_for(words::clocks, clock)})
                              .add("signal", signal_name(timer.signal));
        if (timer.notify != TimerNotify::Signal)
            create.add("notify", std::string{word_for(words::notifications, timer.notify)});
        keys.add("timer_create", std::move(create));
    }
    void operator()(cmd::TimerSettime const& command) const
    {
        keys.add("timer_settime",
                 process(command.process)
                     .add("id", YamlText::text(command.timer.id))
                     .add("value", format_time(command.timer.value))
                     .add("interval", format_time(command.timer.interval))
                     .add("absolute", command.timer.absolute ? "true" : "false"));
    }
    void operator()(cmd::TimerDelete const& command) const
    {
        keys.add("timer_delete", process(command.process).add("id", YamlText::text(command.id)));
    }
    void operator()(cmd::Sigaction const& command) const
    {
        keys.add("sigaction",
                 process(command.process)
                     .add("signal", signal_name(command.signal))
                     .add("do", write_disposition(command.what)));
    }
    void operator()(cmd::Sigprocmask const& command) const
    {
        YamlText signals = YamlText::list();
        for (int const signal : command.mask.signals)
            signals.add(YamlText::word(signal_name(signal)));
        keys.add("sigprocmask",
                 thread(command.thread).add(word_for(words::mask_changes, command.mask.how), std::move(signals)));
    }
    void operator()(cmd::SetrlimitRttime const& command) const
    {
        YamlText limits = process(command.process);
        write_rttime_limits(limits, command.limit);
        keys.add("setrlimit_rttime", std::move(limits));
    }
};

}

YamlText write_event(CommandAt const& event)
{
    YamlText keys = YamlText::map();
    keys.add("at", format_time(event.at));
    std::visit(CommandWriter{keys}, event.command);
    return keys;
}

YamlText write_act(Command const& command)
{
    YamlText keys = YamlText::map();
    std::visit(CommandWriter{keys}, command);
    return keys;
}

}
