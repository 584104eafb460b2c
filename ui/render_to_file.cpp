// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render_to_file.h"

#include "ui/main_window.h"
#include "ui/middle_column.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/value_curves.h"
#include "ui/scope_page.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTabWidget>
#include <QTimer>

namespace tickscope::ui {
namespace {

bool stands(Frame const& frame, SimTime target)
{
    bool const moving = frame.state == PlayState::Running || frame.state == PlayState::Replaying;
    return !moving && (frame.machine->now >= target || frame.state == PlayState::Finished);
}

/// Lets events happen until a frame pleases.
template<class Pleases>
void waitFor(ScopePage& scope, Pleases pleases)
{
    if (scope.bridge().frame() && pleases(*scope.bridge().frame()))
        return;
    QEventLoop loop;
    auto const connection = QObject::connect(&scope, &ScopePage::frameShown, &loop, [&] {
        if (pleases(*scope.bridge().frame()))
            loop.quit();
    });
    loop.exec();
    QObject::disconnect(connection);
}

/// The last signal that was sent before the instant shown.
std::optional<std::uint64_t> lastSignal(Frame const& frame)
{
    TraceView const& trace = frame.visible_trace();
    std::optional<std::uint64_t> last;
    trace.each(trace.first_n(), trace.lower_bound(frame.machine->now + Nanos{1}), [&](TraceEvent const& event) {
        if (std::holds_alternative<traced::SignalGenerate>(event.what))
            last = event.n;
    });
    return last;
}

void showTab(ScopePage& scope, View tab)
{
    scope.showView(tab);
    if (tab == View::Why)
        scope.selection().selectEvent(lastSignal(*scope.bridge().frame()));
}

void settle()
{
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 40);
}

/// The stretch that is asked for; what is left out reaches to where the run begins or stands.
void showRange(ScopePage& scope, Picture const& picture, SimTime reached)
{
    if (picture.from || picture.to)
        scope.axis().show({picture.from.value_or(SimTime{}), picture.to.value_or(reached)});
}

Result<QByteArray> draw(MainWindow& window, Picture const& picture)
{
    if (picture.view == "window")
        return pictureOf(window, picture.format);
    auto const view = window.scope() ? window.scope()->plot(picture.view) : std::nullopt;
    if (!view)
        return failure(
            QStringLiteral("there is no view '%1': window, clocks, cpus or scrubber").arg(picture.view).toStdString());
    return pictureOf(*view, picture.size, colours(), picture.format);
}

void prepare(MainWindow& window, Picture const& picture)
{
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(picture.size);
}

}

Result<QByteArray> renderScenario(Scenario scenario, QString const& path, Picture const& picture)
{
    MainWindow window{MainWindow::Memory::Forget};
    prepare(window, picture);
    window.openScenario(std::move(scenario), path);
    window.show();
    ScopePage& scope = *window.scope();
    waitFor(scope, [](Frame const&) { return true; });
    SimTime const target = picture.at.value_or(scope.bridge().frame()->duration);
    scope.bridge().session().run_to(target);
    waitFor(scope, [&](Frame const& frame) { return stands(frame, target); });
    if (picture.tab)
        showTab(scope, *picture.tab);
    showRange(scope, picture, target);
    settle();
    while (!scope.middle().curves().isComplete())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    settle();
    return draw(window, picture);
}

Result<QByteArray> renderWindow(QString const& file, Picture const& picture)
{
    MainWindow window{MainWindow::Memory::Forget};
    prepare(window, picture);
    if (!file.isEmpty())
        window.showFile(openScenarioFile(file));
    window.show();
    settle();
    return draw(window, picture);
}

}
