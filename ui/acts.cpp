// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/acts.h"

#include "ui/models/act_text.h"
#include "ui/session_bridge.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <utility>

namespace tickscope::ui {

/// From one version of the story to another. It was done before it is pushed: only the session can do it first.
class Step final : public QUndoCommand {
public:
    Step(Acts& acts, QString const& text, VersionId from, VersionId to)
        : QUndoCommand{text}
        , m_acts{acts}
        , m_from{from}
        , m_to{to}
    {
    }

    void undo() override { m_acts.go(m_from); }
    void redo() override
    {
        if (!std::exchange(m_done, true))
            return;
        m_acts.go(m_to);
    }

private:
    Acts& m_acts;
    VersionId m_from, m_to;
    bool m_done = false;
};

Acts::Acts(SessionBridge& session, QObject* parent)
    : QObject{parent}
    , m_session{session}
    , m_stack{new QUndoStack{this}}
{
}

void Acts::push(QString const& text, VersionId to)
{
    VersionId const from = std::exchange(m_version, to);
    m_stack->push(new Step{*this, text, from, to});
}

void Acts::go(VersionId to)
{
    m_version = to;
    m_session.session().go_to(to);
}

void Acts::act(Command command)
{
    QString const text = stepText(command);
    push(text, m_session.session().submit(std::move(command)));
}

void Acts::edit(ScenarioEdit edit)
{
    QString const text = stepText(edit);
    push(text, m_session.session().edit(std::move(edit)));
}

// Where nothing was done while it ran there is nothing to undo: only time goes back.
void Acts::reset()
{
    auto const& frame = m_session.frame();
    bool const nothing_done =
        frame && frame->version == m_version && frame->commands.size() == frame->world->scenario.events.size();
    VersionId const to = m_session.session().reset();
    if (nothing_done)
        m_version = to;
    else
        push(tr("Reset"), to);
}

void Acts::resetToFile() { push(tr("Reset to the file"), m_session.session().reset_to_file()); }

void Acts::goTo(Branch const& branch)
{
    if (branch.version == m_version)
        return;
    m_session.session().go_to(branch.version);
    push(tr("Go to “%1”").arg(branchText(branch)), branch.version);
}

}
