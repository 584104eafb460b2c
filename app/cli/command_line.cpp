// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/measure.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace tickscope {

static std::map<std::string, ask::SummaryForm> const summary_forms{{"text", ask::SummaryForm::Text},
                                                                   {"json", ask::SummaryForm::Json}};
static std::map<std::string, ask::Sweep::Form> const sweep_forms{
    {"text", ask::Sweep::Form::Text}, {"json", ask::Sweep::Form::Json}, {"csv", ask::Sweep::Form::Csv}};
static std::map<std::string, StatisticsBy> const statistics_subjects{{"thread", StatisticsBy::Thread},
                                                                     {"cpu", StatisticsBy::Cpu},
                                                                     {"process", StatisticsBy::Process},
                                                                     {"state", StatisticsBy::State}};
static std::map<std::string, ask::Stats::Form> const stats_forms{{"text", ask::Stats::Form::Text},
                                                                 {"csv", ask::Stats::Form::Csv},
                                                                 {"json", ask::Stats::Form::Json},
                                                                 {"timehist", ask::Stats::Form::Timehist}};
static char const set_text[] = "all, none, up-to:KEY, KEY,KEY... or all,-KEY,...";

/// Subcommands in the order in which help shows them; each fills its own struct, and `chosen` remembers which.
class Commands {
public:
    explicit Commands(CLI::App& app)
        : m_app{app}
    {
        app.add_option("FILE", m_window.files, "Scenario files to open in the window");
        add_run();
        add_check();
        add_validate();
        add_compare();
        add_sweep();
        add_stats();
        add_proc();
        add_plot();
        add_kernel();
        add_list();
        add_schema();
        add_bench();
    }

    Request request() const { return m_chosen ? *m_chosen : Request{m_window}; }

private:
    template<class Options>
    CLI::App* add(char const* name, char const* description, Options& options)
    {
        CLI::App* const command = m_app.add_subcommand(name, description);
        command->callback([this, &options] { m_chosen = options; });
        return command;
    }

    static void add_settings(CLI::App* command, std::vector<std::string>& settings)
    {
        command
            ->add_option("--set", settings, "Change a value of the scenario before it is checked, e.g. machine.hz=250")
            ->type_name("KEY=VALUE")
            ->allow_extra_args(false);
    }

    template<class Form>
    static void add_summary(CLI::App* command, Form& form)
    {
        command->add_option("--summary", form, "Form of the result: text or json")
            ->type_name("FORM")
            ->transform(CLI::CheckedTransformer(summary_forms).description(""));
    }

    void add_run()
    {
        CLI::App* const command = add("run", "Run a scenario headless and tell how it went", m_run);
        command->add_option("FILE", m_run.file, "A scenario, or '-' for standard input")->required();
        command
            ->add_option(
                "--until", m_run.until,
                "Stop at this simulated time, e.g. 1.5s or 300ticks, or at a wrap of the HPET's counter: wrap, 2wraps")
            ->type_name("TIME");
        command->add_option("--fixes", m_run.fixes, set_text)->type_name("SET");
        add_settings(command, m_run.settings);
        add_summary(command, m_run.summary);
        command->add_option("--trace", m_run.trace, "Write every event to this file, or to '-'; NAME.gz is compressed")
            ->type_name("PATH");
        command->add_option("--format", m_run.format, "The trace's format: " + names_of_trace_formats())
            ->type_name("FORMAT")
            ->transform(CLI::CheckedTransformer(trace_formats_by_name()).description(""));
        command->add_flag("--trace-locks", m_run.trace_locks, "Trace every taking of a group's time lock too");
        command->add_flag(
            "--check-invariants", m_run.check_invariants,
            "Look at the laws of the model after every instant: slow, and exit status 1 if one is broken");
    }

    static std::map<std::string, TraceFormat> trace_formats_by_name()
    {
        std::map<std::string, TraceFormat> formats;
        for (TraceFormatInfo const& row : trace_formats)
            formats[std::string{row.name}] = row.format;
        return formats;
    }
    static std::string names_of_trace_formats()
    {
        std::string names;
        for (TraceFormatInfo const& row : trace_formats) {
            std::string_view const joint = &row == &trace_formats.back() ? " or " : ", ";
            names.append(names.empty() ? "" : joint).append(row.name);
        }
        return names;
    }

    void add_check()
    {
        CLI::App* const command = add("check", "Run scenarios and verify what they expect", m_check);
        command->add_option("FILE", m_check.files, "Scenarios, or '-' for standard input")->required();
        command->add_option("--fixes", m_check.fixes, set_text)->type_name("SET");
        add_settings(command, m_check.settings);
        command->add_option("--junit", m_check.junit, "Write the results as JUnit XML to this file")->type_name("PATH");
        command->add_flag("--tap", m_check.tap, "Print the results as TAP");
    }

    void add_validate()
    {
        CLI::App* const command = add("validate", "Read and check scenarios, run nothing", m_validate);
        command->add_option("FILE", m_validate.files, "Scenarios, or '-' for standard input")->required();
    }

    void add_compare()
    {
        CLI::App* const command = add("compare", "Run one scenario on two kernels and tell where they part", m_compare);
        command->add_option("FILE", m_compare.file, "A scenario, or '-' for standard input")->required();
        command->add_option("--a", m_compare.a, set_text)->type_name("SET")->required();
        command->add_option("--b", m_compare.b, set_text)->type_name("SET")->required();
        command->add_option("--until", m_compare.until, "Stop at this simulated time, or at a wrap")->type_name("TIME");
        add_settings(command, m_compare.settings);
        add_summary(command, m_compare.summary);
    }

