// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "ui/panels/queues_panel.h"

#include <QAbstractItemView>
#include <QTest>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;
using Kind = QueueRow::Kind;

/// Three threads on CPU 0, one on CPU 1, none on eight others.
constexpr std::string_view crowded = R"(
duration: 1s
machine: {cpus: 10}
processes:
  - name: hogs
    threads:
      - {name: main, start_cpu: 0, cpus: "0", program: [{user: 2s}]}
      - {name: other, start_cpu: 0, cpus: "0", program: [{user: 2s}]}
      - {name: third, start_cpu: 0, cpus: "0", program: [{user: 2s}]}
      - {name: apart, start_cpu: 1, cpus: "1", program: [{user: 2s}]}
)";

class Queues : public testing::Test {
protected:
    Queues()
    {
        panel.resize(330, 500);
        panel.showFrame(frame);
    }

    void show()
    {
        panel.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel));
    }
    int find(Kind kind, CpuId cpu = CpuId{0}) const
    {
        for (int row = 0; row < panel.model().rowCount(); ++row)
            if (panel.model().row(row).kind == kind && panel.model().row(row).cpu == cpu)
                return row;
        return -1;
    }
    void click(int row)
    {
        QAbstractItemView& list = panel.list();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::NoModifier,
                          list.visualRect(panel.model().index(row)).center());
    }
    bool isOpen(CpuId cpu) const { return panel.model().row(find(Kind::Cpu, cpu)).open; }

    std::shared_ptr<Frame const> frame = frame_at(crowded, 50ms);
    Selection selection;
    QueuesPanel panel{selection};
};

TEST_F(Queues, AreNotWorkedOutWhileTheyAreHidden)
{
    EXPECT_EQ(panel.model().rowCount(), 0);

    show();

    EXPECT_GT(panel.model().rowCount(), 0);
}

TEST_F(Queues, OpenTheLongestOneAtFirst)
{
    show();

    EXPECT_TRUE(isOpen(CpuId{0}));
    EXPECT_FALSE(isOpen(CpuId{1}));
}

TEST_F(Queues, SelectTheThreadThatIsClicked)
{
    show();
    int const waiting = find(Kind::Fair);

    click(waiting);

    ASSERT_TRUE(selection.thread());
    EXPECT_EQ(*selection.thread(), *panel.model().row(waiting).task);
}

TEST_F(Queues, OpenTheOneOfTheThreadThatIsSelected)
{
    show();
    Task const& apart = frame->machine->tasks[index_of(*frame->machine->cpus[1].rq.curr)];

    selection.selectThread(apart.tgid, apart.id);

    EXPECT_TRUE(isOpen(CpuId{1}));
    EXPECT_FALSE(isOpen(CpuId{0}));
}

TEST_F(Queues, FoldAndUnfoldACpuThatIsClicked)
{
    show();

    click(find(Kind::Cpu, CpuId{1}));
    EXPECT_TRUE(isOpen(CpuId{1}));
    click(find(Kind::Cpu, CpuId{1}));

    EXPECT_FALSE(isOpen(CpuId{1}));
}

TEST_F(Queues, OpenTheCpuThatIsPointedAtElsewhere)
{
    show();

    selection.selectCpu(CpuId{1});

    EXPECT_TRUE(isOpen(CpuId{1}));
}

TEST_F(Queues, AreWalkedThroughByKeys)
{
    show();
    QAbstractItemView& list = panel.list();
    list.setFocus();
    list.setCurrentIndex(panel.model().index(find(Kind::Cpu)));

    QTest::keyClick(&list, Qt::Key_Down);
    EXPECT_EQ(selection.thread(), frame->machine->cpus[0].rq.curr);
    list.setCurrentIndex(panel.model().index(find(Kind::Cpu)));
    QTest::keyClick(&list, Qt::Key_Left);
    EXPECT_FALSE(isOpen(CpuId{0}));
    QTest::keyClick(&list, Qt::Key_Return);

    EXPECT_TRUE(isOpen(CpuId{0}));
}

TEST_F(Queues, KeepTheirPlaceOnAThreadThatMovesInTheOrder)
{
    show();
    int const waiting = find(Kind::Fair);
    TaskId const thread = *panel.model().row(waiting).task;
    panel.list().setCurrentIndex(panel.model().index(waiting));

    panel.showFrame(frame_at(crowded, 100ms));

    EXPECT_EQ(panel.model().row(panel.list().currentIndex().row()).task, thread);
    EXPECT_EQ(*selection.thread(), thread);
}

}
}
