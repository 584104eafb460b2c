// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render_to_file.h"

#include "ui/main_window.h"
#include "ui/models/instant_words.h"
#include "ui/models/sentences.h"
#include "ui/plots/picture_file.h"
#include "ui/scope_page.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QPixmap>
#include <QTabWidget>
#include <QTimer>

#include <cstdio>

namespace tickscope::ui {
namespace {

DrawStatus complain(QString const& text, DrawStatus status)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
    return status;
}

/// Where the picture is taken: the instant asked for, else where the story ends.
std::optional<SimTime> targetOf(QString const& at, Frame const& frame)
{
    return at.isEmpty() ? std::optional{frame.duration} : instantOf(at, frame.machine->config);
}

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

void showTab(ScopePage& scope, QString const& tab)
{
    if (!tab.isEmpty())
        scope.showView(tab);
    if (tab != "why")
        return;
    Frame const& frame = *scope.bridge().frame();
    std::optional<std::uint64_t> last;
    frame.visible_trace().each(frame.visible_trace().first_n(),
                               frame.visible_trace().lower_bound(frame.machine->now + Nanos{1}),
                               [&](TraceEvent const& event) {
                                   if (std::holds_alternative<traced::SignalGenerate>(event.what))
                                       last = event.n;
                               });
    scope.selection().selectEvent(last);
}

void settle()
{
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 40);
}

DrawStatus save(MainWindow& window, Picture const& picture)
{
    bool saved = false;
    if (picture.view == "window")
        saved = window.grab().save(picture.out);
    else if (window.scope()) {
        auto const view = window.scope()->view(picture.view);
        if (!view)
            return complain(QStringLiteral("there is no view '%1': window, clocks, cpus or scrubber").arg(picture.view),
                            DrawStatus::Usage);
        saved = writePicture(*view, picture.size, colours(), picture.out);
    }
    return saved ? DrawStatus::Done
                 : complain(picture.out + QStringLiteral(" cannot be written"), DrawStatus::CannotWrite);
}

}

DrawStatus draw(QString const& file, Picture const& picture)
{
    MainWindow window{MainWindow::Memory::Forget};
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(picture.size);
    if (!file.isEmpty())
        window.openFile(file);
    window.show();
    if (!window.scope()) {
        settle();
        if (file.isEmpty() || picture.view != "window")
            return file.isEmpty() ? save(window, picture)
                                  : complain(window.problemsText(), DrawStatus::InvalidScenario);
        std::fputs(qPrintable(window.problemsText()), stderr);
        save(window, picture);
        return DrawStatus::InvalidScenario;
    }
    ScopePage& scope = *window.scope();
    waitFor(scope, [](Frame const&) { return true; });
    std::optional<SimTime> const target = targetOf(picture.at, *scope.bridge().frame());
    if (!target)
        return complain(QStringLiteral("'%1' is no instant").arg(picture.at), DrawStatus::Usage);
    scope.bridge().session().run_to(*target);
    waitFor(scope, [&](Frame const& frame) { return stands(frame, *target); });
    showTab(scope, picture.tab);
    settle();
    return save(window, picture);
}

}
