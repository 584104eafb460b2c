// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_edit.h"
#include "core/scenario/view.h"
#include "core/session/frame.h"

#include <QWidget>

#include <memory>

namespace tickscope::ui {

using FramePtr = std::shared_ptr<Frame const>;

/// A part of the window that shows a frame. It keeps no simulation state of its own, and draws nothing while it is
/// hidden: what a frame costs is what is in sight.
class FrameWidget : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Keeps the frame; shows it at once where the widget is in sight, else when it comes in sight.
    void showFrame(FramePtr const& frame);

Q_SIGNALS:
    void commandWanted(tickscope::Command command);  ///< to be submitted to the session, at the instant shown
    void editWanted(tickscope::ScenarioEdit edit);   ///< of the story from its start
    void seekWanted(tickscope::SimTime target);
    void runToWanted(tickscope::SimTime target);  ///< as fast as possible

protected:
    FramePtr const& frame() const { return m_frame; }  ///< null before the first
    /// Shows what frame() and the selection say now. Called only where there is a frame, and only while in sight.
    virtual void refresh() = 0;
    /// For what must be done at each frame, in sight or not. Called before refresh(); `before` is the frame before,
    /// null at the first.
    virtual void takeFrame([[maybe_unused]] FramePtr const& before) { }
    /// Calls refresh() where it may be called.
    void refreshIfVisible();

    void showEvent(QShowEvent* event) override;

private:
    FramePtr m_frame;
};

/// A FrameWidget with a tab of its own.
class Panel : public FrameWidget {
    Q_OBJECT

public:
    Panel(View view, QString title, QWidget* parent)
        : FrameWidget{parent}
        , m_view{view}
        , m_title{std::move(title)}
    {
    }

    View view() const { return m_view; }
    QString const& title() const { return m_title; }  ///< what its tab says

private:
    View m_view;
    QString m_title;
};

}
