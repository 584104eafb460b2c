// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix_table.h"
#include "core/scenario/check.h"
#include "core/scenario/kernel_tree.h"
#include "core/scenario/quantity_table.h"
#include "core/scenario/words.h"
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "tests/ui/window/painted_text.h"
#include "tests/ui/window/pseudo_locale.h"
#include "ui/command_palette.h"
#include "ui/comparison.h"
#include "ui/gallery_page.h"
#include "ui/main_window.h"
#include "ui/models/event_log_model.h"
#include "ui/models/kernel_text.h"
#include "ui/panels/kernel_menu.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/task_menu.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/qcustomplot.h"
#include "ui/plots/time_scrubber.h"
#include "ui/problems_page.h"
#include "ui/scope_page.h"
#include "ui/shortcut_sheet.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"
#include "ui/style/translations.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// Something of everything that the window can show.
constexpr char const* pseudo_story = R"(
summary: Zzsummary
about: Zzabout
duration: 2s
machine: {cpus: 4}
rtc: {update_irq: true}
processes:
  - name: zzworker
    threads:
      - name: zzmain
        program:
          - setitimer: {which: prof, value: 100ms, interval: 100ms}
          - {repeat: forever, do: [{user: 30ms}, {system: 3ms}, {sleep: 2ms}]}
      - {name: zzhelper, count: 6, program: [{user: 3s}]}
      - {name: zzshort, program: [{user: 20ms}]}
events:
  - {at: 100ms, offline: 3}
  - {at: 200ms, online: 3}
lesson:
  - {say: Zzsay, ask: {question: Zzquestion, answer: {value: proc.zzworker.clock.utime, at: 50ms}, choices: [zzone, zztwo]}}
)";

/// Text that is nobody's to translate: of the scenario, of the kernel, of keys and units, and what the core writes for
/// the command line too.
QSet<QString> knownWords(Scenario const& scenario)
{
    QStringList texts{
        "zzsummary zzabout zzworker zzmain zzhelper zzshort zzsay zzquestion zzone zztwo init yaml json",
        "utime stime sum exec vruntime nice nohz prof virt sched batch FIFO RR setitimer getitimer getrusage watchdog",
        "ms ns Hz MiB Tickscope HPET RTC CPU SIGPROF rc",
        "Ctrl Shift Alt Esc Space Home End Left Right Return Wheel PgUp PgDown Del Ins Tab"};
    for (FixInfo const& fix : fix_table)
        texts << toQString(fix.key) << toQString(fix.title) << toQString(fix.commit);
    for (LaterFixInfo const& fix : later_fix_table)
        texts << toQString(fix.key) << toQString(fix.title) << toQString(fix.since);
    KernelConfig const config = kernel_config(scenario);
    for (FixInfo const& fix : fix_table)
        texts << toQString(why_inert(fix.fix, config));
    for (KernelTree const& tree : kernel_trees)
        texts << toQString(tree.name) << toQString(tree.note);
    for (auto const& clock : words::clocks)
        texts << toQString(clock.word);
    for (QuantityInfo const& quantity : quantities())
        texts << toQString(quantity.name) << toQString(quantity.help);
    for (LibraryEntry const& entry : shippedScenarios())
        texts << entry.title << entry.summary << entry.tags << entry.path;
    for (Expectation const& expectation : scenario.expect)
        texts << QString::fromStdString(to_string(expectation));
    texts << QString::fromStdString(scenario.title);
    return wordsOf(texts);
}

class InAPseudoLocale : public testing::Test {
protected:
    InAPseudoLocale()
    {
        QCoreApplication::installTranslator(&locale);
        window = std::make_unique<MainWindow>(MainWindow::Memory::Forget);
        window->resize(1600, 1000);
        window->show();
    }
    ~InAPseudoLocale() override
    {
        window.reset();
        QCoreApplication::removeTranslator(&locale);
    }

