// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/measure.h"

#include <fmt/format.h>

namespace tickscope {

template<class Meaning>
using Words = std::vector<std::pair<std::string, Meaning>>;

static Words<ask::SummaryForm> const summary_forms{{"text", ask::SummaryForm::Text}, {"json", ask::SummaryForm::Json}};
static Words<ask::Sweep::Form> const sweep_forms{
    {"text", ask::Sweep::Form::Text}, {"json", ask::Sweep::Form::Json}, {"csv", ask::Sweep::Form::Csv}};
static Words<StatisticsBy> const statistics_subjects{{"thread", StatisticsBy::Thread},
                                                     {"cpu", StatisticsBy::Cpu},
                                                     {"process", StatisticsBy::Process},
                                                     {"state", StatisticsBy::State}};
static Words<ask::Stats::Form> const stats_forms{{"text", ask::Stats::Form::Text},
                                                 {"csv", ask::Stats::Form::Csv},
                                                 {"json", ask::Stats::Form::Json},
                                                 {"timehist", ask::Stats::Form::Timehist}};
static Words<ask::PictureForm> const picture_forms{
    {"svg", ask::PictureForm::Svg}, {"png", ask::PictureForm::Png}, {"pdf", ask::PictureForm::Pdf}};
static Words<ask::Schema::Of> const schemas{
    {"scenario", ask::Schema::Of::Scenario}, {"summary", ask::Schema::Of::Summary}, {"sweep", ask::Schema::Of::Sweep},
    {"compare", ask::Schema::Of::Compare},   {"stats", ask::Schema::Of::Stats},     {"marks", ask::Schema::Of::Marks},
    {"trace", ask::Schema::Of::Trace}};
static Words<ask::Shell> const shells{{"bash", ask::Shell::Bash}, {"zsh", ask::Shell::Zsh}, {"fish", ask::Shell::Fish}};
static Words<std::string> const views{
    {"clocks", "clocks"}, {"cpus", "cpus"}, {"scrubber", "scrubber"}, {"window", "window"}};
static Words<std::string> const themes{{"dark", "dark"}, {"light", "light"}};

static char const set_help[] = "The kernel's fixes: all, none, up-to:KEY, KEY,KEY... or all,-KEY,...; default: as the "
                               "scenario has them";

/// An option whose value is one of some words.
template<class Meaning>
static CLI::Option* add_choice(CLI::App* command, std::string const& name, Meaning& into, Words<Meaning> const& words,
                               std::string const& help)
{
    std::string type;
    for (auto const& [word, meaning] : words)
        type += (type.empty() ? "" : "|") + word;
    auto const read = [words, type](std::string const& text) {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i].first == text)
                return std::optional{words[i].second};
        return std::optional<Meaning>{};
    };
    auto const store = [&into, read, type, name](std::string const& text) {
        std::optional<Meaning> const meaning = read(text);
        if (!meaning)
            throw CLI::ValidationError(fmt::format("{} {}: one of {} was expected", name, text, type));
        into = *meaning;
    };
    return command->add_option_function<std::string>(name, store, help)->type_name(type);
}

static CLI::Option* add_value(CLI::App* command, char const* name, std::string& into, char const* type,
                              char const* help)
{
    return command->add_option(name, into, help)->type_name(type);
}

/// Programs that run unattended have limits of their own.
enum class UsualLimits : std::uint8_t { None, Unattended };

static void add_limits(CLI::App* command, LimitTexts& limits, UsualLimits usual)
{
    bool const some = usual == UsualLimits::Unattended;
    add_value(command, "--max-events", limits.events, "N",
              some ? "Stop a run that reports more trace events; default: 1000000000; 'none' for no limit"
                   : "Stop where more trace events were reported; default: none");
    add_value(command, "--max-time", limits.time, "TIME",
              some ? "Stop a run that takes more CPU time; default: 300s; 'none' for no limit"
                   : "Stop where more CPU time was taken, e.g. 30s; default: none");
    add_value(command, "--max-memory", limits.memory, "SIZE",
              some ? "Let a run take no more memory; default: 3GiB; 'none' for no limit"
                   : "Take no more memory than this, e.g. 512MiB; default: none");
}

