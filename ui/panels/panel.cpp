// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/panel.h"

#include <utility>

namespace tickscope::ui {

void FrameWidget::showFrame(FramePtr const& frame)
{
    FramePtr const before = std::exchange(m_frame, frame);
    takeFrame(before);
    refreshIfVisible();
}

void FrameWidget::refreshIfVisible()
{
    if (m_frame && isVisible())
        refresh();
}

void FrameWidget::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshIfVisible();
}

}