    template<class Holds>
    bool until(Holds holds)
    {
        return QTest::qWaitFor(holds, 20'000);
    }
    void open()
    {
        window->openScenario(scenario, {});
        ASSERT_TRUE(until([&] { return scope().bridge().frame() != nullptr; }));
        scope().bridge().session().run_to(SimTime{600ms});
        ASSERT_TRUE(until([&] { return frame().machine->now >= SimTime{600ms}; }));
        QCoreApplication::processEvents();
    }
    ScopePage& scope() { return *window->scope(); }
    Frame const& frame() { return *scope().bridge().frame(); }

    void expectTranslated(QString const& text, std::string const& where)
    {
        QStringList const plain = untranslated(text, known);
        EXPECT_TRUE(plain.isEmpty()) << where << ": " << plain.join(' ').toStdString() << " in \"" << text.toStdString()
                                     << '"';
    }
    /// What is painted, and what widgets say to those who point at them or listen.
    void expectAllTranslated(QWidget& shown, std::string const& where)
    {
        PaintedText painted{shown.size()};
        shown.render(&painted);
        EXPECT_FALSE(painted.texts().isEmpty()) << where;
        for (QString const& text : painted.texts())
            expectTranslated(text, where);
        for (QWidget* const widget : shown.findChildren<QWidget*>())
            if (widget->isVisible())
                for (QString const& text :
                     {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()})
                    expectTranslated(text, where + ", a tip or name");
    }
    void expectMenuTranslated(QMenu& menu, std::string const& where)
    {
        Q_EMIT menu.aboutToShow();
        EXPECT_FALSE(menu.actions().isEmpty()) << where;
        for (QAction const* const action : menu.actions()) {
            expectTranslated(action->text(), where);
            if (action->menu())
                expectMenuTranslated(*action->menu(), where);
        }
    }

    PseudoLocale locale;
    Scenario scenario = scenario_of(pseudo_story);
    QSet<QString> known = knownWords(scenario);
    std::unique_ptr<MainWindow> window;
};

TEST_F(InAPseudoLocale, ItsTestFindsWhatIsNotTranslated)
{
    EXPECT_EQ(untranslated("Darker than light", known), (QStringList{"Darker", "light"}));
    EXPECT_EQ(untranslated(MainWindow::tr("Darker than light"), known), QStringList{});
    EXPECT_EQ(untranslated("sched_switch, RLIMIT_CPU, rq->nr_running, wherewithal zzmain", known),
              QStringList{"wherewithal"});
    QLabel label{"Plain words"};
    PaintedText painted{{200, 40}};
    label.render(&painted);
    EXPECT_EQ(untranslated(painted.texts().join(' '), known), (QStringList{"Plain", "words"}));
}

TEST_F(InAPseudoLocale, TheGalleryIsTranslated) { expectAllTranslated(*window, "gallery"); }

TEST_F(InAPseudoLocale, TheScopeIsTranslatedWithEachOfItsTabs)
{
    open();
    scope().selection().selectEvent(frame().trace.size() - 1);

    for (int tab = 0; tab < scope().tabs().count(); ++tab) {
        scope().tabs().setCurrentIndex(tab);
        QCoreApplication::processEvents();
        expectTranslated(scope().tabs().tabText(tab), "tab");
        expectAllTranslated(*window, scope().panels()[static_cast<std::size_t>(tab)]->metaObject()->className());
    }
}

TEST_F(InAPseudoLocale, ThePlotsAreTranslated)
{
    open();
    for (char const* const name : {"clocks", "cpus", "scrubber"}) {
        PaintedText painted{{1200, 400}};
        QCPPainter painter;
        ASSERT_TRUE(painter.begin(&painted));
        std::visit([&](auto* plot) { plot->paintPicture(painter, {1200, 400}, colours()); }, *scope().plot(name));
        painter.end();
        EXPECT_GT(painted.texts().size(), 3) << name;
        for (QString const& text : painted.texts())
            expectTranslated(text, name);
    }
}

TEST_F(InAPseudoLocale, EveryLineOfTheLogIsTranslated)
{
    open();
    EventLogModel& log = scope().log().model();
    log.setFilter(~std::uint32_t{0}, {});
    log.setFrame(scope().bridge().frame());
    ASSERT_GT(log.rowCount(), 100);

    for (int row = 0; row < log.rowCount(); ++row) {
        QModelIndex const index = log.index(row, EventLogModel::Text);
        expectTranslated(index.data().toString(), "log");
        expectTranslated(index.data(EventLogModel::SmallRole).toString(), "small print of the log");
    }
}

TEST_F(InAPseudoLocale, MenusAndCommandsAreTranslated)
{
    open();
    expectMenuTranslated(*scope().transport().kernelButton().menu(), "kernel menu");
    expectMenuTranslated(*scope().transport().compareButton().menu(), "compare menu");
    TaskMenu tasks{frame(), Tgid{1}, TaskId{1}, window.get()};
    expectMenuTranslated(tasks, "task menu");
    for (QAction const* const action : window->actions())
        expectTranslated(action->text(), "command");
    ShortcutSheet sheet{window->actions(), window.get()};
    sheet.show();
    expectAllTranslated(sheet, "keys");
}

TEST_F(InAPseudoLocale, AComparisonIsTranslated)
{
    open();
    scope().comparison().start(withFixSwitched(scenario.kernel, Fix::AbstimeSync));
    ASSERT_TRUE(until([&] { return scope().comparison().pair() && scope().comparison().pair()->together; }));

    expectAllTranslated(*window, "comparison");
}

TEST_F(InAPseudoLocale, ALessonAndItsAnswerAreTranslated)
{
    open();
    scope().showView(View::Story);
    QTest::keyClick(window.get(), Qt::Key_1);
    scope().story().goToStep(1);

    expectAllTranslated(*window, "lesson");
}

TEST(TranslationFiles, LackNothing)
{
    QDir const folder{QStringLiteral(TICKSCOPE_SOURCE_DIR "/resources/i18n")};
    QStringList const files = folder.entryList({"*.ts"});
    EXPECT_EQ(files, (QStringList{"tickscope_de.ts", "tickscope_en.ts"}));
    for (QString const& name : files) {
        QFile file{folder.filePath(name)};
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_FALSE(file.readAll().contains("unfinished")) << name.toStdString();
    }
}

TEST(TranslationFiles, SpeakGermanWherePeopleDo)
{
    speak(QStringLiteral("de"));

    EXPECT_EQ(MainWindow::tr("Quit"), "Beenden");
    EXPECT_EQ(ticksText({1}), "1 Tick");
    EXPECT_EQ(ticksText({2}), "2 Ticks");
    speak(QStringLiteral("en"));
    EXPECT_EQ(MainWindow::tr("Quit"), "Quit");
    EXPECT_EQ(ticksText({1}), "1 tick");
    EXPECT_EQ(ticksText({1'001}), QString::fromUtf8("1\u2009001 ticks"));
}

}
}
