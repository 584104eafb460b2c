// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace tickscope::ui {

class TimeAxis;

/// Says over the plots that the run goes on while another stretch of it is shown; a click follows it again.
class LiveHint final : public QToolButton {
    Q_OBJECT

public:
    /// It lies in the middle over the lower edge of `over`, and belongs to it.
    LiveHint(TimeAxis& axis, QWidget& over);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
};

}
