// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tickscope::ui {

/// A figure that runs without trembling, with a quieter second one behind it.
class FigureLabel final : public QWidget {
    Q_OBJECT

public:
    explicit FigureLabel(QWidget* parent = nullptr);
    void setFigures(QString const& main, QString const& second);
    QString text() const { return m_main; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_main;
    QString m_second;
};

}
