// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/render_to_file.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSettings>

#include <cstdio>

using namespace tickscope;

namespace {

ui::ThemeChoice themeOf(QString const& name)
{
    if (name == "dark")
        return ui::ThemeChoice::Dark;
    return name == "light" ? ui::ThemeChoice::Light : ui::ThemeChoice::FollowSystem;
}

QSize sizeOf(QString const& text)
{
    QStringList const parts = text.split('x');
    return parts.size() == 2 ? QSize{parts[0].toInt(), parts[1].toInt()} : QSize{};
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        "The window of Tickscope: CPU clocks and timers of the Linux kernel under a scope.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{"theme", "dark or light; without it as the desktop has it.", "NAME"},
                       {"size", "Size of the window or picture, e.g. 1280x800.", "WxH"},
                       {"at", "Run to this instant first, e.g. 1.5s; with a picture the default is the end.", "TIME"},
                       {"tab", "Which tab is on top: story, why, log, queues or machine.", "NAME"},
                       {"screenshot", "Draw the whole window into this file, and exit.", "PNG"},
                       {"plot", "Draw one view of this scenario into a file, and exit.", "FILE"},
                       {"view", "With --plot: clocks, cpus, scrubber or window.", "NAME", "window"},
                       {"o", "With --plot: the file to write, .png, .svg or .pdf.", "OUT"}});
    parser.addPositionalArgument("FILE", "Scenario to open.", "[FILE]");
}

int complain(char const* text)
{
    std::fprintf(stderr, "%s\n", text);
    return static_cast<int>(ui::DrawStatus::Usage);
}

/// Pictures without a window on the screen: --screenshot and --plot.
int drawOffstage(QCommandLineParser const& parser)
{
    bool const plot = parser.isSet("plot");
    QString const file = plot ? parser.value("plot") : parser.positionalArguments().value(0);
    ui::Picture const picture{.view = plot ? parser.value("view") : QStringLiteral("window"),
                              .out = plot ? parser.value("o") : parser.value("screenshot"),
                              .size = parser.isSet("size") ? sizeOf(parser.value("size")) : QSize{1360, 860},
                              .at = parser.value("at"),
                              .tab = parser.value("tab")};
    if (picture.out.isEmpty() || picture.size.isEmpty())
        return complain("a picture needs a file to write and a size like 1280x800");
    return static_cast<int>(ui::draw(file, picture));
}

int showWindow(QCommandLineParser const& parser)
{
    ui::MainWindow window;
    if (parser.isSet("size"))
        window.resize(sizeOf(parser.value("size")));
    if (QStringList const files = parser.positionalArguments(); !files.isEmpty())
        window.openFile(files.first());
    window.show();
    return QApplication::exec();
}

}

int main(int argc, char* argv[])
{
    QApplication application{argc, argv};
    QApplication::setOrganizationName("tickscope");
    QApplication::setApplicationName("tickscope");
    QApplication::setApplicationDisplayName("Tickscope");
    QApplication::setApplicationVersion(TICKSCOPE_VERSION);
    QApplication::setDesktopFileName("org.tickscope.Tickscope");
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    bool const offstage = parser.isSet("screenshot") || parser.isSet("plot");
    QString const theme = offstage ? QStringLiteral("dark") : QSettings{}.value("theme").toString();
    ui::Theme::instance().choose(themeOf(parser.isSet("theme") ? parser.value("theme") : theme));
    QApplication::setWindowIcon(QIcon{":/tickscope.svg"});
    return offstage ? drawOffstage(parser) : showWindow(parser);
}
