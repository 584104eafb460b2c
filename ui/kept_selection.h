// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/plots/selection.h"

#include <string>

namespace tickscope::ui {

/// Keeps who is selected where the run becomes another one: numbers of threads and events are those of one run, names
/// are the story's.
class KeptSelection {
public:
    /// Called with each frame before anybody draws it.
    void beforeFrame(std::shared_ptr<Frame const> const& frame, Selection& selection);
    /// Called when everybody has it.
    void afterFrame(Frame const& frame, Selection& selection);

private:
    void note(Frame const& frame, Selection const& selection);
    void select(Frame const& frame, Selection& selection) const;

    std::shared_ptr<Frame const> m_last;
    bool m_waits = false;  // for a run that is made whole
    std::string m_process, m_thread;
};

}
