// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCPPainter;

namespace tickscope::ui {

class ComparedClocks;
class PlotData;
class TimeAxis;
struct Colours;

/// The clocks of the selected process: thread_group_cputime(), the cputimer, utime and stime over time, what is due at
/// which level, which signals were sent, and since when the cputimer runs.
class ClocksPlot : public QWidget {
    Q_OBJECT

public:
    ClocksPlot(TimeAxis& axis, PlotData& plotData, QWidget* parent = nullptr);
    ~ClocksPlot() override;

    /// The same process on another kernel, drawn below while there is one.
    void setCompared(ComparedClocks& compared);

    /// Of the clocks' curves those that are among `paths`, where any of this process's are; else those shown at first.
    /// They are drawn also where they are flat.
    void showCurvesOf(std::string const& process, std::vector<std::string> const& paths);

    bool showsTicks() const;
    void setShowsTicks(bool ticks);  ///< count in ticks, not in seconds

    bool showsCloseUp() const;
    void setShowsCloseUp(bool close_up);  ///< the value axis goes near around clock and timer, not down to zero

    /// Draws what the widget would show at `size`, in colours of one's choice and also to files.
    void paintPicture(QCPPainter& painter, QSize size, Colours const& colours);

    QSize sizeHint() const override { return {800, 380}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    /// For the process whose clocks are drawn.
    void menuWanted(QPoint global, Maybe<Tgid> process, Maybe<TaskId> thread);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}
