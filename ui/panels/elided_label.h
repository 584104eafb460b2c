// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tickscope::ui {

/// One line of text that gives way where there is no room: it ends with an ellipsis, and a tip has the whole of it.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QString const& text = {}, char const* role = nullptr);

    void setFullText(QString const& text);
    QString const& fullText() const { return m_full; }
    /// What the tip says below the text, also while the text is whole.
    void setNote(QString const& note);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString m_full;
    QString m_note;
};

}
