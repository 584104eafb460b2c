// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tickscope::ui {

/// A wall clock in large digits that do not tremble, with the date behind it.
class ClockFace final : public QWidget {
    Q_OBJECT

public:
    explicit ClockFace(QWidget* parent = nullptr);
    void setTime(QString const& time, QString const& date);
    QString time() const { return m_time; }
    QSize sizeHint() const override { return {240, 34}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_time, m_date;
};

}