static void add_scenario(CLI::App* command, std::string& file)
{
    add_value(command, "FILE", file, "", "A scenario, the name of a shipped one, or '-' for standard input")
        ->required();
}

static void add_scenarios(CLI::App* command, std::vector<std::string>& files)
{
    command->add_option("FILE", files, "Scenarios, names of shipped ones, or '-' for standard input")
        ->type_name("")
        ->required();
}

static void add_changes(CLI::App* command, std::string& fixes, std::vector<std::string>& settings)
{
    add_value(command, "--fixes", fixes, "SET", set_help);
    command->add_option("--set", settings, "Change a value of the scenario before it is checked, e.g. machine.hz=250")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
}

static void add_variant(CLI::App* command, std::string& variant)
{
    add_value(command, "--variant", variant, "TEXT",
              "Draw what the scenario lets vary for this text, e.g. a student's name");
}

Commands::Commands(CLI::App& app)
    : m_app{app}
{
    app.add_option("FILE", m_window.files, "Scenarios to open in the window, or names of shipped ones")->type_name("");
    add_run();
    add_check();
    add_validate();
    add_compare();
    add_sweep();
    add_stats();
    add_proc();
    add_plot();
    add_link();
    add_kernel();
    add_list();
    add_schema();
    add_bench();
    add_completions();
    add_help();
}

static Words<TraceFormat> words_of_trace_formats()
{
    Words<TraceFormat> words;
    for (TraceFormatInfo const& row : trace_formats)
        words.emplace_back(row.name, row.format);
    return words;
}

void Commands::add_run()
{
    CLI::App* const command = add("run", "Run a scenario headless and tell how it went", m_run);
    add_scenario(command, m_run.file);
    add_value(command, "--until", m_run.until, "WHEN",
              "Stop at this simulated time, e.g. 1.5s or 300ticks, at a wrap of the HPET's counter: wrap, 2wraps, or "
              "where a condition first holds: 'proc.worker.clock.utime >= 100ticks and cpu.1.online = 0'; default: the "
              "scenario's end");
    command
        ->add_option("--break", m_run.breaks,
                     "Stop where this first happens, e.g. SIGPROF, warning or 'sched_migrate_task of worker/main'")
        ->type_name("EVENT")
        ->allow_extra_args(false);
    add_changes(command, m_run.fixes, m_run.settings);
    add_limits(command, m_run.limits, UsualLimits::None);
    add_variant(command, m_run.variant);
    add_choice(command, "--summary", m_run.summary, summary_forms,
               "How the result is told; default: text, or nothing where the trace goes to standard output");
    add_value(command, "--trace", m_run.trace, "PATH",
              "Write every event to this file, or to '-'; NAME.gz is compressed");
    add_choice(command, "--format", m_run.format, words_of_trace_formats(), "The trace's format; default: jsonl")
        ->needs("--trace");
    command->add_flag("--trace-locks", m_run.trace_locks, "Trace every taking of a group's time lock too");
    command->add_flag("--check-invariants", m_run.check_invariants,
                      "Look at the laws of the model after every instant: slow, and exit status 1 if one is broken");
}

void Commands::add_check()
{
    CLI::App* const command = add("check", "Run scenarios, verify what they expect, and give marks", m_check);
    add_scenarios(command, m_check.files);
    add_value(command, "--expect", m_check.key, "KEY.yaml",
              "Expectations that replace those of the files: a scenario, or only 'tickscope: 1' and 'expect:'");
    command
        ->add_option("--min-points", m_check.min_points, "So many points of each file are enough; default: all of them")
        ->type_name("N");
    add_changes(command, m_check.fixes, m_check.settings);
    add_limits(command, m_check.limits, UsualLimits::Unattended);
    add_variant(command, m_check.variant);
    add_reports_of_check(command);
}

