// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"
#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/time_scrubber.h"
#include "ui/style/theme.h"

#include <QApplication>

#include <benchmark/benchmark.h>

namespace tickscope::ui {
namespace {

/// The three plots as they share a window of 1920 x 1080, over a run of a million events.
struct Plots {
    explicit Plots(std::uint16_t cpus)
    {
        std::shared_ptr<Frame const> const frame = sample::crowd(1'000'000, cpus);
        axis.setFrame(*frame);
        selection.selectProcess(sample::worker);
        plotData.setFrame(frame);
        axis.fit();
        clocks.resize(1400, 500);
        lanes.resize(1400, 420);
        scrubber.resize(1920, 76);
    }

    /// Another stretch each time, as while panning: nothing is left over from the redraw before.
    void pan(int step, Nanos length)
    {
        SimTime const from = SimTime{} + Nanos{step % 50} * 20'000'000;
        axis.show({from, from + length});
    }

    void redraw()
    {
        for (QWidget* const plot : std::initializer_list<QWidget*>{&clocks, &lanes, &scrubber}) {
            QPixmap pixmap{plot->size()};
            plot->render(&pixmap);
        }
    }

    TimeAxis axis;
    Selection selection;
    PlotData plotData{selection};
    ClocksPlot clocks{axis, plotData};
    CpuLanes lanes{axis, plotData};
    TimeScrubber scrubber{axis, plotData};
};

void RedrawOfAMillionEvents(benchmark::State& state)
{
    Plots plots{static_cast<std::uint16_t>(state.range(0))};
    Nanos const whole = plots.axis.reached() - SimTime{};
    Nanos const length = whole * state.range(1) / 100;
    int step = 0;
    for (auto _ : state) {
        plots.pan(++step, length);
        QCoreApplication::processEvents();
        plots.redraw();
    }
}
BENCHMARK(RedrawOfAMillionEvents)
    ->ArgNames({"cpus", "percent"})
    ->ArgsProduct({{4, 16, 64}, {90, 10, 1}})
    ->Unit(benchmark::kMillisecond);

void CursorOverAMillionEvents(benchmark::State& state)
{
    Plots plots{16};
    plots.redraw();
    std::int64_t step = 0;
    for (auto _ : state) {
        plots.axis.setHover(SimTime{} + Nanos{++step % 1000} * 10'000'000);
        QCoreApplication::processEvents();
    }
}
BENCHMARK(CursorOverAMillionEvents)->Unit(benchmark::kMillisecond);

}
}

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application{argc, argv};
    tickscope::ui::Theme::instance().choose(tickscope::ui::ThemeChoice::Dark);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
