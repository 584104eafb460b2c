// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/command_line.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "core/base/stop.h"

#include <csignal>
#include <new>

namespace tickscope {

namespace {

struct Dispatch {
    ExitStatus operator()(ask::Window const& asked) const { return open_window(asked); }
    ExitStatus operator()(ask::Run const& asked) const { return run(asked); }
    ExitStatus operator()(ask::Check const& asked) const { return check(asked); }
    ExitStatus operator()(ask::Validate const& asked) const { return validate(asked); }
    ExitStatus operator()(ask::Compare const& asked) const { return compare(asked); }
    ExitStatus operator()(ask::Sweep const& asked) const { return sweep(asked); }
    ExitStatus operator()(ask::Stats const& asked) const { return stats(asked); }
    ExitStatus operator()(ask::Proc const& asked) const { return proc(asked); }
    ExitStatus operator()(ask::Plot const& asked) const { return plot(asked); }
    ExitStatus operator()(ask::Link const& asked) const { return tickscope::link(asked); }
    ExitStatus operator()(ask::KernelConsole const& asked) const { return kernel_console(asked); }
    ExitStatus operator()(ask::List const& asked) const { return list_scenarios(asked); }
    ExitStatus operator()(ask::Schema const& asked) const { return print_schema(asked); }
    ExitStatus operator()(ask::Bench const& asked) const { return bench(asked); }
    ExitStatus operator()(ask::Completions const& asked) const { return print_completions(asked); }
    ExitStatus operator()(ask::Help const&) const { return ExitStatus::Done; }  // answered where it was read
};

}

static ExitStatus do_what_is_asked(int argc, char** argv)
{
    auto const read = read_command_line(argc, argv);
    if (auto const* status = std::get_if<ExitStatus>(&read))
        return *status;
    return std::visit(Dispatch{}, std::get<Request>(read));
}

int cli_main(int argc, char** argv)
{
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a write that fails
    ExitStatus status;
    try {
        status = do_what_is_asked(argc, argv);
    } catch (Stopped const& stopped) {
        status = stopped.cause == StopCause::Interrupt ? ExitStatus::Interrupted : ExitStatus::LimitReached;
        complain(status, "stopped before the machine had booted");
    } catch (std::bad_alloc const&) {
        status = complain(ExitStatus::LimitReached, "there is no more memory, or no more was allowed (--max-memory)");
    }
    return static_cast<int>(status);
}

}