void Commands::add_reports_of_check(CLI::App* command)
{
    command->add_flag("--tap", m_check.tap, "Print the results as TAP");
    add_value(command, "--json", m_check.json, "PATH", "Write the marks as JSON to this file, or to '-'");
    add_value(command, "--csv", m_check.csv, "PATH", "Write the marks as CSV, a row a file");
    add_value(command, "--junit", m_check.junit, "PATH", "Write the results as JUnit XML");
    add_value(command, "--gradescope", m_check.gradescope, "PATH", "Write Gradescope's results.json");
}

void Commands::add_validate()
{
    CLI::App* const command = add("validate", "Read and check scenarios, run nothing", m_validate);
    add_scenarios(command, m_validate.files);
}

void Commands::add_compare()
{
    CLI::App* const command = add("compare", "Run one scenario on two kernels and tell where they part", m_compare);
    add_scenario(command, m_compare.file);
    add_value(command, "--a", m_compare.a, "SET", "Fixes of the first kernel, as for run --fixes")->required();
    add_value(command, "--b", m_compare.b, "SET", "Fixes of the second kernel")->required();
    add_value(command, "--until", m_compare.until, "TIME",
              "Stop at this simulated time, or at a wrap; default: the scenario's end");
    command->add_option("--set", m_compare.settings, "Change a value of the scenario, e.g. machine.hz=250")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    add_choice(command, "--summary", m_compare.summary, summary_forms, "How the result is told; default: text");
}

static std::string names_of_derived_figures()
{
    std::string names;
    for (DerivedInfo const& row : derived_figures())
        names += (names.empty() ? "" : ", ") + std::string{row.name};
    return names;
}

void Commands::add_sweep()
{
    CLI::App* const command =
        add("sweep", "Run a scenario for every combination of some values, and compare the figures", m_sweep);
    add_scenario(command, m_sweep.file);
    command
        ->add_option("--set", m_sweep.settings,
                     "The values that a key takes in turn, e.g. machine.cpus=1,2,4; with two keys that take several, "
                     "the first goes down and the second across")
        ->type_name("KEY=VALUE,VALUE...")
        ->required()
        ->allow_extra_args(false);
    command
        ->add_option("--show", m_sweep.show,
                     "What to read off each run: a value path, or " + names_of_derived_figures() +
                         "; default: what bookkeeping cost")
        ->type_name("FIGURE");
    add_value(command, "--until", m_sweep.until, "TIME",
              "Stop each run at this simulated time; default: the scenario's end");
    add_value(command, "--fixes", m_sweep.fixes, "SET", set_help);
    add_limits(command, m_sweep.limits, UsualLimits::Unattended);
    add_choice(command, "--summary", m_sweep.form, sweep_forms, "How the result is told; default: text");
}

void Commands::add_stats()
{
    CLI::App* const command = add("stats", "Sum up what happened over a range of a scenario", m_stats);
    add_scenario(command, m_stats.file);
    add_value(command, "--from", m_stats.from, "TIME", "Where the range begins; default: boot");
    add_value(command, "--to", m_stats.to, "TIME", "Where it ends; default: the scenario's end");
    add_choice(command, "--by", m_stats.by, statistics_subjects, "What makes a row; default: thread");
    add_choice(command, "--format", m_stats.form, stats_forms,
               "Form of the result; timehist has the columns of perf sched timehist; default: text");
    add_changes(command, m_stats.fixes, m_stats.settings);
}

