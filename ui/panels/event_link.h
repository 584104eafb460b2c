// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/difference_text.h"

#include <QWidget>

#include <functional>

namespace tickscope::ui {

/// What one of two kernels did, behind its letter; a link to its instant. No event: it did nothing of the kind.
class EventLink final : public QWidget {
    Q_OBJECT

public:
    EventLink(QString const& letter, std::optional<EventText> const& event, std::function<void()> clicked,
              QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_letter;
    std::function<void()> m_clicked;
};

}
