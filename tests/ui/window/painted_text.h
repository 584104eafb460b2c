// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QStringList>

#include <memory>

namespace tickscope::ui {

/// A surface that keeps the text that is painted on it, and nothing else.
class PaintedText final : public QPaintDevice {
public:
    explicit PaintedText(QSize size);
    ~PaintedText() override;

    QStringList const& texts() const { return m_texts; }
    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    QStringList m_texts;
    std::unique_ptr<QPaintEngine> m_engine;
};

}
