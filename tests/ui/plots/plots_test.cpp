// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"
#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/qcustomplot.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/time_scrubber.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

void turnWheel(QWidget& widget, QPointF position, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event{
        position, widget.mapToGlobal(position), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false};
    QApplication::sendEvent(&widget, &event);
}

class ThreePlots : public ::testing::Test {
protected:
    ThreePlots()
    {
        std::shared_ptr<Frame const> const frame = sample::story();
        axis.setFrame(*frame);
        selection.selectProcess(sample::worker);
        plotData.setFrame(frame);
        axis.show({at(0ms), at(1200ms)});
        for (QWidget* const plot : std::initializer_list<QWidget*>{&clocks, &lanes, &scrubber})
            plot->resize(894, 300);
        scrubber.resize(840, 76);
        grabAll();
    }

    void grabAll()
    {
        for (QWidget* const plot : std::initializer_list<QWidget*>{&clocks, &lanes, &scrubber})
            plot->grab();
    }
    QWidget& surface() { return *clocks.focusProxy(); }

    TimeAxis axis;
    Selection selection;
    PlotData plotData{selection};
    ClocksPlot clocks{axis, plotData};
    CpuLanes lanes{axis, plotData};
    TimeScrubber scrubber{axis, plotData};
};

// The data area of a plot 894 pixels wide reaches from x = 72 to x = 872: 1.5 ms a pixel.

TEST_F(ThreePlots, ZoomAtThePointerAllAlike)
{
    for (QWidget* const plot : {&surface(), static_cast<QWidget*>(&lanes)}) {
        axis.show({at(0ms), at(1200ms)});
        grabAll();

        turnWheel(*plot, {272, 150}, 120);

        EXPECT_LT(axis.range().length(), Nanos{1100ms});
        EXPECT_NEAR(static_cast<double>((at(300ms) - axis.range().from) / 1us),
                    0.25 * static_cast<double>(axis.range().length() / 1us), 2);
    }
}

TEST_F(ThreePlots, PanByDragging)
{
    axis.show({at(300ms), at(600ms)});
    grabAll();

    QTest::mousePress(&lanes, Qt::LeftButton, {}, {500, 100});
    QTest::mouseMove(&lanes, {540, 100});
    QTest::mouseMove(&lanes, {580, 100});
    QTest::mouseRelease(&lanes, Qt::LeftButton, {}, {580, 100});

    EXPECT_EQ(axis.range(), (TimeRange{at(270ms), at(570ms)}));
}

TEST_F(ThreePlots, ObeyTheSameKeys)
{
    for (QWidget* const plot : {&surface(), static_cast<QWidget*>(&lanes), static_cast<QWidget*>(&scrubber)}) {
        axis.show({at(300ms), at(600ms)});

        QTest::keyClick(plot, Qt::Key_D);
        EXPECT_GT(axis.range().from, at(300ms));
        QTest::keyClick(plot, Qt::Key_F);
        EXPECT_EQ(axis.range(), axis.limits());
    }
}

TEST_F(ThreePlots, PutMarkersAndTakeThemAway)
{
    QTest::keyClick(&lanes, Qt::Key_M);
    QTest::keyClick(&surface(), Qt::Key_M, Qt::ShiftModifier);
    EXPECT_EQ(axis.markerDistance(), Nanos{0});

    QTest::keyClick(&lanes, Qt::Key_Escape);

    EXPECT_FALSE(axis.marker(Marker::A));
}

TEST_F(ThreePlots, AskToGoWhereTheClocksWereClicked)
{
    SimTime asked{};
    QObject::connect(&axis, &TimeAxis::seekRequested, [&](SimTime target) { asked = target; });

    QTest::mouseClick(&surface(), Qt::LeftButton, {}, {272, 150});

    EXPECT_EQ(asked, at(300ms));
}

TEST_F(ThreePlots, SelectTheThreadWhoseLaneWasClicked)
{
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, {300, 130});

    EXPECT_EQ(selection.thread(), sample::helper);
    EXPECT_EQ(plotData.thread(), sample::helper);
}

TEST_F(ThreePlots, LetGoOfTheThreadForEverybodyWhereNobodyRan)
{
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, {300, 130});
    QSignalSpy changed{&selection, &Selection::changed};

    QTest::mouseClick(&lanes, Qt::LeftButton, {}, {178, 185});

    EXPECT_FALSE(selection.thread());
    EXPECT_EQ(selection.process(), sample::worker);
    EXPECT_EQ(changed.count(), 1);
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, {300, 130});
    EXPECT_EQ(selection.thread(), sample::helper) << "the same thread can be chosen again";
}

TEST_F(ThreePlots, ZoomToAStretchThatWasDoubleClicked)
{
    QTest::mouseDClick(&lanes, Qt::LeftButton, {}, {292, 60});

    EXPECT_EQ(axis.range(), (TimeRange{at(297ms), at(363ms)}));
}

TEST_F(ThreePlots, FollowThePlayheadOfTheScrubber)
{
    SimTime asked{};
    QObject::connect(&axis, &TimeAxis::seekRequested, [&](SimTime target) { asked = target; });

    QTest::mousePress(&scrubber, Qt::LeftButton, {}, {20 + 200, 30});

    EXPECT_EQ(asked, at(750ms));
}

TEST_F(ThreePlots, SayWhatTheyAre)
{
    for (QWidget const* const plot : std::initializer_list<QWidget const*>{&clocks, &lanes, &scrubber}) {
        EXPECT_FALSE(plot->accessibleName().isEmpty());
        EXPECT_FALSE(plot->accessibleDescription().isEmpty());
    }
}

TEST_F(ThreePlots, OutliveARunThatIsClosed)
{
    plotData.setFrame(nullptr);

    grabAll();

    EXPECT_TRUE(plotData.empty());
}

/// What a plot of the sample run draws into a file.
template<class Plot>
QImage paintedBy(QSize size, double ratio, Colours const& colours)
{
    Selection selection;
    selection.selectProcess(sample::worker);
    TimeAxis axis;
    PlotData plotData{selection};
    axis.setFrame(*sample::story());
    plotData.setFrame(sample::story());
    axis.fit();
    Plot plot{axis, plotData};
    QImage image{(QSizeF{size} * ratio).toSize(), QImage::Format_ARGB32_Premultiplied};
    image.setDevicePixelRatio(ratio);
    QCPPainter painter{&image};
    plot.paintPicture(painter, size, colours);
    painter.end();
    return image;
}

int pixelsOf(QImage const& image, QColor const& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
    return count;
}

TEST(PlotPictures, ShowThreadsInTheirColoursInBothThemes)
{
    for (Colours const* const colours : {&darkColours(), &lightColours()}) {
        QImage const image = paintedBy<CpuLanes>({894, 300}, 1, *colours);

        for (TaskId const task : {sample::main_thread, sample::helper, sample::reader, sample::short_lived})
            EXPECT_GT(pixelsOf(image, colours->threads[index_of(task) % 8]), 500) << index_of(task);
    }
}

TEST(PlotPictures, HaveAsManyPixelsAsTheScreenWants)
{
    QImage const image = paintedBy<ClocksPlot>({640, 300}, 2, darkColours());

    EXPECT_EQ(image.size(), QSize(1280, 600));
    EXPECT_GT(pixelsOf(image, darkColours().clock), 1000);
}

}
}