    void add_sweep()
    {
        CLI::App* const command =
            add("sweep", "Run a scenario for every combination of some values, and compare the figures", m_sweep);
        command->add_option("FILE", m_sweep.file, "A scenario, or '-' for standard input")->required();
        command
            ->add_option(
                "--set", m_sweep.settings,
                "The values that a key takes in turn, e.g. machine.cpus=1,2,4; with two keys that take several, "
                "the first goes down and the second across")
            ->type_name("KEY=VALUE,VALUE...")
            ->required()
            ->allow_extra_args(false);
        command
            ->add_option("--show", m_sweep.show,
                         "What to read off each run: a value path, or " + names_of_derived_figures())
            ->type_name("PATH");
        command->add_option("--until", m_sweep.until, "Stop each run at this simulated time")->type_name("TIME");
        command->add_option("--fixes", m_sweep.fixes, set_text)->type_name("SET");
        command->add_option("--summary", m_sweep.form, "Form of the result: text, json or csv")
            ->type_name("FORM")
            ->transform(CLI::CheckedTransformer(sweep_forms).description(""));
    }

    static std::string names_of_derived_figures()
    {
        std::string names;
        for (DerivedInfo const& row : derived_figures())
            names += (names.empty() ? "" : ", ") + std::string{row.name};
        return names;
    }

    void add_stats()
    {
        CLI::App* const command = add("stats", "Sum up what happened over a range of a scenario", m_stats);
        command->add_option("FILE", m_stats.file, "A scenario, or '-' for standard input")->required();
        command->add_option("--from", m_stats.from, "Where the range begins; default: boot")->type_name("TIME");
        command->add_option("--to", m_stats.to, "Where it ends; default: the scenario's end")->type_name("TIME");
        command->add_option("--by", m_stats.by, "What makes a row: thread, cpu, process or state")
            ->type_name("WHAT")
            ->transform(CLI::CheckedTransformer(statistics_subjects).description(""));
        command
            ->add_option("--format", m_stats.form, "text, csv, json, or the columns of perf sched timehist: timehist")
            ->type_name("FORM")
            ->transform(CLI::CheckedTransformer(stats_forms).description(""));
        command->add_option("--fixes", m_stats.fixes, set_text)->type_name("SET");
        add_settings(command, m_stats.settings);
    }

    void add_proc()
    {
        CLI::App* const command = add("proc", "Print a file of /proc as the modelled kernel has it", m_proc);
        command->add_option("FILE", m_proc.file, "A scenario, or '-' for standard input")->required();
        command
            ->add_option("PATH", m_proc.path,
                         "/proc/stat, schedstat, sched_debug, PID/{stat,schedstat,sched,timers}, "
                         "PID/task/TID/{stat,schedstat,sched}, or a folder; names do for PID and TID")
            ->required();
        command->add_option("--at", m_proc.at, "When; default: the scenario's end")->type_name("TIME");
        command->add_option("--fixes", m_proc.fixes, set_text)->type_name("SET");
        add_settings(command, m_proc.settings);
    }

    void add_plot()
    {
        CLI::App* const command = add("plot", "Draw a view of a scenario into a file, without a window", m_plot);
        command->add_option("FILE", m_plot.file, "A scenario")->required();
        command->add_option("--view", m_plot.view, "clocks, cpus, scrubber or window")->type_name("NAME")->required();
        command->add_option("--at", m_plot.at, "Up to this simulated time; default: the scenario's end")
            ->type_name("TIME");
        command->add_option("-o,--output", m_plot.out, "OUT.svg, OUT.png or OUT.pdf")->type_name("OUT")->required();
    }

    void add_kernel()
    {
        CLI::App* const command = add("kernel", "Call the modelled kernel's functions one by one", m_kernel);
        command->add_option("FILE", m_kernel.file, "Cases, one JSON object a line; '-' or none: standard input");
        command->add_flag("--check", m_kernel.check, "Compare with the observations that the cases carry");
    }

    void add_list()
    {
        CLI::App* const command = add("list", "List the scenarios that come with Tickscope", m_list);
        command->add_flag("--json", m_list.json, "As JSON");
    }

    void add_schema() { add("schema", "Print the JSON Schema of scenario files", m_schema); }

    void add_bench()
    {
        CLI::App* const command = add("bench", "Measure how fast the engine is on this machine", m_bench);
        command->add_flag("--json", m_bench.json, "As JSON");
    }

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
    ask::KernelConsole m_kernel;
    ask::List m_list;
    ask::Schema m_schema;
    ask::Bench m_bench;
};

std::variant<Request, ExitStatus> read_command_line(int argc, char** argv)
{
    CLI::App app{"See where CPU time goes and why timers fire, in the Linux of February 2009.", "tickscope"};
    app.set_version_flag("--version", "tickscope " TICKSCOPE_VERSION);
    app.require_subcommand(0, 1);
    app.footer(
        "With scenario files, or with nothing, the window opens.\n"
        "Exit status: 0 done, 1 an expectation failed, 2 invalid scenario, 3 usage, 4 file error, 130 interrupted.");
    Commands const commands{app};
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? ExitStatus::Done : ExitStatus::Usage;
    }
    return commands.request();
}

}
