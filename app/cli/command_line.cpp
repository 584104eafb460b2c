// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/completions.h"
#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "core/scenario/near_miss.h"

#include <fmt/format.h>

namespace tickscope {

static char const version_text[] = "tickscope " TICKSCOPE_VERSION;

static void describe(CLI::App& app)
{
    app.description("See where CPU time goes and why timers fire, in the Linux of February 2009.");
    app.name("tickscope");
    app.set_version_flag("-V,--version", version_text);
    app.require_subcommand(0, 1);
    app.get_formatter()->column_width(28);
}

/// What the program has and its subcommands do not: they take over what was there when they were added.
static void describe_whole(CLI::App& app)
{
    app.set_help_all_flag("--help-all", "Print the help of every subcommand and exit");
    app.footer("With scenario files, or with nothing, the window opens. 'tickscope help COMMAND' tells more.\n"
               "Exit status: 0 done, 1 an expectation failed, 2 invalid scenario, 3 usage, 4 file error, "
               "5 limit reached, 130 interrupted.");
}

/// The subcommand that was being read when reading stopped; the program itself where there was none.
static CLI::App const& command_of(CLI::App const& app)
{
    std::vector<CLI::App*> const chosen = app.get_subcommands();
    return chosen.empty() ? app : *chosen.back();
}

static std::vector<std::string> options_of(CLI::App const& command)
{
    std::vector<std::string> names;
    for (CLI::Option const* option : command.get_options())
        for (std::string const& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

static std::vector<std::string> names_of_subcommands(CLI::App const& app)
{
    std::vector<std::string> names;
    for (CLI::App const* command : subcommands_of(app))
        names.push_back(command->get_name());
    return names;
}

static void label_messages(CLI::App const& app)
{
    messages_are_of(&command_of(app) == &app ? "tickscope" : "tickscope: " + command_of(app).get_name());
}

static ExitStatus complain_of_usage(CLI::App const& app, std::string_view text)
{
    label_messages(app);
    std::string const command = &command_of(app) == &app ? "" : command_of(app).get_name() + " ";
    return complain(ExitStatus::Usage, fmt::format("{}\nTry 'tickscope {}--help'.", text, command));
}

/// What nobody took: an option that there is not, or an argument too many.
static std::string unexpected(CLI::App const& app)
{
    CLI::App const& command = command_of(app);
    std::vector<std::string> const left = app.remaining(true);
    if (left.empty())
        return "an argument was not expected";
    std::string const first = left.front();
    if (first.starts_with('-') && first.size() > 1)
        return fmt::format("there is no option {}{}", first,
                           did_you_mean(first.substr(0, first.find('=')), options_of(command)));
    return fmt::format("the argument {} was not expected", tickscope::quoted(first));
}

static ExitStatus print_help(CLI::App const& app, std::string const& name)
{
    if (name.empty())
        return exit_status_of(print(app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal)));
    for (CLI::App const* command : subcommands_of(app))
        if (command->get_name() == name)
            return exit_status_of(print(command->help("tickscope", CLI::AppFormatMode::Normal)));
    return complain_of_usage(app,
                             fmt::format("there is no subcommand {}{}", tickscope::quoted(name),
                                         did_you_mean(name, names_of_subcommands(app))));
}

std::variant<Request, ExitStatus> read_command_line(int argc, char** argv)
{
    CLI::App app;
    describe(app);
    Commands const commands{app};
    describe_whole(app);
    try {
        app.parse(argc, argv);
    } catch (CLI::CallForHelp const&) {
        return exit_status_of(print(app.help()));
    } catch (CLI::CallForAllHelp const&) {
        return exit_status_of(print(app.help("", CLI::AppFormatMode::All)));
    } catch (CLI::CallForVersion const&) {
        return exit_status_of(print(fmt::format("{}\n", version_text)));
    } catch (CLI::ExtrasError const&) {
        return complain_of_usage(app, unexpected(app));
    } catch (CLI::ParseError const& error) {
        return complain_of_usage(app, error.what());
    }
    Request request = commands.request();
    if (auto const* help = std::get_if<ask::Help>(&request))
        return print_help(app, help->command);
    label_messages(app);
    return request;
}

std::vector<std::string> subcommand_names()
{
    CLI::App app;
    Commands const commands{app};
    return names_of_subcommands(app);
}

std::string completions_for(ask::Shell shell)
{
    CLI::App app;
    describe(app);
    Commands const commands{app};
    describe_whole(app);
    return completions(app, shell);
}

}
