// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/comparison_runner.h"

#include <QFrame>

class QToolButton;

namespace tickscope::ui {

class ElidedLabel;

/// Says, while two kernels are compared, which these are and how it stands.
class CompareBar final : public QFrame {
    Q_OBJECT

public:
    explicit CompareBar(QWidget* parent = nullptr);

    void setKernels(KernelSpec const& a, KernelSpec const& b);
    void showPair(FramePair const& pair);
    QString text() const;   ///< "A: 2.6.29-rc5 · B: without abstime-sync"
    QString state() const;  ///< "the same so far"

    QToolButton& swapButton() const { return *m_swap; }
    QToolButton& endButton() const { return *m_end; }

Q_SIGNALS:
    void differenceWanted(int direction);
    void swapWanted();
    void endWanted();

private:
    ElidedLabel* m_a;
    ElidedLabel* m_b;
    ElidedLabel* m_state;
    QToolButton* m_before;
    QToolButton* m_next;
    QToolButton* m_swap;
    QToolButton* m_end;
};

}