void Commands::add_proc()
{
    CLI::App* const command = add("proc", "Print a file of /proc as the modelled kernel has it", m_proc);
    add_scenario(command, m_proc.file);
    add_value(command, "PATH", m_proc.path, "",
              "/proc/stat, schedstat, sched_debug, PID/{stat,schedstat,sched,timers}, "
              "PID/task/TID/{stat,schedstat,sched}, or a folder; names do for PID and TID")
        ->required();
    add_value(command, "--at", m_proc.at, "TIME", "When; default: the scenario's end");
    add_changes(command, m_proc.fixes, m_proc.settings);
}

void Commands::add_plot()
{
    CLI::App* const command = add("plot", "Draw a view of a scenario into a file, without a window", m_plot);
    add_scenario(command, m_plot.file);
    add_choice(command, "--view", m_plot.view, views, "What to draw")->required();
    add_value(command, "-o,--output", m_plot.out, "PATH", "A .svg, .png or .pdf file, or '-' for standard output")
        ->required();
    add_choice(command, "--format", m_plot.format, picture_forms,
               "What to write; default: as the file's name ends, and svg on standard output");
    add_value(command, "--at", m_plot.at, "TIME", "Up to this simulated time; default: the scenario's end");
    add_value(command, "--from", m_plot.from, "TIME", "Where the picture begins; default: the start");
    add_value(command, "--to", m_plot.to, "TIME", "Where the picture ends; default: --at");
    add_changes(command, m_plot.fixes, m_plot.settings);
    add_value(command, "--size", m_plot.size, "WxH", "Size in pixels; default: 1360x860");
    add_choice(command, "--theme", m_plot.theme, themes, "Colours; default: dark");
}

void Commands::add_link()
{
    CLI::App* const command =
        add("link", "Print a scenario, and how it is looked at, as one line that opens it again", m_link);
    add_scenario(command, m_link.file);
    add_value(command, "--at", m_link.at, "TIME", "The instant that is shown; default: that of the link, or none");
    add_value(command, "--from", m_link.from, "TIME", "Where the range shown begins");
    add_value(command, "--to", m_link.to, "TIME", "Where the range shown ends");
    add_value(command, "--select", m_link.select, "NAME", "What is selected, e.g. worker/main or cpu.0");
    add_changes(command, m_link.fixes, m_link.settings);
    add_variant(command, m_link.variant);
    command->add_flag("--text", m_link.text, "Print the text of the scenario instead of a link");
}

void Commands::add_kernel()
{
    CLI::App* const command = add("kernel", "Call the modelled kernel's functions one by one", m_kernel);
    add_value(command, "FILE", m_kernel.file, "", "Cases, one JSON object a line; '-' or none: standard input");
    command->add_flag("--check", m_kernel.check, "Compare with the observations that the cases carry");
}

void Commands::add_list()
{
    CLI::App* const command = add("list", "List the scenarios that come with Tickscope", m_list);
    command->add_flag("--json", m_list.json, "As JSON");
    command->add_flag("--names", m_list.names, "Only the names, one a line");
}

void Commands::add_schema()
{
    CLI::App* const command =
        add("schema", "Print the JSON Schema of scenario files, or of a format that is written", m_schema);
    add_choice(command, "NAME", m_schema.of, schemas, "Of what; default: scenario");
}

void Commands::add_bench()
{
    CLI::App* const command = add("bench", "Measure how fast the engine is on this machine", m_bench);
    command->add_flag("--json", m_bench.json, "As JSON");
}

void Commands::add_completions()
{
    CLI::App* const command = add("completions", "Print the completions of a shell", m_completions);
    add_choice(command, "SHELL", m_completions.shell, shells, "Whose")->required();
}

void Commands::add_help()
{
    CLI::App* const command = add("help", "Print the help of a subcommand", m_help);
    add_value(command, "COMMAND", m_help.command, "", "Of which; default: of the program");
}

std::vector<CLI::App const*> subcommands_of(CLI::App const& app)
{
    return app.get_subcommands([](CLI::App const* command) { return !command->get_group().empty(); });
}

}
