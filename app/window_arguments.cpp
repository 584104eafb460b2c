// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_arguments.h"

#include "core/scenario/words.h"

namespace tickscope {

static QString view_names()
{
    QStringList names;
    for (std::string_view const word : words::scenario_views)
        names += QString::fromUtf8(word);
    return names.join(", ");
}

void add_window_options(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        "The window of Tickscope: CPU clocks and timers of the Linux kernel under a scope.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{"theme", "dark or light; without it as the desktop has it.", "NAME"},
         {"size", "Size of the window or picture, e.g. 1280x800.", "WxH"},
         {"language", "Language of the window, e.g. de or en; without it as the desktop has it.", "CODE"},
         {"tab", "Which view is shown: " + view_names() + ".", "NAME"},
         {"screenshot", "Draw the whole window into this file, and exit.", "PNG"},
         {"plot", "Draw one view of this scenario into a file, and exit.", "FILE"},
         {"at", "Run to this instant before drawing, e.g. 1.5s; default: the scenario's end.", "TIME"},
         {"view", "With --plot: clocks, cpus, scrubber or window.", "NAME", "window"},
         {{"o", "output"}, "With --plot: the file to write, .png, .svg or .pdf, or -.", "PATH"},
         {"format", "With --plot: svg, png or pdf; default: as the file's name ends.", "FORMAT"},
         {"from", "With --plot: where the picture begins.", "TIME"},
         {"to", "With --plot: where the picture ends.", "TIME"},
         {"fixes", "With --plot: the kernel's fixes, as for tickscope run.", "SET"},
         {"set", "With --plot: change a value of the scenario; can be given several times.", "KEY=VALUE"}});
    parser.addPositionalArgument("FILE", "Scenario to open.", "[FILE]");
}

static QString value_or_null(QCommandLineParser const& parser, QString const& name)
{
    return parser.isSet(name) ? parser.value(name) + QStringLiteral("") : QString{};
}

WindowArguments::WindowArguments(QCommandLineParser const& parser)
    : plot{value_or_null(parser, "plot")}
    , screenshot{value_or_null(parser, "screenshot")}
    , file{parser.positionalArguments().value(0)}
    , theme{parser.value("theme")}
    , language{parser.value("language")}
    , size{parser.value("size")}
    , view{parser.value("view")}
    , out{parser.value("output")}
    , format{parser.value("format")}
    , at{parser.value("at")}
    , from{parser.value("from")}
    , to{parser.value("to")}
    , fixes{parser.value("fixes")}
    , tab{parser.value("tab")}
    , settings{parser.values("set")}
{
}

QSize size_of(QString const& text)
{
    QStringList const parts = text.split('x');
    return parts.size() == 2 ? QSize{parts[0].toInt(), parts[1].toInt()} : QSize{};
}

}
