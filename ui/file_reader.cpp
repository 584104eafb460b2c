// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_reader.h"

namespace tickscope::ui {

FileReader::~FileReader()
{
    static constexpr unsigned long longest_wait = 1000;  // ms; then it hangs at a disk, and goes with the program
    forget();
    for (QThread* thread : findChildren<QThread*>())
        if (!thread->wait(longest_wait))
            thread->setParent(nullptr);
}

// A thread that waits for a disk cannot be stopped; what it brings is not looked at any more.
void FileReader::forget()
{
    if (m_job)
        m_job->stop.set(StopCause::Interrupt);
    m_job.reset();
    if (m_thread)
        m_thread->disconnect(this);
    m_thread = nullptr;
}

void FileReader::read(QString const& path)
{
    forget();
    m_job = std::make_shared<Job>();
    m_thread = QThread::create([path, job = m_job] {
        try {
            job->opened = std::make_shared<OpenedFile>(openScenarioFile(path, &job->stop));
        } catch (Stopped const&) {
        }
    });
    m_thread->setParent(this);
    connect(m_thread, &QThread::finished, this, [this, job = m_job] {
        if (job == m_job && job->opened)
            Q_EMIT fileRead(job->opened);
    });
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->start();
}

}
