// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace tickscope {

/// Every subcommand with its options, in the order in which help shows them: the one table from which the command line
/// is read, help is printed and completions are made. Each subcommand fills its own struct.
///
/// What an option takes is the name of its type: "text|json" is a choice of words; FILE, PATH, SET and the like are
/// listed in completions.cpp, which says what is offered for each.
class Commands {
public:
    /// `app` and this object refer to each other: neither may move.
    explicit Commands(CLI::App& app);
    Commands(Commands const&) = delete;
    Commands& operator=(Commands const&) = delete;

    /// What was asked for, after app.parse().
    Request request() const { return m_chosen ? *m_chosen : Request{m_window}; }

private:
    template<class Options>
    CLI::App* add(char const* name, char const* description, Options& options)
    {
        CLI::App* const command = m_app.add_subcommand(name, description);
        command->callback([this, &options] { m_chosen = options; });
        return command;
    }

    void add_run();
    void add_check();
    void add_reports_of_check(CLI::App* command);
    void add_validate();
    void add_compare();
    void add_sweep();
    void add_stats();
    void add_proc();
    void add_plot();
    void add_link();
    void add_kernel();
    void add_list();
    void add_schema();
    void add_bench();
    void add_completions();
    void add_help();

    CLI::App& m_app;
    std::optional<Request> m_chosen;
    ask::Window m_window;
    ask::Run m_run;
    ask::Check m_check;
    ask::Validate m_validate;
    ask::Compare m_compare;
    ask::Sweep m_sweep;
    ask::Stats m_stats;
    ask::Proc m_proc;
    ask::Plot m_plot;
    ask::Link m_link;
    ask::KernelConsole m_kernel;
    ask::List m_list;
    ask::Schema m_schema;
    ask::Bench m_bench;
    ask::Completions m_completions;
    ask::Help m_help;
};

/// The subcommands of a table that are shown, in its order.
std::vector<CLI::App const*> subcommands_of(CLI::App const& app);

}
