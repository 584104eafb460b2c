// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/draw_picture.h"
#include "app/window_arguments.h"
#include "ui/main_window.h"
#include "ui/style/theme.h"
#include "ui/style/translations.h"

#include <QApplication>
#include <QIcon>
#include <QRegularExpression>
#include <QSettings>

#include <optional>
#include <unistd.h>

using namespace tickscope;

namespace {

ui::ThemeChoice themeOf(QString const& name)
{
    if (name == "dark")
        return ui::ThemeChoice::Dark;
    return name == "light" ? ui::ThemeChoice::Light : ui::ThemeChoice::FollowSystem;
}

int statusOf(ExitStatus status) { return static_cast<int>(status); }

void describeProgram()
{
    QCoreApplication::setOrganizationName("tickscope");
    QCoreApplication::setApplicationName("tickscope");
    QCoreApplication::setApplicationVersion(TICKSCOPE_VERSION);
}

/// What a platform plugin has to say of a picture is for nobody; that no plugin fits the display ends the program, but
/// not by abort().
void handleQtMessage(QtMsgType type, QMessageLogContext const&, QString const& text)
{
    if (type == QtFatalMsg) {
        complain(ExitStatus::Usage, text.section('\n', 0, 0).toStdString());
        _exit(statusOf(ExitStatus::Usage));
    }
    if (type == QtCriticalMsg)
        say(text.toStdString());
}

QStringList given(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// --help and --version need no display, so they are answered before there is a QApplication.
std::optional<ExitStatus> answerWithoutDisplay(int argc, char** argv)
{
    int no_arguments = 1;
    QCoreApplication const application{no_arguments, argv};
    QCommandLineParser parser;
    add_window_options(parser);
    parser.parse(given(argc, argv));  // Qt's own options, which a QApplication takes out, are no error here
    if (!parser.isSet("help") && !parser.isSet("version"))
        return std::nullopt;
    QString const answer = parser.isSet("help")
        ? parser.helpText()
        : QStringLiteral("tickscope-window %1\n").arg(QCoreApplication::applicationVersion());
    return exit_status_of(print(answer.toStdString()));
}

bool isSet(char const* variable) { return !qEnvironmentVariableIsEmpty(variable); }

bool hasDisplay(QStringList const& arguments)
{
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM") || arguments.contains("-platform");
}

int showWindow(WindowArguments const& asked)
{
    ui::MainWindow window;
    if (!asked.size.isEmpty())
        window.resize(size_of(asked.size));
    if (!asked.file.isEmpty())
        window.openFile(QString::fromStdString(scenario_path(asked.file.toStdString())));
    window.show();
    return QApplication::exec();
}

int runWindow(QCommandLineParser const& parser)
{
    WindowArguments const asked{parser};
    // Pictures are the same on every desktop, unless a language is asked for.
    ui::speak(asked.is_picture() && asked.language.isEmpty() ? QStringLiteral("en") : asked.language);
    QString const usual = asked.is_picture() ? QStringLiteral("dark") : QSettings{}.value("theme").toString();
    ui::Theme::instance().choose(themeOf(asked.theme.isEmpty() ? usual : asked.theme));
    QApplication::setWindowIcon(QIcon{":/tickscope.svg"});
    return asked.is_picture() ? statusOf(draw_picture(asked)) : showWindow(asked);
}

}

int main(int argc, char* argv[])
{
    describeProgram();
    QStringList const arguments = given(argc, argv);
    bool const plots = arguments.filter(QRegularExpression{"^--?plot(=.*)?$"}).size() > 0;
    messages_are_of(plots ? "tickscope: plot" : "tickscope-window");
    if (auto const answered = answerWithoutDisplay(argc, argv))
        return statusOf(*answered);
    if (!hasDisplay(arguments))
        return statusOf(complain(ExitStatus::Usage, "there is no display: DISPLAY and WAYLAND_DISPLAY are not set"));
    qInstallMessageHandler(handleQtMessage);
    QApplication application{argc, argv};
    QApplication::setApplicationDisplayName("Tickscope");
    QApplication::setDesktopFileName("org.tickscope.Tickscope");
    QCommandLineParser parser;
    add_window_options(parser);
    if (!parser.parse(QApplication::arguments()))
        return statusOf(complain(ExitStatus::Usage, parser.errorText().toStdString()));
    return runWindow(parser);
}
