// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

/// A screen of its own in memory, whose picture is a file.
class Screen {
public:
    Screen()
    {
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(
            "Xvfb", {"-displayfd", "1", "-screen", "0", "1280x800x24", "-fbdir", m_folder.path(), "-nolisten", "tcp"});
        if (m_server.waitForReadyRead(20'000))
            m_display = ':' + QString::fromLatin1(m_server.readLine()).trimmed();
    }
    ~Screen()
    {
        m_server.terminate();
        m_server.waitForFinished(5'000);
    }

    QString display() const { return m_display; }

    /// How many different colours are on it: the file is an X window dump, a header and then 4 bytes a pixel.
    qsizetype colours() const
    {
        QFile file{m_folder.filePath("Xvfb_screen0")};
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        QByteArray const bytes = file.readAll();
        auto const field = [&](qsizetype at) { return qFromBigEndian<quint32>(bytes.constData() + 4 * at); };
        if (bytes.size() < 100)
            return 0;
        qsizetype const start = field(0) + 12 * field(19);
        QSet<quint32> colours;
        for (qsizetype at = start; at + 4 <= bytes.size(); at += 4)
            colours.insert(qFromLittleEndian<quint32>(bytes.constData() + at) & 0xffffff);
        return colours.size();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_display;
};

QString story() { return QStringLiteral(TICKSCOPE_SOURCE_DIR "/scenarios/itimer_prof_counts_all_threads.yaml"); }

TEST(Program, ShowsAWindowOnARealScreen)
{
    if (QStandardPaths::findExecutable("Xvfb").isEmpty())
        GTEST_SKIP() << "Xvfb is not installed";
    Screen const screen;
    ASSERT_FALSE(screen.display().isEmpty());
    QTemporaryDir const home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", screen.display());
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("XDG_CONFIG_HOME", home.path());
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedChannels);

    program.start(TICKSCOPE_WINDOW_PROGRAM, {story(), "--theme", "dark", "--size", "1280x800"});

    EXPECT_TRUE(QTest::qWaitFor([&] { return screen.colours() > 60; }, 30'000)) << screen.colours() << " colours";
    EXPECT_EQ(program.state(), QProcess::Running);
    program.terminate();
    program.waitForFinished(5'000);
}

TEST(Program, DrawsItsWindowWithoutAScreen)
{
    QTemporaryDir const folder;
    QString const out = folder.filePath("window.png");
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedChannels);

    program.start(TICKSCOPE_WINDOW_PROGRAM,
                  {story(), "-platform", "offscreen", "--screenshot", out, "--at", "100ms", "--size", "1280x800"});
    ASSERT_TRUE(program.waitForFinished(60'000));

    EXPECT_EQ(program.exitCode(), 0);
    EXPECT_EQ(QImage{out}.size(), QSize(1280, 800));
}

TEST(Program, DrawsEveryViewIntoEveryKindOfFile)
{
    QTemporaryDir const folder;
    for (char const* view : {"clocks", "cpus", "scrubber", "window"}) {
        for (char const* suffix : {"png", "svg", "pdf"}) {
            SCOPED_TRACE(std::string{view} + " " + suffix);
            QString const out = folder.filePath(QStringLiteral("%1.%2").arg(view, suffix));
            QProcess program;
            program.start(TICKSCOPE_WINDOW_PROGRAM,
                          {"-platform", "offscreen", "--plot", story(), "--view", view, "--at", "100ms", "-o", out});
            ASSERT_TRUE(program.waitForFinished(60'000));
            EXPECT_EQ(program.exitCode(), 0);
            EXPECT_GT(QFile{out}.size(), 2'000);
        }
    }
}

/// The program run without a display, as a page of a course or a grader runs it.
static int statusOf(QStringList const& arguments, QByteArray* output = nullptr, QByteArray const& input = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (char const* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
        environment.remove(name);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(TICKSCOPE_WINDOW_PROGRAM, arguments);
    program.write(input);
    program.closeWriteChannel();
    EXPECT_TRUE(program.waitForFinished(60'000));
    EXPECT_EQ(program.exitStatus(), QProcess::NormalExit);
    if (output)
        *output = program.readAllStandardOutput() + program.readAllStandardError();
    return program.exitCode();
}

TEST(Program, AnswersHelpAndVersionWithoutADisplay)
{
    QByteArray text;

    EXPECT_EQ(statusOf({"--help"}, &text), 0);
    EXPECT_TRUE(text.contains("--screenshot"));
    EXPECT_EQ(statusOf({"--version"}, &text), 0);
    EXPECT_TRUE(text.startsWith("tickscope-window "));
    EXPECT_EQ(statusOf({}, &text), 3);
    EXPECT_TRUE(text.contains("there is no display"));
}

TEST(Program, DrawsWithTheStatusesOfTheOtherSubcommands)
{
    QTemporaryDir const folder;
    QString const out = folder.filePath("x.svg");
    auto const plot = [&](QStringList const& arguments) {
        return statusOf(QStringList{"-platform", "offscreen", "--view", "clocks"} + arguments);
    };

    EXPECT_EQ(plot({"--plot", folder.filePath("missing.yaml"), "-o", out}), 4);
    EXPECT_EQ(plot({"--plot", story(), "-o", folder.filePath("x.gif")}), 3);
    EXPECT_EQ(plot({"--plot", story(), "-o", "/dev/full", "--format", "svg"}), 4);
    EXPECT_EQ(plot({"--plot", story(), "-o", story(), "--format", "svg"}), 3);
    EXPECT_EQ(plot({"--plot", story(), "-o", out, "--from", "50ms", "--to", "40ms"}), 3);
    EXPECT_EQ(plot({"--plot", story(), "-o", out, "--at", "soon"}), 3);
    EXPECT_EQ(plot({"--plot", story(), "-o", out, "--fixes", "nonsense"}), 3);
    EXPECT_EQ(plot({"--plot", story(), "-o", out, "--set", "machine.hz=7"}), 2);
    EXPECT_FALSE(QFile::exists(out));
}

TEST(Program, DrawsFromStandardInputToStandardOutputAndSaysNothing)
{
    QFile file{story()};
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray text;

    EXPECT_EQ(statusOf({"-platform", "offscreen", "--plot", "-", "--view", "clocks", "--to", "100ms", "-o", "-"}, &text,
                       file.readAll()),
              0);
    EXPECT_TRUE(text.startsWith("<?xml"));
    EXPECT_TRUE(text.trimmed().endsWith("</svg>"));
}

TEST(Program, RefusesAViewThatThereIsNot)
{
    QTemporaryDir const folder;
    QProcess program;

    program.start(TICKSCOPE_WINDOW_PROGRAM,
                  {"-platform", "offscreen", "--plot", story(), "--view", "nonsense", "-o", folder.filePath("x.png")});
    ASSERT_TRUE(program.waitForFinished(60'000));

    EXPECT_EQ(program.exitCode(), 3);
    EXPECT_TRUE(program.readAllStandardError().contains("nonsense"));
}

}
}
