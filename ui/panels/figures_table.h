// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace tickscope::ui {

struct FiguresRow {
    enum class Weight { Normal, Total, Faint };
    QColor dot;  ///< invalid: none
    QString name;
    QString note;       ///< behind the name, quieter
    QString under;      ///< a second line, quieter; then all rows of the table have room for one
    QStringList cells;  ///< right-aligned, digits of one width
    Weight weight = Weight::Normal;
    QString tip;
};

/// A small table of figures: names on the left, numbers in columns on the right, as tall as it needs to be.
class FiguresTable final : public QWidget {
    Q_OBJECT

public:
    explicit FiguresTable(QWidget* parent = nullptr);

    void setHeader(QStringList header);  ///< the name column's first
    void setRows(std::vector<FiguresRow> rows);
    /// Rows can be clicked, or chosen with Up and Down and pressed with Return.
    void setClickable(bool clickable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowClicked(int row);  ///< also by Return

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int headerHeight() const;
    int rowHeight() const;
    int rowAt(QPointF pos) const;
    std::vector<qreal> columnWidths() const;
    void paintHeader(QPainter& painter, std::vector<qreal> const& widths) const;
    void paintRow(QPainter& painter, int row, std::vector<qreal> const& widths) const;
    qreal paintCells(QPainter& painter, FiguresRow const& row, QRectF line, std::vector<qreal> const& widths) const;
    QRectF rowRect(int row) const;

    QStringList m_header;
    std::vector<FiguresRow> m_rows;
    int m_hover = -1;
    int m_current = 0;  // of the keys, while the table has the focus
    bool m_clickable = false;
};

}
