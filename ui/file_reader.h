// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "ui/models/scenario_library.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <memory>

namespace tickscope::ui {

/// Reads scenario files on a thread of its own: a file may be large, or on a disk that does not answer.
class FileReader final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// Stops what is being read.
    ~FileReader() override;

    /// fileRead() follows, unless another file is wanted before this one was read.
    void read(QString const& path);

Q_SIGNALS:
    void fileRead(std::shared_ptr<tickscope::ui::OpenedFile> opened);

private:
    void forget();

    struct Job {
        StopFlag stop;
        std::shared_ptr<OpenedFile> opened;  // none where it was stopped
    };
    std::shared_ptr<Job> m_job;
    QPointer<QThread> m_thread;  // null once it has ended
};

}
